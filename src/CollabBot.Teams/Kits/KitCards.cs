using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Kits;

/// <summary>A kit as people get it: for a leader to take to a meeting, in the channel, or out of the list of eight.</summary>
internal static class KitCards
{
    private const string Call = "call";
    private static string Take => Phrase.Of("Take this to your next meeting");

    /// <summary>What plain text says in place of the button.</summary>
    public static string InWords => Phrase.Of("For your next meeting, write kit; for the eight areas together, areas.");

    /// <summary>Within a leader's digest, below the step to try.</summary>
    /// <returns>Nothing where the digest tells nothing.</returns>
    public static AdaptiveElement[] Section(TeamDigest digest) => !digest.AsksForReply ? [] :
    [
        new AdaptiveActionSet { Actions = [new AdaptiveExecuteAction { Title = Take, Verb = CardActions.KitTake, Data = Data(digest.Team, digest.Focus) }, AreaCards.Open(digest.Team)] },
    ];

    /// <summary>For a leader in their own chat, who can post it.</summary>
    public static AdaptiveCard ForLeader(OfferedKit offered) => Card(
        offered.Kit,
        Phrase.Of($"{KitTexts.InPlainWords(offered.Kit)} Write kit post {offered.Kit.Area.Id} to post it to your team's channel."),
        [CardText.Under(CardText.Name(offered.Team.Name), offered.Kit.Area.Name)],
        $"Nothing of it comes back to me: what you say there stays there. Write **kit** and an area for another.",
        [new AdaptiveExecuteAction { Title = Phrase.Of("Post it to the channel"), Verb = CardActions.KitPost, Data = Data(offered.Team.Ref, offered.Kit.Area) }, ShowCall, Browse(null, Phrase.Of("All eight")), AreaCards.Open(offered.Team.Ref)]);

    /// <summary>Out of the list, for anybody.</summary>
    public static AdaptiveCard ForAnybody(ConversationKit kit) => Card(
        kit,
        KitTexts.InPlainWords(kit),
        [CardText.Under(kit.Area.Name, kit.Area.InShort)],
        $"Anybody may take it to a meeting. If you lead a team, write **kit post {kit.Area.Id}** to put it in the channel.",
        [ShowCall, Browse(null, Phrase.Of("All eight")), AreaCards.Open(null)]);

    /// <summary>In the channel, or to each person of a team that is not asked.</summary>
    public static AdaptiveCard ForTeam(Post.TeamKit post) => Card(
        post.Kit,
        Phrase.Of($"{WhyHere(post.By)} {KitTexts.InPlainWords(post.Kit)} Write kit to me for all eight."),
        [CardText.Under(CardText.Name(post.To.Team.Name), post.Kit.Area.Name), CardText.Plain($"{WhyHere(post.By)}")],
        $"Use it if you like, when you like. Nothing of it comes back to me. Write **kit** to me for all eight.",
        [ShowCall]);

    /// <summary>The list of eight.</summary>
    /// <param name="note">Said first; null for nothing.</param>
    public static AdaptiveCard List(string? note = null) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{(note is null ? "" : note + " ")}A kit for a team meeting, by area. Write kit and one of these: {AreaWords.All}."),
        Body =
        [
            AdaptiveTextBlock.Heading($"{KitTexts.Title}"),
            .. note is null ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Plain($"{note}")],
            CardText.Quiet($"Two questions and a plan for ten minutes, for each of the eight areas. Anybody may use any of them at any time.") with { Spacing = AdaptiveSpacing.None },
            .. PracticeArea.All.Select(InList),
        ],
    };

    private static AdaptiveToggleVisibilityAction ShowCall => new() { Title = Phrase.Of("For a video call"), TargetElements = [Call] };

    private static string WhyHere(KitOrigin by) => by is KitOrigin.Turn ? KitTexts.TooFew : KitTexts.FromLeader;

    private static AdaptiveContainer InList(PracticeArea area)
    {
        var section = CardText.Section($"{area.Name}", $"{ConversationKits.Shipped.Of(area).Questions[0]}");
        return section with { Items = [.. section.Items, new AdaptiveActionSet { Actions = [Browse(area, area.ShortName)] }] };
    }

    private static AdaptiveCard Card(ConversationKit kit, string inPlainWords, IEnumerable<AdaptiveElement> under, AdaptiveText foot, IReadOnlyList<AdaptiveAction> actions) => new()
    {
        Lang = CardText.Language,
        FallbackText = inPlainWords,
        Body =
        [
            AdaptiveTextBlock.Heading($"{KitTexts.Title}"),
            .. under,
            AdaptiveTextBlock.Heading($"Two questions", AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Medium },
            .. kit.Questions.Select(question => CardText.Plain($"{question}")),
            AdaptiveTextBlock.Heading($"Ten minutes", AdaptiveTextSize.Default) with { Spacing = AdaptiveSpacing.Medium },
            Plan(kit),
            CardText.Quiet($"From {kit.Shift.From} to {kit.Shift.To}."),
            CardText.OnDemand(
                Call,
                [
                    $"In a video call: paste this into the chat of the meeting.",
                    .. kit.Questions.Select(question => (AdaptiveText)$"{question}"),
                    .. kit.Steps.Select(step => (AdaptiveText)$"{KitTexts.InCall(step)}"),
                ]),
            CardText.Foot(foot),
        ],
        Actions = actions,
    };

    private static AdaptiveTable Plan(ConversationKit kit) => new()
    {
        Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(2) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(7) }],
        ShowGridLines = false,
        Rows =
        [
            AdaptiveTableRow.Header($"Minutes", $"What we do"),
            .. kit.Steps.Select(step => AdaptiveTableRow.Of((AdaptiveText)$"{KitTexts.Minutes(step)}", (AdaptiveText)$"{step.InRoom}")),
        ],
    };

    private static AdaptiveExecuteAction Browse(PracticeArea? area, string title) => new()
    {
        Title = title,
        Verb = CardActions.Kits,
        Data = new JsonObject { ["v"] = 1, [CardActions.Area] = area?.Id ?? "" },
    };

    private static JsonObject Data(TeamRef team, PracticeArea? area)
    {
        var data = new JsonObject { ["v"] = 1, [CardActions.Team] = team.Team.Value };
        if (area is not null)
        {
            data[CardActions.Area] = area.Id;
        }

        return data;
    }
}
