using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;
using CollabBot.Teams.Shifts;

namespace CollabBot.Teams.Digests;

/// <summary>The summary of a round, for the channel or for each person; its parts, for the digest too: the same words and levels.</summary>
internal static class SummaryCards
{
    internal static string Scale => Phrase.Of("0 is almost never, 100 is almost always.");
    private static string Withheld => Phrase.Of("The result of this pulse is not shown, to protect what people answered.");
    private const double Highest = 100;

    public static AdaptiveCard ForChannel(PulseSummary summary) => ForChannel(summary, []);

    /// <param name="replies">What the leaders replied to it so far, oldest first.</param>
    public static AdaptiveCard ForChannel(PulseSummary summary, IReadOnlyList<LeaderReply> replies) => ForTeam(summary, replies, $"{WhatNext(summary)}");

    /// <summary>For somebody who was asked, in their own chat, because the channel does not get it.</summary>
    public static AdaptiveCard ForMember(PulseSummary summary) => ForMember(summary, []);

    /// <param name="replies">What the leaders replied to it so far, oldest first.</param>
    public static AdaptiveCard ForMember(PulseSummary summary, IReadOnlyList<LeaderReply> replies) =>
        ForTeam(summary, replies, $"You get this here and not in the team's channel, which others may be able to read. {WhatNext(summary)}");

    /// <summary>To the channel in place of the summary: what became of it and why, and no result.</summary>
    public static AdaptiveCard Elsewhere(Post.SummaryElsewhere note) => new()
    {
        Lang = CardText.Language,
        FallbackText = ElsewhereInOneLine(note.Plan),
        Body =
        [
            AdaptiveTextBlock.Heading($"The summary is not posted here"),
            CardText.Under(CardText.Name(note.Plan.TeamName), Phrase.Of($"pulse {note.Plan.Number}"), CardText.Day(note.Plan.Date)),
            CardText.Plain($"Those who were asked get the summary in their own chat with me."),
            CardText.Plain($"{WhyElsewhere(note.Readers)} The team was promised that nobody else sees its result."),
            CardText.Foot($"An admin of the team can write **settings** to me and choose a channel that only the team can read."),
        ],
    };

    public static string ElsewhereInOneLine(RoundPlan plan) =>
        Phrase.Of($"Team pulse of {CardText.Day(plan.Date)}: the summary is not posted here, because others may be able to read this channel. Those who were asked get it in their own chat.");

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(PulseSummary summary) => summary.IsWithheld ? Phrase.Of($"Team pulse of {CardText.Day(summary.Date)}: {Withheld}")
        : summary.ShowsAnything ? Phrase.Of($"Team pulse of {CardText.Day(summary.Date)}: {string.Join("; ", summary.Areas.Select(InOneLine))}")
        : Phrase.Of($"Team pulse of {CardText.Day(summary.Date)}: {Wording.NotEnough}");

    private static string InOneLine(AreaLine area) =>
        area.Change is { } change && ChangeWording.InBrief(change) is { } direction ? $"{area.Area.ShortName}: {area.Shown}, {direction}" : $"{area.Area.ShortName}: {area.Shown}";

    private static AdaptiveCard ForTeam(PulseSummary summary, IReadOnlyList<LeaderReply> replies, AdaptiveText foot) => new()
    {
        Lang = CardText.Language,
        FallbackText = $"{InOneLine(summary)}{(summary.Ways is { } ways ? ". " + WaysCards.InOneLine(ways) : "")}{(summary.Nudge is { Nudge: not null } step ? ". " + NudgeCards.InOneLine(step) : "")}",
        IsFullWidth = true,
        Body =
        [
            .. Opening($"What we said", summary),
            .. ReplyTexts.OnLast(summary.LeadersSaid ?? []).Select(CardText.Plain),
            .. summary.ShowsAnything ? Picture(summary) : [],
            .. Areas(summary),
            .. WaysCards.Section(summary.Ways),
            .. Checked(summary),
            .. ReplyTexts.OnThis(replies).Select(CardText.Plain),
            .. NudgeCards.Section(summary.Nudge),
            CardText.Foot(foot),
        ],
    };

    private static string WhyElsewhere(ChannelReaders readers) => readers is ChannelReaders.Others
        ? Phrase.Of("This channel can be read by people who are no members of the team: guests, or people of another team or organisation.")
        : Phrase.Of("I could not find out who can read this channel.");

    /// <summary>What the monthly check came to, where one was due and found nothing.</summary>
    internal static AdaptiveTextBlock[] Checked(PulseSummary summary) =>
        summary is { Check: { } check, IsWithheld: false } ? [CardText.Quiet($"Monthly check: {check.InWords}")] : [];

    internal static IEnumerable<AdaptiveElement> Opening(AdaptiveText title, PulseSummary summary)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Under(CardText.Name(summary.TeamName), Phrase.Of($"pulse {summary.Number}"), CardText.Day(summary.Date));
        if (summary.Participation is { } participation)
        {
            yield return CardText.Plain($"{participation}");
        }

        foreach (var note in new[] { summary.Care, summary.StartsAnew ? ChangeWording.StartsAnew : null }.OfType<string>())
        {
            yield return CardText.Plain($"{note}");
        }
    }

    // Each bar is filled up to 100: clients draw plain bars to the longest of them, so that 70 would look like all there is. What they write beside a bar
    // is its whole length, so the level stands in its title.
    internal static List<AdaptiveElement> Picture(PulseSummary summary) =>
    [
        new AdaptiveChartHorizontalBarStacked
        {
            Title = Phrase.Of("Level by area"),
            ShowLegend = false,
            Data =
            [
                .. Shown(summary).Select(area => new AdaptiveChartStack(
                    $"{area.Area.ShortName}: {area.Shown}",
                    [
                        new AdaptiveChartPart(Phrase.Of("Level"), area.Level!.Value, AdaptiveChartColor.CategoricalBlue),
                        new AdaptiveChartPart(Phrase.Of("Up to 100"), Highest - area.Level.Value, AdaptiveChartColor.Neutral),
                    ])),
            ],
            Fallback = AdaptiveFallback.To(CardText.Plain($"Level by area, on a scale from 0 to 100:")),
        },
    ];

    internal static IEnumerable<AdaptiveElement> Areas(PulseSummary summary)
    {
        if (summary.IsWithheld)
        {
            yield return CardText.Plain($"{Withheld}");
            yield return CardText.Quiet($"A check runs each month over all that this team was shown. This time it found that single answers might be worked out from it, so I add nothing to it. Whoever runs me in your organisation has been told.");
            yield break;
        }

        if (!summary.ShowsAnything)
        {
            yield return CardText.Plain($"{Wording.NotEnough}");
            yield return CardText.Quiet($"Answers that are too few to show are deleted, not kept for later.");
            yield break;
        }

        yield return new AdaptiveTable
        {
            // Two columns hold on a phone; the quiet line under each value says the rest.
            Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }],
            ShowGridLines = false,
            Rows = [AdaptiveTableRow.Header($"Area", $"Level"), .. summary.Areas.Select(Row)],
        };
        yield return CardText.Quiet($"{Scale}");
    }

    private static AdaptiveTableRow Row(AreaLine area) => new()
    {
        Cells =
        [
            Cell(
                new AdaptiveTextBlock { Text = $"{area.Area.ShortName}", Weight = AdaptiveTextWeight.Bolder },
                [.. Direction(area), .. area.Level?.Agreement is { } agreement ? Below(Wording.Of(agreement)) : []]),
            area.Level is { } level
                ? Cell(
                    new AdaptiveTextBlock { Text = $"{area.Shown}", Weight = AdaptiveTextWeight.Bolder },
                    [.. Below($"{Wording.Uncertainty(level)}, {Wording.Of(level.Size)}"), .. level.Shares is { } shares ? Below(Wording.Of(shares)) : []])
                : Cell(CardText.Quiet($"{area.Shown}"), []),
        ],
    };

    /// <summary>What speaks of a direction is not said in passing.</summary>
    private static AdaptiveTextBlock[] Direction(AreaLine area) => area switch
    {
        { Meaning: "" } => [],
        { Change.Direction: not null } => [CardText.Plain($"{area.Meaning}") with { Spacing = AdaptiveSpacing.None }],
        _ => Below(area.Meaning),
    };

    private static AdaptiveTextBlock[] Below(string line) => [CardText.Quiet($"{line}") with { Spacing = AdaptiveSpacing.None }];

    private static AdaptiveTableCell Cell(AdaptiveTextBlock said, AdaptiveTextBlock[] below) => new() { Items = [said, .. below] };

    internal static string WhatNext(PulseSummary summary) => summary.Next is { } next
        ? Phrase.Of($"{(summary.Rhythm is { } why ? why + " " : "")}I ask again on {CardText.Moment(next, summary.ZoneId)}.")
        : Phrase.Of("No rhythm is set yet: an admin can write settings to me.");

    private static IEnumerable<AreaLine> Shown(PulseSummary summary) => summary.Areas.Where(area => area.Level is not null);
}
