using CollabBot.Core.Insights;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>P9, P10 and P11: what is said about a change rests on what was told, and on nothing else of any answer.</summary>
public sealed class ToldReadings
{
    private const int Week = 7;

    /// <summary>Seven answers, about 70.</summary>
    private static readonly AnswerCounts Usual = new(0, 1, 1, 4, 1);

    /// <summary>Seven answers, about 40.</summary>
    private static readonly AnswerCounts Low = new(1, 2, 3, 1, 0);

    [Fact]
    public void Answers_that_are_told_alike_are_spoken_of_alike()
    {
        var random = new Random(47);
        var told = 0;
        for (var team = 0; team < 60; team++)
        {
            var answers = Random(random, 14);
            AnswerCounts[] others = [.. answers.Select(counts => LooksLike(counts, random))];

            var said = Said(answers);

            Assert.Equal(said, Said(others));
            told += said.Count(sentence => sentence is not "No clear change.");
        }

        Assert.InRange(told, 300, 800);
    }

    /// <summary>So the rule above is no empty one: exact scores of answers that are told alike would be spoken of differently.</summary>
    [Fact]
    public void Exact_scores_would_tell_more_than_the_levels()
    {
        var random = new Random(47);
        var different = 0;
        for (var team = 0; team < 60; team++)
        {
            var answers = Random(random, 14);
            AnswerCounts[] others = [.. answers.Select(counts => LooksLike(counts, random))];

            different += Climbed(answers).SequenceEqual(Climbed(others)) ? 0 : 1;
        }

        Assert.InRange(different, 5, 60);

        static IEnumerable<ChangeStatus> Climbed(AnswerCounts[] answers)
        {
            var ladder = Ladder.Start;
            foreach (var counts in answers)
            {
                ladder = ladder.Then(new RoundReadings(0, 9, [new AreaReading(PracticeArea.Trust, counts.Score, counts.N)]));
                yield return ladder.Of(PracticeArea.Trust)!.Status;
            }
        }
    }

    [Fact]
    public void A_lasting_fall_is_told_with_the_difference_of_the_levels()
    {
        var change = Of([.. Enumerable.Repeat(Usual, 9), Low, Low, Low])!;

        Assert.Equal("Has fallen by about 30 points over the last three readings (about three weeks).", ChangeWording.Of(change));
        Assert.Equal("Still lower than in March.", ChangeWording.Of(Of([.. Enumerable.Repeat(Usual, 9), Low, Low, Low, Low])!));
    }

    [Fact]
    public void Of_a_round_that_was_withheld_nothing_is_weighed()
    {
        var rounds = Rounds([.. Enumerable.Repeat(Usual, 9), Low, Low, Low]);
        ToldRound[] withheld = [.. rounds.Select((round, i) => i == 9 ? round with { Release = round.Release.Withheld() } : round)];
        ToldRound[] empty = [.. rounds.Select((round, i) => i == 9 ? Round(i, default) : round)];

        Assert.Equal(ChangeStatus.Clear, TeamEvidence.Of(rounds).Of(PracticeArea.Trust)!.Status);
        Assert.Equal(ChangeStatus.Maybe, TeamEvidence.Of(withheld).Of(PracticeArea.Trust)!.Status);
        Assert.Equal(TeamEvidence.Of(empty).Of(PracticeArea.Trust), TeamEvidence.Of(withheld).Of(PracticeArea.Trust));
        Assert.Null(TeamEvidence.Of([.. rounds[..^1], rounds[^1] with { Release = rounds[^1].Release.Withheld() }]).Of(PracticeArea.Trust));
    }

    [Fact]
    public void Where_the_count_is_gone_a_level_is_set_beside_no_other()
    {
        var rounds = Rounds([.. Enumerable.Repeat(Usual, 7)]);

        Assert.Equal(ChangeStatus.None, TeamEvidence.Of(rounds).Of(PracticeArea.Trust)!.Status);
        Assert.Equal((ChangeStatus.Building, 1), Building([.. rounds.Select((round, i) => i == 3 ? round with { Result = null } : round)]));
        Assert.Equal(ChangeStatus.None, TeamEvidence.Of([.. rounds.Select(round => round with { Result = round.Result!.Reduced() })]).Of(PracticeArea.Trust)!.Status);

        static (ChangeStatus, int) Building(ToldRound[] rounds) => (TeamEvidence.Of(rounds).Of(PracticeArea.Trust)!.Status, TeamEvidence.Of(rounds).Of(PracticeArea.Trust)!.ReadingsNeeded);
    }

    /// <summary>That somebody pauses is nobody else's to know; a comparison that began anew with it would tell.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    public void A_pause_parts_no_rounds(int people)
    {
        var rounds = Rounds([.. Enumerable.Repeat(Usual, 8)]).Select((round, i) => round with { Plan = Asking(round.Plan, people, without: i % 2 == 0 ? [] : [1 + i]) }).ToArray();

        Assert.Equal(ChangeStatus.None, TeamEvidence.Of(rounds).Of(PracticeArea.Trust)!.Status);
        Assert.False(TeamEvidence.Of(rounds).StartsAnew);
    }

    [Fact]
    public void That_comparison_starts_anew_is_said_once()
    {
        var rounds = Rounds([.. Enumerable.Repeat(Usual, 9)]);
        ToldRound[] others = [.. rounds.Select((round, i) => round with { Plan = round.Plan with { Baseline = i < 7 ? 0 : 7 } })];

        Assert.Equal((true, 6), (TeamEvidence.Of(others[..8]).StartsAnew, TeamEvidence.Of(others[..8]).Of(PracticeArea.Trust)!.ReadingsNeeded));
        Assert.Equal((false, 5), (TeamEvidence.Of(others).StartsAnew, TeamEvidence.Of(others).Of(PracticeArea.Trust)!.ReadingsNeeded));
        Assert.False(TeamEvidence.Of(rounds).StartsAnew);
        Assert.False(TeamEvidence.Of(rounds[..1]).StartsAnew);
    }

    /// <summary>"30 or lower" of five answers and 20 of nine may be the same.</summary>
    [Fact]
    public void A_level_that_is_only_known_to_be_so_low_is_not_set_against_what_lies_below()
    {
        var five = new Level(30, LevelBound.OrLower, 10, SizeBand.From5);
        var nine = new Level(20, LevelBound.OrLower, 10, SizeBand.From5);
        var ladder = Ladder.After([.. Enumerable.Repeat(Told(five, 5), 9), .. Enumerable.Repeat(Told(nine, 9), 6)]);

        Assert.Equal(0, ladder.Of(PracticeArea.Trust)!.Contrast!.Value.Delta);
        Assert.Equal(ChangeStatus.None, ladder.Of(PracticeArea.Trust)!.Status);
    }

    /// <summary>What is "90 or higher" twice may have gone from 90 to 100.</summary>
    [Fact]
    public void A_level_that_is_only_known_to_be_so_high_is_not_called_steady()
    {
        var known = new Level(80, LevelBound.None, 5, SizeBand.From25);
        var bound = new Level(90, LevelBound.OrHigher, 5, SizeBand.From25);

        Assert.Equal(ChangeStatus.Steady, Ladder.After(Enumerable.Repeat(Told(known, 60), 12)).Of(PracticeArea.Trust)!.Status);
        Assert.Equal(ChangeStatus.None, Ladder.After(Enumerable.Repeat(Told(bound, 60), 12)).Of(PracticeArea.Trust)!.Status);
    }

    [Fact]
    public void Of_a_change_from_or_to_a_bound_no_points_are_told()
    {
        var change = Of([.. Enumerable.Repeat(new AnswerCounts(0, 0, 0, 2, 5), 9), Low, Low])!;

        Assert.True(change is { Status: ChangeStatus.Clear, Compared.HasBounds: true });
        Assert.Equal("Has fallen over the last three readings (about three weeks).", ChangeWording.Of(change));
    }

    [Fact]
    public void Unusually_few_answers_are_noticed_and_few_that_are_usual_are_not()
    {
        var usual = Enumerable.Repeat(new AnswerCounts(0, 1, 1, 5, 1), 8);

        Assert.False(TeamEvidence.Of(Rounds([.. usual])).FewerThanUsual);
        Assert.True(TeamEvidence.Of(Rounds([.. usual, new AnswerCounts(0, 1, 1, 3, 0)])).FewerThanUsual);
        Assert.False(TeamEvidence.Of(Rounds([.. Enumerable.Repeat(new AnswerCounts(0, 1, 1, 3, 0), 8)])).FewerThanUsual);
    }

    [Fact]
    public void Where_each_area_was_put_to_a_third_of_the_team_their_answers_are_no_share_of_it()
    {
        var parted = new SweepPulse(0, 0, new SweepPattern(1, SweepPattern.FormsOfLargeTeam));
        ToldRound[] Asked(SweepPulse? pulse) =>
        [
            Of(0, new AnswerCounts(0, 5, 5, 50, 0), PracticeArea.Trust, pulse),
            Of(1, new AnswerCounts(0, 5, 5, 10, 0), PracticeArea.Mobilising, pulse),
        ];

        Assert.False(TeamEvidence.Of(Asked(parted)).FewerThanUsual);
        Assert.True(TeamEvidence.Of(Asked(null)).FewerThanUsual);

        static ToldRound Of(int week, AnswerCounts counts, PracticeArea area, SweepPulse? pulse)
        {
            var round = Round(week, counts, area);
            return round with { Plan = Asking(round.Plan, 90, []) with { Pulse = pulse } };
        }
    }

    private static AreaChange? Of(AnswerCounts[] answers) => TeamEvidence.Of(Rounds(answers)).Of(PracticeArea.Trust);

    /// <summary>What was said of trust, week by week.</summary>
    private static List<string> Said(AnswerCounts[] answers)
    {
        var rounds = Rounds(answers);
        return [.. Enumerable.Range(1, rounds.Length).Select(count => ChangeWording.Of(TeamEvidence.Of(rounds[..count]).Of(PracticeArea.Trust)!))];
    }

    private static ToldRound[] Rounds(AnswerCounts[] answers) => [.. answers.Select((counts, week) => Round(week, counts))];

    private static ToldRound Round(int week, AnswerCounts counts, PracticeArea? area = null)
    {
        var date = new DateOnly(2026, 1, 6).AddDays(Week * week);
        var asked = area ?? PracticeArea.Trust;
        var plan = ARound.Plan(Math.Max(9, counts.N)) with { Ref = new RoundRef(ARound.Team, RoundId.Of(ARound.Team, date)), Number = week + 1, Date = date, Baseline = 0, Areas = [asked] };
        var result = new RoundResult(plan.Ref, counts.N == 0 ? [] : [new AreaHistogram(asked, [counts.Ones, counts.Twos, counts.Threes, counts.Fours, counts.Fives])], null);
        return new ToldRound(plan, ReleaseGate.Release(plan, result), result);
    }

    private static RoundPlan Asking(RoundPlan plan, int people, int[] without) => plan with
    {
        Participants = [.. Enumerable.Range(1, people).Except(without).Select(i => new Participant(ARound.Person(i), "address", []))],
        SweepSize = people,
        Paused = without.Length,
    };

    private static RoundReadings Told(Level level, int answers) => new(0, Math.Max(9, answers), [AreaReading.Told(PracticeArea.Trust, level, answers)]);

    /// <summary>Five to nine answers a week, about a level that moves now and then.</summary>
    private static AnswerCounts[] Random(Random random, int weeks)
    {
        var level = random.Next(5);
        return [.. Enumerable.Range(0, weeks).Select(_ =>
        {
            level = random.Next(5) == 0 ? random.Next(5) : level;
            return Enumerable.Range(0, random.Next(5, 10)).Aggregate(default(AnswerCounts), (counts, _) => counts.Plus(AnswerCounts.One(1 + Math.Clamp(level + random.Next(-1, 2), 0, 4))));
        })];
    }

    /// <summary>Other answers, as many, of which the same is told.</summary>
    private static AnswerCounts LooksLike(AnswerCounts counts, Random random)
    {
        AnswerCounts[] alike = [.. AnswerCounts.All(counts.N).Where(other => ReleaseGate.Show(other, 9) == ReleaseGate.Show(counts, 9))];
        return alike[random.Next(alike.Length)];
    }
}
