using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Core.Insights.Evidence;

namespace CollabBot.Service.Insights;

/// <summary>The machine form of <c>analyse --json</c>: one object; its members, their units and codes are in the README of the insights. Members may be added.</summary>
internal sealed record AnalysisAnswer(IReadOnlyList<AreaAnswer> Areas)
{
    public static AnalysisAnswer Of(IReadOnlyList<AreaAnalysis> areas) => new([.. areas.Select(AreaAnswer.Of)]);
}

/// <summary>One area of an <see cref="AnalysisAnswer"/>.</summary>
internal sealed record AreaAnswer(string Area, IReadOnlyList<RoundAnswer> Rounds, ChangeAnswer Change, ShownAnswer Shown)
{
    public static AreaAnswer Of(AreaAnalysis area) => new(area.Area.Id, [.. area.Readings.Select(RoundAnswer.Of)], ChangeAnswer.Of(area.Change), ShownAnswer.Of(area.Shown));
}

/// <summary>One reading. Where a number is null, a flag says why.</summary>
internal sealed record RoundAnswer(
    string Id,
    int N,
    double? Score,
    double? Sd,
    double? ShrunkSd,
    double[]? Level95,
    double? Favourable,
    double[]? Favourable95,
    double? RwgUniform,
    double? RwgSkewed,
    double? Awg,
    double? AdMean,
    double? AgreementA,
    double? Polarisation,
    BoundsAnswer Bounds,
    IReadOnlyList<string> Flags)
{
    public static RoundAnswer Of(AnalysedReading reading)
    {
        var statistics = reading.Statistics;
        return new(
            reading.Round,
            statistics.N,
            statistics.Score,
            statistics.Spread,
            statistics.ShrunkSpread,
            statistics.Level95.AsPair(),
            statistics.Favourable,
            statistics.Favourable95.AsPair(),
            statistics.RwgUniform,
            statistics.RwgSkewed,
            statistics.Awg,
            statistics.DeviationAroundMean,
            statistics.AgreementA,
            statistics.Polarisation,
            new BoundsAnswer(statistics.FavourableBounds.AsPair(), statistics.MeanBounds.AsPair()),
            [.. Codes.Of(statistics.Gaps), .. Codes.Of(reading.Response)]);
    }
}

internal sealed record BoundsAnswer(double[]? Favourable, double[]? Mean);

/// <summary>The latest conclusion about direction. Where a number is null, a flag says why.</summary>
internal sealed record ChangeAnswer(
    ChangeStatus Status, ChangeDirection? Direction, double? Delta, double? Se, double? T, double? Df, double? P, double? AdjustedP, IReadOnlyList<string> Flags)
{
    public static ChangeAnswer Of(AreaChange change) => new(
        change.Status,
        change.Direction,
        change.Contrast?.Delta,
        change.Contrast?.StandardError,
        change.Contrast?.T,
        change.Contrast?.DegreesOfFreedom,
        change.Contrast?.P,
        change.AdjustedP,
        Codes.Of(change));
}

/// <param name="Size">How many answered, as coarse as it is told.</param>
internal sealed record ShownAnswer(string? Score, string? Uncertainty, string? Size, string? Shares, string Words)
{
    public static ShownAnswer Of(ShownReading shown) => shown.Level is { } level
        ? new ShownAnswer(Wording.Of(level), Wording.Uncertainty(level), Codes.Of(level.Size), level.Shares is { } shares ? Wording.Of(shares) : null, shown.Words)
        : new ShownAnswer(null, null, null, null, shown.Words);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AnalysisAnswer))]
internal sealed partial class AnalysisAnswerJson : JsonSerializerContext
{
    /// <summary>For people too: indented, letters as they are.</summary>
    public static AnalysisAnswerJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<ChangeStatus>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<ChangeDirection>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
