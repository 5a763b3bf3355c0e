using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>All that is left of a round's answers: a histogram for each area that passed its threshold; after the next sweep only sums of it. Immutable.</summary>
/// <remarks>No item, no person, no time, no order. An area that did not pass leaves nothing, not even how many answered it.</remarks>
/// <param name="Areas">Empty when no area passed, and when the histograms have been reduced to <paramref name="Sums"/>.</param>
/// <param name="Participation">How many took part, as a word; null when no area passed.</param>
public sealed record RoundResult(
    RoundRef Ref,
    IReadOnlyList<AreaHistogram> Areas,
    Participation? Participation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AreaSums>? Sums = null)
{
    /// <summary>Whether some could not be reached, as a word; null when nobody was missed or no area passed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Unreached? Unreached { get; init; }

    /// <summary>The roster could not be read when this was counted: who had left was known from events alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRosterUnread { get; init; }

    /// <summary>Whether so few took part that the team may be asked less often (R4); never shown as such. Null in a result from before this was counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? FewTookPart { get; init; }

    public AreaHistogram? For(PracticeArea area) => Areas.FirstOrDefault(histogram => histogram.Area == area);

    /// <returns>The number of answers; null for an area that did not pass.</returns>
    public int? CountOf(PracticeArea area) => For(area)?.N ?? Sums?.FirstOrDefault(sums => sums.Area == area)?.N;

    /// <summary>This result with sums in place of histograms (D8). Repeating it changes nothing.</summary>
    public RoundResult Reduced() => Areas is [] ? this : this with { Areas = [], Sums = [.. Areas.Select(AreaSums.Of)] };
}

/// <summary>How often each keyed value 1 to 5 was given in an area; five counts, lowest value first.</summary>
public sealed record AreaHistogram(PracticeArea Area, IReadOnlyList<int> Counts)
{
    /// <summary>Number of answers.</summary>
    [JsonIgnore]
    public int N => Counts.Sum();

    /// <summary>Mean on 0 to 100: 25 × (mean keyed value − 1). Needs at least one answer (science.md C1).</summary>
    [JsonIgnore]
    public double Score => Counts.Select((count, index) => 25.0 * index * count).Sum() / N;
}

/// <summary>What is left of an area's histogram when it has served for comparisons: enough for a mean and a spread.</summary>
/// <param name="N">Number of answers.</param>
/// <param name="Sum">Of the keyed values 1 to 5.</param>
/// <param name="SumOfSquares">Of the same.</param>
public sealed record AreaSums(PracticeArea Area, int N, int Sum, int SumOfSquares)
{
    public static AreaSums Of(AreaHistogram histogram) => new(
        histogram.Area, histogram.N, histogram.Counts.Index().Sum(point => point.Item * (point.Index + 1)), histogram.Counts.Index().Sum(point => point.Item * (point.Index + 1) * (point.Index + 1)));
}
