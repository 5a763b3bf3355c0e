using System.Globalization;

namespace CollabBot.Benchmarks;

/// <summary>What the bots are given to do, as Teams would ask for it.</summary>
/// <param name="SendsPerRequest">How many messages the bot sends for each request.</param>
public sealed record Workload(string Name, int SendsPerRequest, string Members)
{
    public const string AppId = "22222222-2222-4222-8222-222222222222";

    public const string TenantId = "11111111-1111-4111-8111-111111111111";

    /// <summary>The action that a card invoke carries, and the name of the invoke.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>A message that the bot sends back to its conversation.</summary>
    public static Workload Echo { get; } = new("echo", 1, """
        "type":"message","text":"Shall we look at the plan together on Thursday?","textFormat":"plain",
        "attachments":[{"contentType":"text/html","content":"<div>Shall we look at the plan together on Thursday?</div>"}]
        """);

    /// <summary>A tap on a card that is answered with the next card.</summary>
    public static Workload CardInvoke { get; } = new("card invoke", 0, """
        "type":"invoke","name":"adaptiveCard/action","replyToId":"1795373523367",
        "value":{"action":{"type":"Action.Execute","verb":"answer","data":{"round":"2026-W40","question":2,"value":"4"}},"trigger":"manual"}
        """);

    public static IReadOnlyList<Workload> All { get; } = [Echo, CardInvoke];

    /// <param name="conversation">Turns of one conversation run one after the other.</param>
    /// <param name="number">Makes the activity's id; a second delivery of an id is not run again. The text's length does not depend on it.</param>
    public string Activity(string serviceUrl, int conversation, long number) => $$$"""
        {{{{Members}}},"id":"{{{Id(number)}}}","channelId":"msteams","serviceUrl":"{{{serviceUrl}}}",
        "timestamp":"2026-11-22T18:52:03.414Z","localTimestamp":"2026-11-22T18:52:03.414+00:00","localTimezone":"Europe/London","locale":"en-GB",
        "from":{"id":"29:1-a-person-whose-id-is-about-as-long-as-those-of-teams-are","name":"A person","aadObjectId":"aaaaaaaa-0000-4000-8000-000000000001"},
        "conversation":{"conversationType":"personal","tenantId":"{{{TenantId}}}","id":"a:1-personal-chat-{{{conversation}}}"},
        "recipient":{"id":"28:{{{AppId}}}","name":"CollabBot"},
        "entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Windows","timezone":"Europe/London"}],
        "channelData":{"source":{"name":"message"},"tenant":{"id":"{{{TenantId}}}" } } }
        """;

    /// <summary>Always of the same length, so that it can be written over another.</summary>
    public static string Id(long number) => number.ToString("D16", CultureInfo.InvariantCulture);
}
