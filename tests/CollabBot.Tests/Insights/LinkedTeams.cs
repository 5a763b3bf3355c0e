using System.Collections.Immutable;
using CollabBot.Core.Insights.LeadLag;
using CollabBot.Core.Practice;

namespace CollabBot.Tests.Insights;

/// <summary>Made teams whose areas move on their own, with one mood and, if asked, one after the other: a map for science.md E. The same seed makes the same map.</summary>
/// <remarks>
/// The true state of a team moves by x(t+1) = Φ·x(t) + e. Each area keeps a share of its own state; a link adds a share of another's. Of the variance of e three tenths are one mood that moves all
/// areas alike. What is read is the team's own level, the state, a shock of the sweep that meets all teams, and noise, as much as the reliability says.
/// </remarks>
internal sealed class LinkedTeams
{
    private const double Level = 65;
    private const double BetweenTeams = 8;
    private const double BetweenSweeps = 3;
    private const double OfState = 6;
    private const double Mood = 0.3;
    private const int BurnIn = 30;

    /// <summary>The four links of the maps that have any; no area is in two of them.</summary>
    public static readonly ImmutableArray<(int From, int To)> FourLinks = [(0, 3), (6, 2), (1, 5), (7, 4)];

    /// <summary>Every area's persistence, 0 to 1.</summary>
    public ImmutableArray<double> Persistence { get; init; } = [.. Enumerable.Repeat(0.4, 8)];

    /// <summary>Every area's share of variance that is no noise, were there no links, 0 to 1.</summary>
    public ImmutableArray<double> Reliability { get; init; } = [.. Enumerable.Repeat(0.6, 8)];

    /// <summary>What <see cref="FourLinks"/> carry over from one sweep to the next; 0 for a map without links.</summary>
    public double Strength { get; init; }

    /// <summary>Areas that differ in both: noise then wanders from one to another where a plain regression is asked.</summary>
    public static LinkedTeams Unequal { get; } = new()
    {
        Persistence = [.1, .7, .3, .6, .2, .5, .4, .65],
        Reliability = [.8, .4, .7, .5, .35, .75, .6, .45],
    };

    public LinkedTeams WithLinks(double strength) => new() { Persistence = Persistence, Reliability = Reliability, Strength = strength };

    public IReadOnlyList<TeamSweeps> Make(int seed, int teams, int sweeps)
    {
        var random = new Random(seed);
        double[][] shocks = [.. Enumerable.Range(0, sweeps).Select(_ => Gaussians(random, BetweenSweeps))];
        ImmutableArray<double> noise = [.. Persistence.Zip(Reliability, (kept, reliable) => OfState * Math.Sqrt((1 - reliable) / reliable / (1 - (kept * kept))))];
        return [.. Enumerable.Range(0, teams).Select(_ => new TeamSweeps(Team(random, shocks, noise)))];
    }

    private List<SweepMeans> Team(Random random, double[][] shocks, ImmutableArray<double> noise)
    {
        var (level, state) = (Gaussians(random, BetweenTeams), new double[8]);
        var sweeps = new List<SweepMeans>();
        for (var time = -BurnIn; time < shocks.Length; time++)
        {
            state = Next(random, state);
            if (time >= 0)
            {
                var (now, shock) = (state, shocks[time]);
                sweeps.Add(new SweepMeans(time, [.. PracticeArea.All.Select((_, area) => Level + level[area] + (OfState * now[area]) + shock[area] + (noise[area] * Gaussian(random)))], noise));
            }
        }

        return sweeps;
    }

    private double[] Next(Random random, double[] state)
    {
        var mood = Math.Sqrt(Mood) * Gaussian(random);
        double[] next = [.. state.Select((own, area) => (Persistence[area] * own) + mood + (Math.Sqrt(1 - Mood) * Gaussian(random)))];
        foreach (var (from, to) in FourLinks)
        {
            next[to] += Strength * state[from];
        }

        return next;
    }

    private static double[] Gaussians(Random random, double spread) => [.. Enumerable.Range(0, 8).Select(_ => spread * Gaussian(random))];

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
