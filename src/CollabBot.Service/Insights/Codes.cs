using System.Text.Json;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;

namespace CollabBot.Service.Insights;

/// <summary>The words of <see cref="AnalysisAnswer"/> that programs compare.</summary>
internal static class Codes
{
    public static IEnumerable<string> Of(Gaps gaps) => Enum.GetValues<Gaps>().Where(gap => gap != Gaps.None && gaps.HasFlag(gap)).Select(gap => Camel(gap.ToString()));

    public static IEnumerable<string> Of(ResponseFlags response) =>
        Enum.GetValues<ResponseFlags>().Where(flag => flag != ResponseFlags.None && response.HasFlag(flag)).Select(flag => Camel(flag.ToString()));

    public static IReadOnlyList<string> Of(AreaChange change) =>
    [
        .. change.Contrast is null ? ["tooFewReadings"] : change.AdjustedP is null ? (string[])["knownChange"] : [],
        .. change.IsDrift ? (string[])["drift"] : [],
        .. change.IsDowngraded ? (string[])["downgraded"] : [],
        .. Of(change.Response),
    ];

    /// <summary>As the band is told, in letters of every keyboard.</summary>
    public static string Of(SizeBand size) => size switch
    {
        SizeBand.From5 => "5-9",
        SizeBand.From10 => "10-14",
        SizeBand.From15 => "15-24",
        _ => "25+",
    };

    public static double[]? AsPair(this Interval? interval) => interval is { } range ? [range.Low, range.High] : null;

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
