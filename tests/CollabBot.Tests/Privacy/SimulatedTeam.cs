using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// People who answer as people do: each has a leaning of their own around the team's, and gives it again from week to week, give or take. The same
/// chance, the same team. The spreads are those with which matching answers by likeness reaches the published shares (science.md D4).
/// </summary>
internal sealed class SimulatedTeam
{
    private const double TeamLevel = 3.6;
    private const double TeamSpread = 0.4;
    private const double PersonSpread = 0.7;
    private const double DaySpread = 0.7;

    private readonly Random _chance;
    private readonly double[] _leanings;

    public SimulatedTeam(int people, Random chance)
    {
        _chance = chance;
        var team = Normal(TeamLevel, TeamSpread);
        _leanings = [.. Enumerable.Range(0, people).Select(_ => Normal(team, PersonSpread))];
    }

    /// <summary>What each person answers to one question today, 1 to 5.</summary>
    public int[] Answer() => [.. _leanings.Select(leaning => Math.Clamp((int)Math.Round(Normal(leaning, DaySpread), MidpointRounding.AwayFromZero), 1, ResponseScale.Points))];

    /// <summary>What the product keeps of answers.</summary>
    public static AreaHistogram Kept(IEnumerable<int> answers)
    {
        var given = answers.ToList();
        return new AreaHistogram(PracticeArea.Trust, [.. Enumerable.Range(1, ResponseScale.Points).Select(value => given.Count(answer => answer == value))]);
    }

    private double Normal(double mean, double spread) =>
        mean + (spread * Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble()));
}
