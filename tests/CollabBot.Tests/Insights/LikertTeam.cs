using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Tests.Insights;

/// <summary>A made team that answers week by week, for calibration: the assumptions of science.md C9. The same seed answers the same.</summary>
/// <remarks>
/// An answer is a normal variable cut into five: of its variance .45 is the person's own in that area, .50 passing, .05 the item's; a week moves the whole team by .1 of its standard deviation,
/// which is 25 points, as is a step of the scale. Nothing else changes, unless <see cref="Shift"/> says so.
/// </remarks>
internal sealed class LikertTeam
{
    public const double Mean = 65;
    private const double Spread = 25;
    private const int PulsesPerSweep = 5;
    private const int Anchors = 3;
    private const int Items = 6;

    /// <summary>One sweep of three questions a week (B1): c core, x other, S ways of working.</summary>
    private static readonly string[] Pattern = ["c0 c1 c2", "x0 x1 c0", "c1 c2 x2", "x3 c0 c1", "c2 x4 S"];

    private readonly Random _random;
    private readonly double _response;
    private readonly double _turnover;
    private readonly Dictionary<(int Person, PracticeArea Area), double> _own = [];
    private readonly Dictionary<(int Item, PracticeArea Area), double> _items = [];
    private readonly int[] _people;
    private int _latest;
    private int _baseline = 1;
    private int _changed;

    /// <param name="response">Chance that a person answers in a week.</param>
    /// <param name="turnover">Chance that a person is replaced in a sweep.</param>
    public LikertTeam(int seed, int people, double response, double turnover = 0)
    {
        (_random, _response, _turnover, _latest) = (new Random(seed), response, turnover, people);
        _people = [.. Enumerable.Range(0, people)];
    }

    /// <summary>Points by which an area's answers are moved in a week, before they are cut.</summary>
    public Func<PracticeArea, int, double> Shift { get; init; } = (_, _) => 0;

    /// <summary>Readings as they are told, rounded and clipped, with the fewest answers that the level may rest on.</summary>
    public bool IsTold { get; init; }

    /// <summary>What the team answers in a week from 0 on; to be called week by week.</summary>
    public RoundReadings Week(int week)
    {
        if (week % PulsesPerSweep == 0 && week > 0)
        {
            Replace(week);
        }

        var shock = 0.1 * Spread * Gaussian();
        bool[] answers = [.. _people.Select(_ => _random.NextDouble() < _response)];
        var readings = new List<AreaReading>();
        foreach (var area in Pattern[week % PulsesPerSweep].Split(' ').Select(AreaOf))
        {
            var counts = new int[5];
            for (var place = 0; place < _people.Length; place++)
            {
                if (answers[place])
                {
                    counts[Answer(place, area, week, shock)]++;
                }
            }

            if (counts.Sum() >= ReleaseThreshold.Floor)
            {
                var given = new AnswerCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
                readings.Add(IsTold ? AreaReading.Told(area, ReleaseGate.Show(given, _people.Length), given.N) : new AreaReading(area, given.Score, given.N));
            }
        }

        return new RoundReadings(_baseline, _people.Length, readings);
    }

    private static PracticeArea AreaOf(string slot) => slot[0] switch
    {
        'c' => PracticeArea.Core[slot[1] - '0'],
        'x' => PracticeArea.Others[slot[1] - '0'],
        _ => PracticeArea.Shift,
    };

    /// <returns>0 to 4.</returns>
    private int Answer(int place, PracticeArea area, int week, double shock)
    {
        var item = (place + week) % (area.IsCore ? Anchors : Items);
        var own = Kept(_own, (_people[place], area), .45);
        var latent = Mean + shock + Shift(area, week) + own + Kept(_items, (item, area), .05) + (Spread * Math.Sqrt(.50) * Gaussian());
        return (int)Math.Clamp(Math.Floor((latent / 25) + .5), 0, 4);
    }

    private double Kept<TKey>(Dictionary<TKey, double> kept, TKey key, double share)
        where TKey : notnull
    {
        if (!kept.TryGetValue(key, out var value))
        {
            kept[key] = value = Spread * Math.Sqrt(share) * Gaussian();
        }

        return value;
    }

    /// <summary>Changes count as in P9: who joined and who left both, any at all below ten people, a fifth from there on.</summary>
    private void Replace(int week)
    {
        for (var place = 0; place < _people.Length; place++)
        {
            if (_random.NextDouble() < _turnover)
            {
                _people[place] = _latest++;
                _changed += 2;
            }
        }

        if (_changed > 0 && (_people.Length < DifferenceGuard.SmallTeam || _changed >= DifferenceGuard.MostChanged * _people.Length))
        {
            (_baseline, _changed) = (week, 0);
        }
    }

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
