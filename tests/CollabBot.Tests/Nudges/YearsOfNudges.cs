using System.Globalization;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>Two years of made teams against a checker that knows only what was given, and when.</summary>
public sealed class YearsOfNudges
{
    private const int Weeks = 104;

    private static readonly DateOnly Monday = new(2026, 1, 5);

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    public void No_rule_is_ever_broken_whatever_is_told_and_replied(int seed, bool isTold) => Check(seed, isTold, everyWeeks: 1);

    [Fact]
    public void Nor_in_a_team_that_is_asked_every_second_week() => Check(9, isTold: true, everyWeeks: 2);

    [Fact]
    [Trait("length", "long")]
    public void Nor_in_two_hundred_teams() => Assert.All(Enumerable.Range(100, 200), seed => Check(seed, seed % 4 != 0, seed % 5 == 0 ? 2 : 1));

    private void Check(int seed, bool isTold, int everyWeeks)
    {
        var (record, asked) = (NudgeRecord.None, 0);
        var random = new Random(seed);
        for (var week = 0; week < Weeks; week += everyWeeks)
        {
            // A week in which nothing was told has no nudge either.
            if (random.NextDouble() < .05)
            {
                continue;
            }

            asked++;
            var on = Monday.AddDays((7 * week) + random.Next(5));
            foreach (var role in (NudgeRole[])[NudgeRole.Leader, NudgeRole.Team])
            {
                var situation = new NudgeSituation(NudgeLibrary.Shipped, record, isTold ? Evidence(random) : NudgeEvidence.None, on) { HasLeader = seed % 3 != 0 };
                record = NudgePolicy.Decide(situation, role, $"{seed}-{on:O}-{role}") switch
                {
                    NudgeDecision.OneOf one => Reply(random, record.With(new GivenNudge(one.Nudges[random.Next(one.Nudges.Count)].Id, role, on)), role, on),
                    NudgeDecision.Nothing { Why: NudgeSilence.PutOff } => record.Rested(on),
                    _ => record,
                };
            }
        }

        var team = record.Given.Count(given => given.Role is NudgeRole.Team);
        var leader = record.Given.Count(given => given.Role is NudgeRole.Leader);
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}, told {isTold}, every {everyWeeks} weeks: {team} of {asked} weeks had a team nudge, {leader} one for the leader; {record.NotForUs.Count} turned down, {record.Rests.Count} weeks of rest."));
        GivenChecker.Check(record, hasLeader: seed % 3 != 0);
        Assert.InRange(team, asked / 3, asked);
    }

    private static NudgeEvidence Evidence(Random random)
    {
        var lowest = PracticeArea.All.OrderBy(_ => random.Next()).ToList();
        return new NudgeEvidence(random.NextDouble() < .1 ? [lowest[0]] : [], random.NextDouble() < .2 ? [.. lowest.Skip(3).Take(2)] : [], lowest);
    }

    private static NudgeRecord Reply(Random random, NudgeRecord record, NudgeRole role, DateOnly on) => record
        .WithReplies(role, on, random.Next(40) == 0 ? new NudgeReplies(0, 0, 3) : random.Next(5) == 0 ? new NudgeReplies(0, 3, 0) : new NudgeReplies(2, 1, 0))
        .WithHelped(role, on, new HelpedVotes(random.Next(3), random.Next(3), random.Next(3), random.Next(3)));
}
