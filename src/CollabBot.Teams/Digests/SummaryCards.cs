using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;

namespace CollabBot.Teams.Digests;

/// <summary>The summary for the channel and the digest for a leader: the same words and levels, drawn for two readers.</summary>
internal static class SummaryCards
{
    private const string Scale = "0 is almost never, 100 is almost always.";
    private const string Sure = "sure";
    private const double Lowest = 0;
    private const double Highest = 100;

    public static AdaptiveCard ForChannel(PulseSummary summary) => new()
    {
        Lang = CardText.Language,
        FallbackText = InOneLine(summary),
        IsFullWidth = true,
        Body =
        [
            .. Opening($"What we said", summary),
            .. summary.ShowsAnything ? Picture(summary) : [],
            .. Areas(summary),
            CardText.Foot($"{WhatNext(summary)}"),
        ],
    };

    public static AdaptiveCard ForLeader(PulseSummary summary) => new()
    {
        Lang = CardText.Language,
        FallbackText = InOneLine(summary),
        IsFullWidth = true,
        Body = [.. DigestOf(summary), CardText.Foot($"Your team sees the same levels in its channel. {WhatNext(summary)}")],
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
            CardText.Plain($"**An example**, from answers that are made up. Leaders get this and no more; your team gets the same levels in its channel."),
            .. DigestOf(example),
        ],
        Actions = [back, ShowHowSure],
    };

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(PulseSummary summary) => summary.ShowsAnything
        ? $"Team pulse of {CardText.Day(summary.Date)}: {string.Join("; ", summary.Areas.Select(area => $"{area.Area.ShortName}: {area.Shown}"))}"
        : $"Team pulse of {CardText.Day(summary.Date)}: {Wording.NotEnough}";

    private static AdaptiveToggleVisibilityAction ShowHowSure => new() { Title = "How sure are we?", TargetElements = [Sure] };

    private static IEnumerable<AdaptiveElement> DigestOf(PulseSummary summary) =>
    [
        .. Opening($"Your team's digest", summary),
        .. HasHistory(summary) ? [Course(summary)] : summary.ShowsAnything ? Picture(summary) : [],
        .. Areas(summary),
        .. summary.ShowsAnything ? [HowSure()] : (AdaptiveElement[])[],
    ];

    private static IEnumerable<AdaptiveElement> Opening(AdaptiveText title, PulseSummary summary)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Under(CardText.Name(summary.TeamName), $"pulse {summary.Number}", CardText.Day(summary.Date));
        if (summary.Participation is { } participation)
        {
            yield return CardText.Plain($"{participation}");
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
            Cell(new AdaptiveTextBlock { Text = $"{area.Area.ShortName}", Weight = AdaptiveTextWeight.Bolder }, [area.Meaning, area.Level?.Agreement is { } agreement ? Wording.Of(agreement) : ""]),
            area.Level is { } level
                ? Cell(
                    new AdaptiveTextBlock { Text = $"{area.Shown}", Weight = AdaptiveTextWeight.Bolder },
                    [$"{Wording.Uncertainty(level)}, {Wording.Of(level.Size)}", level.Shares is { } shares ? Wording.Of(shares) : ""])
                : Cell(CardText.Quiet($"{area.Shown}"), []),
        ],
    };

    private static AdaptiveTableCell Cell(AdaptiveTextBlock said, IEnumerable<string> below) => new()
    {
        Items = [said, .. below.Where(line => line.Length > 0).Select(line => CardText.Quiet($"{line}") with { Spacing = AdaptiveSpacing.None })],
    };

    private static AdaptiveContainer HowSure() => CardText.OnDemand(
        Sure,
        [
            $"**Level**: the mean of the answers in the area, rounded to the nearest 5. \"Or lower\" and \"or higher\" stand where an exact level could give somebody away.",
            $"**Give or take**: how far the whole team's level may lie from it, nine times in ten, if those who did not answer are like those who did.",
            $"**Favourable**: answers on the good side of the middle. Shares are shown from fifteen answers on, and only where five people or more stand behind each.",
            $"**Direction**: nothing is said before {Wording.BaselineReadings} earlier readings, because one round or two cannot show one.",
        ]);

    private static string WhatNext(PulseSummary summary) => summary.Next is { } next
        ? $"I ask again on {CardText.Moment(next, summary.ZoneId)}."
        : "No rhythm is set yet: an admin can write settings to me.";

    private static IEnumerable<AreaLine> Shown(PulseSummary summary) => summary.Areas.Where(area => area.Level is not null);

    private static bool HasHistory(PulseSummary summary) => summary.Areas.Any(area => area.Earlier.Count > 0);

    private static string CardDate(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
