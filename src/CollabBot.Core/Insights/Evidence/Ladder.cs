using System.Collections.Immutable;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>
/// What a team's readings allow to be concluded about the direction of each area: building, no clear change, steady, maybe, clear, still (science.md C9). Immutable, pure.
/// </summary>
/// <remarks>
/// <para>
/// It is climbed round by round, in order; the same rounds always lead to the same place, so nothing of it needs to be stored. Areas that are read in one round are one family:
/// their p are adjusted together (<see cref="BenjaminiHochberg"/>). A change that is known already is no test of the family.
/// </para>
/// <para>
/// Maybe: false discovery rate .10 and five points. Clear: .05 and eight points, and the area's reading before had p below .05 in the same direction. Steady: the 90 % interval
/// lies inside ± 8 points. A slow drift of the last eight readings, adjusted over the family too, makes a maybe at most. A change that the response could explain is told a step more cautiously.
/// </para>
/// </remarks>
public sealed class Ladder
{
    private readonly ImmutableDictionary<PracticeArea, AreaStanding> _standings;
    private readonly ImmutableDictionary<PracticeArea, AreaChange> _latest;
    private readonly ImmutableArray<double> _responses;

    private Ladder(ImmutableDictionary<PracticeArea, AreaStanding> standings, ImmutableDictionary<PracticeArea, AreaChange> latest, ImmutableArray<double> responses, IReadOnlyList<AreaChange> changes)
    {
        (_standings, _latest, _responses, Changes) = (standings, latest, responses, changes);
    }

    /// <summary>Before the first round.</summary>
    public static Ladder Start { get; } = new(ImmutableDictionary<PracticeArea, AreaStanding>.Empty, ImmutableDictionary<PracticeArea, AreaChange>.Empty, [], []);

    /// <summary>Of the areas that were read in the latest round, in its order.</summary>
    public IReadOnlyList<AreaChange> Changes { get; }

    /// <summary>After all rounds of a team.</summary>
    /// <param name="rounds">In order of time.</param>
    public static Ladder After(IEnumerable<RoundReadings> rounds) => rounds.Aggregate(Start, (ladder, round) => ladder.Then(round));

    /// <returns>What was concluded at the area's latest reading; null when it has none.</returns>
    public AreaChange? Of(PracticeArea area) => _latest.GetValueOrDefault(area);

    /// <summary>After one round more.</summary>
    /// <param name="round">Later than all before.</param>
    public Ladder Then(RoundReadings round)
    {
        var areas = round.Areas.Count;
        var response = round.Response is { } share ? NonResponse.Flags(share, _responses.AsSpan()) : ResponseFlags.None;
        var standings = new AreaStanding[areas];
        var measured = new SeriesContrast?[areas];
        var drifts = new Drift?[areas];
        for (var i = 0; i < areas; i++)
        {
            var reading = round.Areas[i];
            var standing = _standings.GetValueOrDefault(reading.Area) ?? AreaStanding.New(ReadingWindow.For(reading.Area));
            standings[i] = standing.With(round.PointOf(reading), round.Baseline);
            measured[i] = standings[i].Measure();
            drifts[i] = standings[i].MeasureDrift();
        }

        var adjusted = AdjustedOverFamily(areas, i => standings[i].Known is null ? measured[i]?.Contrast.P : null);

        // An area with too few readings for a drift is one of the family all the same: else it would be told most easily where others are new.
        var adjustedDrifts = AdjustedOverFamily(areas, i => drifts[i]?.P ?? 1);
        var changes = new AreaChange[areas];
        var (all, latest) = (_standings.ToBuilder(), _latest.ToBuilder());
        for (var i = 0; i < areas; i++)
        {
            var drift = drifts[i] is { IsLarge: true } && adjustedDrifts[i] < Drift.Significant ? drifts[i] : null;
            var rung = RungOf(standings[i], measured[i], adjusted[i], drift, response);
            changes[i] = new AreaChange(round.Areas[i].Area, rung.Status, rung.Direction)
            {
                Contrast = measured[i]?.Contrast,
                Compared = measured[i] is null ? null : standings[i].Compared,
                ReadingsNeeded = standings[i].ReadingsNeeded,
                AdjustedP = adjusted[i],
                IsDrift = rung.IsDrift,
                IsDowngraded = rung.IsDowngraded,
                Response = response,
            };
            all[changes[i].Area] = measured[i] is { } contrast ? standings[i].Judged(contrast, rung) : standings[i];
            latest[changes[i].Area] = changes[i];
        }

        return new Ladder(all.ToImmutable(), latest.ToImmutable(), Remembered(round.Response), changes);
    }

    private static Rung RungOf(AreaStanding standing, SeriesContrast? measured, double? adjusted, Drift? drift, ResponseFlags response) => (measured, standing.Known, adjusted) switch
    {
        ({ } contrast, { } known, _) => Rung.OfKnown(contrast, known.Direction),
        ({ } contrast, null, { } p) => Rung.Of(contrast, p, standing.Signal, drift, response),
        _ => Rung.Building,
    };

    /// <summary>The p of the areas that have one, adjusted together.</summary>
    private static double?[] AdjustedOverFamily(int areas, Func<int, double?> p)
    {
        Span<double> family = stackalloc double[areas];
        Span<int> places = stackalloc int[areas];
        var size = 0;
        for (var i = 0; i < areas; i++)
        {
            if (p(i) is { } one)
            {
                (family[size], places[size]) = (one, i);
                size++;
            }
        }

        var adjusted = new double?[areas];
        var together = BenjaminiHochberg.Adjusted(family[..size]);
        for (var i = 0; i < size; i++)
        {
            adjusted[places[i]] = together[i];
        }

        return adjusted;
    }

    private ImmutableArray<double> Remembered(double? response) => response is not { } latest ? _responses
        : _responses.Length < NonResponse.RoundsRemembered ? _responses.Add(latest)
        : [.. _responses.AsSpan()[1..], latest];
}
