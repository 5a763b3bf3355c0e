using System.Reflection;
using CollabBot.Teams;

namespace CollabBot.Tests.Cards;

/// <summary>What people and Teams can fill in at any time, by the name of the field.</summary>
internal static class InjectionFields
{
    /// <summary>Lines that people type; braces stand for the text.</summary>
    public static IReadOnlyList<(string Field, string Line)> Typed { get; } =
    [
        ("typed", "{}"),
        ("admin", "admin add {}"),
        ("admin removed", "admin remove {}"),
        ("look after", "look after {}"),
        ("teams", "teams {}"),
        ("comment area", "comment {}: words"),
        ("comment typed", "comment trust: {}"),
        ("comment sent", "send comment trust: {}"),
        ("reply typed", "will do {}"),
        ("reply day", "will do less by {}"),
        ("reply why", "cannot because {}"),
        ("noticed", "noticed {}"),
        ("pause", "pause until {}"),
        ("pause from", "pause {}"),
        ("quiet", "quiet {}"),
        ("budget", "budget {}"),
        ("off", "off {}"),
        ("holidays", "holidays {}"),
        ("works", "works {}"),
        ("kit", "kit {}"),
        ("nudge", "nudges {}"),
        ("digest", "digest {}"),
        ("connect", "connect {}"),
        ("withdraw", "withdraw {}"),
        ("data typed", "erase my data {}"),
        ("threshold", "threshold {}"),
        ("every", "every {} weeks"),
    ];

    /// <summary>Dialogs that are begun with a word, and then answered.</summary>
    public static IReadOnlyList<(string Field, string Word)> Dialogs { get; } =
        [("in settings", "settings"), ("in ask", "ask now"), ("in close", "close now"), ("in decisions", "decisions"), ("in pulse", "pulse"), ("in complaint", "complain"), ("in pause", "pause")];

    /// <summary>Where in an activity a text may stand that the bot may come to read.</summary>
    public static IReadOnlyList<(string Field, string Path)> OfActivities { get; } =
    [
        ("a type", "type"),
        ("a name", "name"),
        ("a sender", "from/name"),
        ("a role", "from/role"),
        ("a recipient", "recipient/name"),
        ("a chat", "conversation/name"),
        ("a topic", "topicName"),
        ("a text", "text"),
        ("a format", "textFormat"),
        ("a locale", "locale"),
        ("a zone", "localTimezone"),
        ("an action", "action"),
        ("an event", "channelData/eventType"),
        ("a team", "channelData/team/name"),
        ("a channel", "channelData/channel/name"),
        ("a group", "channelData/team/aadGroupId"),
        ("a version", "channelData/app/version"),
        ("a mode", "deliveryMode"),
        ("a reply", "replyToId"),
        ("an invoke", "value/action/verb"),
        ("a trigger", "value/trigger"),
        ("a search", "value/queryText"),
        ("a dataset", "value/dataset"),
        ("a feedback", "value/actionValue/feedback"),
    ];

    /// <summary>Of every button.</summary>
    public static IReadOnlyList<string> Verbs { get; } = [.. Constants().Where(value => value.Contains('.', StringComparison.Ordinal) && !value.EndsWith('.'))];

    /// <summary>Every member that a button's data or an input may have.</summary>
    public static IReadOnlyList<string> Data { get; } = [.. Constants().Where(value => !value.Contains('.', StringComparison.Ordinal))];

    private static IEnumerable<string> Constants() => typeof(CardActions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
