using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>All that is left of a round's answers: a histogram for each area that passed its threshold. Immutable, written once.</summary>
/// <remarks>No item, no person, no time, no order. An area that did not pass leaves nothing, not even how many answered it.</remarks>
/// <param name="Participation">How many took part, as a word; null when no area passed.</param>
public sealed record RoundResult(RoundRef Ref, IReadOnlyList<AreaHistogram> Areas, Participation? Participation)
{
    /// <summary>Whether some could not be reached, as a word; null when nobody was missed or no area passed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Unreached? Unreached { get; init; }

    /// <summary>The roster could not be read when this was counted: who had left was known from events alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRosterUnread { get; init; }

    public AreaHistogram? For(PracticeArea area) => Areas.FirstOrDefault(histogram => histogram.Area == area);
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
