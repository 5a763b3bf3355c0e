using CollabBot.Core.Nudges;

namespace CollabBot.Tests.Nudges;

/// <summary>An organisation whose teams are given a nudge a week for a year, with known chances that each helps (science.md F4).</summary>
/// <remarks>
/// Eight areas of four nudges; a cool-down of eight weeks; the area is drawn anew each week. On the logit, nudges differ by a normal standard deviation, and each team from
/// what a nudge does elsewhere by .5. Of eight people each votes with a chance of .4.
/// </remarks>
internal sealed class MadeOrganisation
{
    public const int Weeks = 52;
    public const int Areas = 8;
    public const int PerArea = 4;
    public const int CoolDown = 8;

    private const int People = 8;
    private const double Feedback = 0.4;
    private const double BetweenTeams = 0.5;

    private readonly Random _random;
    private readonly int _seed;
    private readonly double[][] _helps;
    private readonly int[][] _last;
    private readonly NudgeSums[][] _own;
    private readonly NudgeSums[] _pool = new NudgeSums[Areas * PerArea];

    /// <param name="betweenNudges">On the logit; 0 makes all nudges equal in all teams.</param>
    public MadeOrganisation(int seed, int teams, double betweenNudges)
    {
        (_seed, _random) = (seed, new Random(seed));
        (_helps, _last, _own) = (Each<double>(teams), Each<int>(teams), Each<NudgeSums>(teams));
        var nudges = _pool.Select(_ => betweenNudges * Normal()).ToArray();
        for (var team = 0; team < teams; team++)
        {
            for (var nudge = 0; nudge < _pool.Length; nudge++)
            {
                var logit = Math.Log(.45 / .55) + nudges[nudge] + (betweenNudges == 0 ? 0 : BetweenTeams * Normal());
                (_helps[team][nudge], _last[team][nudge]) = (1 / (1 + Math.Exp(-logit)), -CoolDown);
            }
        }
    }

    /// <summary>What was lost against always giving the best of those allowed, in expected "helped" per team.</summary>
    public double Regret { get; private set; }

    /// <summary>Fewest weeks between two of the same nudge in a team.</summary>
    public int ShortestGap { get; private set; } = int.MaxValue;

    /// <summary>How often each nudge was given.</summary>
    public int[] Given { get; } = new int[Areas * PerArea];

    /// <summary>The most used nudge's share of its area, averaged over the areas.</summary>
    public double TopShare => Given.Chunk(PerArea).Average(area => area.Max() / (double)area.Sum());

    public MadeOrganisation Run(bool learns)
    {
        var teams = _helps.Length;
        for (var week = 0; week < Weeks; week++)
        {
            // What teams say in a week is known from the next week on.
            var news = new NudgeSums[_pool.Length];
            for (var team = 0; team < teams; team++)
            {
                var allowed = Allowed(team, week);
                var nudge = learns ? Learned(team, week, allowed) : allowed[_random.Next(allowed.Count)];
                Regret += (allowed.Max(one => _helps[team][one]) - _helps[team][nudge]) / teams;
                ShortestGap = Math.Min(ShortestGap, week - _last[team][nudge]);
                _last[team][nudge] = week;
                Given[nudge]++;
                var sums = NudgeSums.Of(Vote(_helps[team][nudge]));
                (_own[team][nudge], news[nudge]) = (_own[team][nudge].Plus(sums), news[nudge].Plus(sums));
            }

            for (var nudge = 0; nudge < news.Length; nudge++)
            {
                _pool[nudge] = _pool[nudge].Plus(news[nudge]);
            }
        }

        return this;
    }

    private int Learned(int team, int week, List<int> allowed)
    {
        var candidates = allowed.Select(nudge => NudgeLearning.Believe($"N-{nudge}", _pool[nudge].Minus(_own[team][nudge]), _own[team][nudge])).ToList();
        return allowed[NudgeLearning.Pick(new NudgeChance($"{_seed}-{team}-{week}"), candidates, week < NudgeLearning.WeeksOfExploration).Index];
    }

    /// <summary>Of an area that has any.</summary>
    private List<int> Allowed(int team, int week)
    {
        while (true)
        {
            var area = _random.Next(Areas);
            var allowed = Enumerable.Range(area * PerArea, PerArea).Where(nudge => week - _last[team][nudge] >= CoolDown).ToList();
            if (allowed is not [])
            {
                return allowed;
            }
        }
    }

    private HelpedVotes Vote(double helps)
    {
        var votes = Enumerable.Range(0, People).Count(_ => _random.NextDouble() < Feedback);
        var yes = Enumerable.Range(0, votes).Count(_ => _random.NextDouble() < helps);
        return new HelpedVotes(yes, 0, votes - yes, People - votes);
    }

    private static T[][] Each<T>(int teams) => [.. Enumerable.Range(0, teams).Select(_ => new T[Areas * PerArea])];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
