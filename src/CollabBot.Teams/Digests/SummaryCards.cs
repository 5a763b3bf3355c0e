using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights;

namespace CollabBot.Teams.Digests;

/// <summary>The summary for the channel and the digest for a leader: the same words and levels, drawn for two readers.</summary>
internal static class SummaryCards
{
    private const string Scale = "From 0 (almost never) to 100 (almost always).";

    public static AdaptiveCard ForChannel(PulseSummary summary) => new()
    {
        FallbackText = InOneLine(summary),
        IsFullWidth = true,
        Body =
        [
            .. Opening("What we said", summary),
            .. summary.ShowsAnything ? Picture(summary) : [],
            .. Areas(summary),
            CardText.Quiet(WhatNext(summary)) with { Spacing = AdaptiveSpacing.Medium, Separator = true },
        ],
    };

    public static AdaptiveCard ForLeader(PulseSummary summary) => new()
    {
        FallbackText = InOneLine(summary),
        IsFullWidth = true,
        Body =
        [
            .. Opening("Your team's digest", summary),
            .. HasHistory(summary) ? [Course(summary)] : summary.ShowsAnything ? Picture(summary) : [],
            .. Areas(summary),
            new AdaptiveTextBlock
            {
                Id = "sure",
                IsVisible = false,
                Text = "Each level is the mean of the answers in its area, rounded to 5 and clipped at the ends, so that it gives nobody away. "
                    + "\"Give or take\" is how far the whole team's level may lie from it, nine times in ten, if those who did not answer are like those who did. "
                    + $"Nothing is said about direction before {Wording.BaselineReadings} earlier readings, because one round or two cannot show one.",
                Size = AdaptiveTextSize.Small,
                Spacing = AdaptiveSpacing.Medium,
            },
            CardText.Quiet("Your team sees the same levels in its channel. " + WhatNext(summary)) with { Spacing = AdaptiveSpacing.Medium, Separator = true },
        ],
        Actions = summary.ShowsAnything
            ? [new AdaptiveToggleVisibilityAction { Title = "How sure are we?", TargetElements = ["sure"] }]
            : null,
    };

    /// <summary>What a notification says, and what a client shows that draws no cards.</summary>
    public static string InOneLine(PulseSummary summary) => summary.ShowsAnything
        ? $"Team pulse of {CardText.Day(summary.Date)}: {string.Join("; ", summary.Areas.Select(area => $"{area.Area.ShortName}: {area.Shown}"))}"
        : $"Team pulse of {CardText.Day(summary.Date)}: {Wording.NotEnough}";

    private static IEnumerable<AdaptiveElement> Opening(string title, PulseSummary summary)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Quiet(string.Join(" · ", [.. summary.TeamName is { } name ? [AdaptiveText.Escape(name)] : (string[])[], $"pulse {summary.Number}", CardText.Day(summary.Date)]))
            with { Spacing = AdaptiveSpacing.None };
        if (summary.Participation is { } participation)
        {
            yield return CardText.Plain(participation);
        }
    }

    private static List<AdaptiveElement> Picture(PulseSummary summary) =>
    [
        new AdaptiveChartHorizontalBar
        {
            Title = "Level by area",
            ShowTitle = true,
            XAxisTitle = "Level, 0 to 100",
            DisplayMode = AdaptiveHorizontalBarDisplayMode.AbsoluteWithAxis,
            Data = [.. Shown(summary).Select(area => new AdaptiveChartBar(area.Area.ShortName, area.Level!.Value))],
            Fallback = AdaptiveFallback.Drop,
        },
    ];

    private static AdaptiveChartLine Course(PulseSummary summary) => new()
    {
        Title = "Level by pulse",
        ShowTitle = true,
        YAxisTitle = "Level, 0 to 100",
        YMin = 0,
        YMax = 100,
        Data =
        [
            .. summary.Areas.Where(area => area.Earlier.Count > 0 || area.Level is not null).Select(area => new AdaptiveChartSeries(
                area.Area.ShortName,
                [
                    .. area.Earlier.Select(point => new AdaptiveChartPoint(CardDate(point.Date), point.Level.Value)),
                    .. area.Level is { } level ? [new AdaptiveChartPoint(CardDate(summary.Date), level.Value)] : (AdaptiveChartPoint[])[],
                ])),
        ],
        Fallback = AdaptiveFallback.Drop,
    };

    private static IEnumerable<AdaptiveElement> Areas(PulseSummary summary)
    {
        if (!summary.ShowsAnything)
        {
            yield return CardText.Plain(Wording.NotEnough);
            yield return CardText.Quiet("Answers that are too few to show are deleted, not kept for later.");
            yield break;
        }

        yield return new AdaptiveTable
        {
            Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(2) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(3) }, new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(3) }],
            ShowGridLines = false,
            Rows =
            [
                AdaptiveTableRow.Header("Area", "Level", "Direction"),
                .. summary.Areas.Select(area => AdaptiveTableRow.Of(area.Area.ShortName, LevelOf(area), area.Meaning.Length > 0 ? area.Meaning : "–")),
            ],
        };
        yield return CardText.Quiet(Scale);
    }

    private static string LevelOf(AreaLine area) => area.Level is { } level ? $"**{area.Shown}**, {Wording.Uncertainty(level)}" : area.Shown;

    private static string WhatNext(PulseSummary summary) => summary.Next is { } next
        ? $"I ask again on {CardText.Moment(next, summary.ZoneId)}."
        : "No rhythm is set yet: an admin can write settings to me.";

    private static IEnumerable<AreaLine> Shown(PulseSummary summary) => summary.Areas.Where(area => area.Level is not null);

    private static bool HasHistory(PulseSummary summary) => summary.Areas.Any(area => area.Earlier.Count > 0);

    private static string CardDate(DateOnly date) => date.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
