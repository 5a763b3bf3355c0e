using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Comments;

namespace CollabBot.Teams.Digests;

/// <summary>The summary for the channel and the digest for a leader: the same words and levels, drawn for two readers.</summary>
internal static class SummaryCards
{
    private const string Scale = "0 is almost never, 100 is almost always.";
    private const string Sure = "sure";
    private const string Withheld = "The result of this pulse is not shown, to protect what people answered.";
    private const double Lowest = 0;
    private const double Highest = 100;

    public static AdaptiveCard ForChannel(PulseSummary summary) => ForTeam(summary, $"{WhatNext(summary)}");

    /// <summary>For somebody who was asked, in their own chat, because the channel does not get it.</summary>
    public static AdaptiveCard ForMember(PulseSummary summary) =>
        ForTeam(summary, $"You get this here and not in the team's channel, which others may be able to read. {WhatNext(summary)}");

    /// <summary>To the channel in place of the summary: what became of it and why, and no result.</summary>
    public static AdaptiveCard Elsewhere(Post.SummaryElsewhere note) => new()
    {
        Lang = CardText.Language,
        FallbackText = ElsewhereInOneLine(note.Plan),
        Body =
        [
            AdaptiveTextBlock.Heading($"The summary is not posted here"),
            CardText.Under(CardText.Name(note.Plan.TeamName), $"pulse {note.Plan.Number}", CardText.Day(note.Plan.Date)),
            CardText.Plain($"Those who were asked get the summary in their own chat with me."),
            CardText.Plain($"{WhyElsewhere(note.Readers)} The team was promised that nobody else sees its result."),
            CardText.Foot($"An admin of the team can write **settings** to me and choose a channel that only the team can read."),
        ],
    };

    public static string ElsewhereInOneLine(RoundPlan plan) =>
        $"Team pulse of {CardText.Day(plan.Date)}: the summary is not posted here, because others may be able to read this channel. Those who were asked get it in their own chat.";

    public static AdaptiveCard ForLeader(PulseSummary summary) => ForLeader(summary, [], "");

    /// <summary>With what people added in a sweep that is over.</summary>
    public static AdaptiveCard ForLeader(Post.LeaderDigest digest) => ForLeader(digest.Summary, DigestComments.Section(digest), DigestComments.InPlainWords(digest.Comments));

    private static AdaptiveCard ForLeader(PulseSummary summary, IEnumerable<AdaptiveElement> added, string addedInWords) => new()
    {
        Lang = CardText.Language,
        FallbackText = addedInWords.Length == 0 ? InOneLine(summary) : $"{InOneLine(summary)}. What people added: {addedInWords}",
        IsFullWidth = true,
        Body = [.. DigestOf(summary), .. added, CardText.Foot($"{SameForTheTeam(summary)} {WhatNext(summary)}")],
        Actions = summary.ShowsAnything ? [ShowHowSure] : null,
    };

    /// <summary>The digest as a leader will get it, from made-up answers, for somebody who is about to answer.</summary>
    /// <param name="example">Not of real answers.</param>
    /// <param name="back">Takes the reader back to their own card.</param>
    public static AdaptiveCard Preview(PulseSummary example, AdaptiveAction back) => new()
    {
        Lang = CardText.Language,
        FallbackText = $"An example of what your leaders will see, with made-up numbers. {InOneLine(example)}",
        IsFullWidth = true,
        Body =
        [
            AdaptiveTextBlock.Heading($"What your leaders will see"),
            CardText.Plain($"**An example**, from answers that are made up. Leaders get this and no more; your team gets the same levels."),
            .. DigestOf(example),
        ],
        Actions = [back, ShowHowSure],
    };

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(PulseSummary summary) => summary.IsWithheld ? $"Team pulse of {CardText.Day(summary.Date)}: {Withheld}"
        : summary.ShowsAnything ? $"Team pulse of {CardText.Day(summary.Date)}: {string.Join("; ", summary.Areas.Select(InOneLine))}"
        : $"Team pulse of {CardText.Day(summary.Date)}: {Wording.NotEnough}";

    private static string InOneLine(AreaLine area) =>
        area.Change is { } change && ChangeWording.InBrief(change) is { } direction ? $"{area.Area.ShortName}: {area.Shown}, {direction}" : $"{area.Area.ShortName}: {area.Shown}";

    private static AdaptiveCard ForTeam(PulseSummary summary, AdaptiveText foot) => new()
    {
        Lang = CardText.Language,
        FallbackText = InOneLine(summary),
        IsFullWidth = true,
        Body =
        [
            .. Opening($"What we said", summary),
            .. summary.ShowsAnything ? Picture(summary) : [],
            .. Areas(summary),
            .. Checked(summary),
            CardText.Foot(foot),
        ],
    };

    private static string WhyElsewhere(ChannelReaders readers) => readers is ChannelReaders.Others
        ? "This channel can be read by people who are no members of the team: guests, or people of another team or organisation."
        : "I could not find out who can read this channel.";

    private static string SameForTheTeam(PulseSummary summary) =>
        summary.IsInPerson ? "Your team gets the same levels, each in their own chat, because others may be able to read its channel." : "Your team sees the same levels in its channel.";

    /// <summary>What the monthly check came to, where one was due and found nothing.</summary>
    private static AdaptiveTextBlock[] Checked(PulseSummary summary) =>
        summary is { Check: { } check, IsWithheld: false } ? [CardText.Quiet($"Monthly check: {check.InWords}")] : [];

    private static AdaptiveToggleVisibilityAction ShowHowSure => new() { Title = "How sure are we?", TargetElements = [Sure] };

    private static IEnumerable<AdaptiveElement> DigestOf(PulseSummary summary) =>
    [
        .. Opening($"Your team's digest", summary),
        .. HasHistory(summary) ? [Course(summary)] : summary.ShowsAnything ? Picture(summary) : [],
        .. Areas(summary),
        .. Checked(summary),
        .. summary.ShowsAnything ? [HowSure(summary)] : (AdaptiveElement[])[],
    ];

    private static IEnumerable<AdaptiveElement> Opening(AdaptiveText title, PulseSummary summary)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Under(CardText.Name(summary.TeamName), $"pulse {summary.Number}", CardText.Day(summary.Date));
        if (summary.Participation is { } participation)
        {
            yield return CardText.Plain($"{participation}");
        }

        foreach (var note in new[] { summary.Care, summary.StartsAnew ? ChangeWording.StartsAnew : null }.OfType<string>())
        {
            yield return CardText.Plain($"{note}");
        }
    }

    // Each bar is filled up to 100: clients draw plain bars to the longest of them, so that 70 would look like all there is.
    private static List<AdaptiveElement> Picture(PulseSummary summary) =>
    [
        new AdaptiveChartHorizontalBarStacked
        {
            Title = "Level by area",
            ShowLegend = false,
            Data =
            [
                .. Shown(summary).Select(area => new AdaptiveChartStack(
                    area.Area.ShortName,
                    [
                        new AdaptiveChartPart("Level", area.Level!.Value, AdaptiveChartColor.CategoricalBlue),
                        new AdaptiveChartPart("Up to 100", Highest - area.Level.Value, AdaptiveChartColor.Neutral),
                    ])),
            ],
            Fallback = AdaptiveFallback.To(CardText.Plain($"Level by area, on a scale from 0 to 100:")),
        },
    ];

    private static AdaptiveChartLine Course(PulseSummary summary) => new()
    {
        Title = "Level by pulse",
        ShowTitle = true,
        YMin = Lowest,
        YMax = Highest,
        Data =
        [
            .. summary.Areas.Where(area => area.Earlier.Count > 0 || area.Level is not null).Select(area => new AdaptiveChartSeries(
                area.Area.ShortName,
                [
                    .. area.Earlier.Select(point => new AdaptiveChartPoint(CardDate(point.Date), point.Level.Value)),
                    .. area.Level is { } level ? [new AdaptiveChartPoint(CardDate(summary.Date), level.Value)] : (AdaptiveChartPoint[])[],
                ])),
        ],
        Fallback = AdaptiveFallback.To(new AdaptiveFactSet
        {
            Facts = [.. summary.Areas.Where(area => area.Earlier.Count > 0).Select(area => new AdaptiveFact($"{area.Area.ShortName}", $"before: {Levels(area.Earlier)}"))],
        }),
    };

    private static string Levels(IEnumerable<(DateOnly Date, Level Level)> readings) => string.Join(", ", readings.Select(reading => Wording.InBrief(reading.Level)));

    private static IEnumerable<AdaptiveElement> Areas(PulseSummary summary)
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

    private static AdaptiveContainer HowSure(PulseSummary summary) => CardText.OnDemand(
        Sure,
        [
            $"**Level**: the mean of the answers in the area, rounded to the nearest 5. \"Or lower\" and \"or higher\" stand where an exact level could give somebody away.",
            $"**Give or take**: how far the whole team's level may lie from it, nine times in ten, if those who did not answer are like those who did.",
            $"**Favourable**: answers on the good side of the middle. Shares are shown from fifteen answers on, and only where five people or more stand behind each.",
            .. Compared(summary),
        ]);

    /// <summary>What the sentences on direction stand for, those that this digest has, and what was set against what.</summary>
    private static IEnumerable<AdaptiveText> Compared(PulseSummary summary)
    {
        var changes = Shown(summary).Select(area => (area.Area.ShortName, area.Change)).Where(area => area.Change is not null).ToList();
        foreach (var (index, status) in changes.Select(area => area.Change!.Status).Distinct().Index())
        {
            yield return index == 0 ? $"**Direction**: {ChangeWording.Meaning(status)}" : (AdaptiveText)$"{ChangeWording.Meaning(status)}";
        }

        var compared = changes.Select(area => (area.ShortName, Behind: ChangeWording.Behind(area.Change!))).Where(area => area.Behind is not null).ToList();
        if (compared is not [])
        {
            yield return $"**Compared**, as they were shown: {string.Join("; ", compared.Select(area => $"{area.ShortName}, {area.Behind}"))}.";
        }
    }

    private static string WhatNext(PulseSummary summary) => summary.Next is { } next
        ? $"{(summary.Rhythm is { } why ? why + " " : "")}I ask again on {CardText.Moment(next, summary.ZoneId)}."
        : "No rhythm is set yet: an admin can write settings to me.";

    private static IEnumerable<AreaLine> Shown(PulseSummary summary) => summary.Areas.Where(area => area.Level is not null);

    private static bool HasHistory(PulseSummary summary) => summary.Areas.Any(area => area.Earlier.Count > 0);

    private static string CardDate(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
