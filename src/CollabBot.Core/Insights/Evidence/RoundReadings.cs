namespace CollabBot.Core.Insights.Evidence;

/// <summary>The readings of one round: a family of tests. Immutable.</summary>
public sealed record RoundReadings
{
    /// <param name="baseline">As <see cref="ComparableRounds"/>: only rounds with the same may be compared. Null: with no other.</param>
    /// <param name="asked">N: number of people asked; at least the answers of each reading.</param>
    /// <param name="areas">At most one for an area; empty when no area passed its threshold.</param>
    /// <exception cref="ArgumentException">An area occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More answered than were asked.</exception>
    public RoundReadings(int? baseline, int asked, IReadOnlyList<AreaReading> areas)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asked);
        for (var i = 0; i < areas.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(areas[i].Responded, asked, nameof(areas));
            for (var j = 0; j < i; j++)
            {
                if (areas[i].Area == areas[j].Area)
                {
                    throw new ArgumentException("An area has one reading in a round.", nameof(areas));
                }
            }
        }

        (Baseline, Asked, Areas) = (baseline, asked, areas);
    }

    public int? Baseline { get; }

    public int Asked { get; }

    public IReadOnlyList<AreaReading> Areas { get; }

    /// <summary>The round's date; null where nobody needs to know.</summary>
    public DateOnly? On { get; init; }

    /// <summary>False where each area was put to some of the people only: then their answers say nothing about how many took part.</summary>
    public bool AsksEverybody { get; init; } = true;

    /// <summary>Share of those asked whose answers are in the fullest reading, 0 to 1; null without readings, and where nothing was put to everybody.</summary>
    internal double? Response
    {
        get
        {
            var most = 0;
            foreach (var reading in Areas)
            {
                most = Math.Max(most, reading.Responded);
            }

            return most == 0 || !AsksEverybody ? null : (double)most / Asked;
        }
    }

    internal SeriesPoint PointOf(AreaReading reading) => new(reading.Score, reading.Answers, Asked, (double)reading.Responded / Asked, reading.Bound, On);
}
