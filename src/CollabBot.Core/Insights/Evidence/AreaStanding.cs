using System.Collections.Immutable;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>All that the ladder remembers of an area. Immutable.</summary>
/// <remarks>
/// A change of <see cref="Baseline"/> forgets everything. A clear change keeps the baseline that it was measured against, and starts the series anew with the two readings that
/// agreed on it; once these and what follows are enough for a contrast of their own, what was before is forgotten and the new level is what later readings are measured against.
/// </remarks>
/// <param name="Window">Of the area.</param>
/// <param name="Baseline">As <see cref="RoundReadings.Baseline"/>.</param>
/// <param name="Readings">Comparable ones in order of time; no more than are ever looked at.</param>
/// <param name="Signal">Of the latest reading: its contrast's direction, if p was below .05.</param>
/// <param name="Known">Null unless a clear change is not yet forgotten.</param>
internal sealed record AreaStanding(ReadingWindow Window, int? Baseline, ImmutableArray<SeriesPoint> Readings, ChangeDirection? Signal, KnownChange? Known)
{
    /// <summary>A clear change is seen twice running: those two readings are of the new level, one before them may not be.</summary>
    private const int Agreeing = 2;

    public int ReadingsNeeded => Known is null ? Math.Max(0, Window.Fewest - Readings.Length) : 0;

    /// <summary>What <see cref="Measure"/> sets against one another, when it does.</summary>
    public ComparedReadings Compared => new(Recent.Length, Before.Length, Before[^1].On, Recent[^1].On, SeriesPoint.HasBounds(Before) || SeriesPoint.HasBounds(Recent));

    public static AreaStanding New(ReadingWindow window) => new(window, null, [], null, null);

    /// <summary>This standing with one more reading.</summary>
    public AreaStanding With(SeriesPoint reading, int? baseline)
    {
        if (Baseline is null || baseline != Baseline)
        {
            return New(Window) with { Baseline = baseline, Readings = [reading] };
        }

        var readings = Readings.Length < Window.Most ? Readings.Add(reading) : [.. Readings.AsSpan()[1..], reading];
        return Known is not null && readings.Length >= Window.Fewest
            ? this with { Readings = readings, Known = null, Signal = null }
            : this with { Readings = readings };
    }

    /// <summary>The latest readings against the baseline, or against what was before a known change.</summary>
    /// <returns>Null while there are too few.</returns>
    public SeriesContrast? Measure() => Known is not null || Readings.Length >= Window.Fewest
        ? SeriesContrast.Of(Before, Recent)
        : null;

    /// <summary>The drift of the latest readings.</summary>
    /// <returns>Null with fewer than eight, and while a change is known.</returns>
    public Drift? MeasureDrift() => Known is null ? Drift.Of(Readings.AsSpan()) : null;

    /// <summary>This standing after its latest reading has been judged.</summary>
    public AreaStanding Judged(SeriesContrast measured, Rung rung) => rung is { Status: ChangeStatus.Clear, Direction: { } direction }
        ? this with { Known = new KnownChange(direction, [.. Before]), Readings = [.. Readings.AsSpan()[^Agreeing..]], Signal = null }
        : this with { Signal = measured.Signal };

    private ReadOnlySpan<SeriesPoint> Recent => Readings.AsSpan()[^Window.Recent..];

    private ReadOnlySpan<SeriesPoint> Before => Known is { } known ? known.Before.AsSpan() : Readings.AsSpan()[..^Window.Recent];
}
