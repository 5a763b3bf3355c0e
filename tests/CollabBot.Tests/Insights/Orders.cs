using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>Nothing depends on the order in which answers, people, items or areas happen to come; only readings have one.</summary>
public sealed class Orders
{
    private readonly Random _random = new(51);

    [Fact]
    public void Of_answers_and_of_groups()
    {
        for (var i = 0; i < 100; i++)
        {
            double[] one = [.. Enumerable.Range(0, 6).Select(_ => 25.0 * _random.Next(5))];
            double[] other = [.. Enumerable.Range(0, 7).Select(_ => 25.0 * _random.Next(5))];
            var (p, welch) = (PermutationTest.Unpaired(one, other, seed: 1)!.Value, WelchTest.Of(one, other));
            var signs = PermutationTest.Paired(one, seed: 1)!.Value;

            _random.Shuffle(one);
            _random.Shuffle(other);

            Assert.Equal(p, PermutationTest.Unpaired(one, other, seed: 1)!.Value, 12);
            Assert.Equal(p, PermutationTest.Unpaired(other, one, seed: 1)!.Value, 12);
            Assert.Equal(p, PermutationTest.Unpaired(Answers.OfPoints(other), Answers.OfPoints(one))!.Value, 12);
            Assert.Equal(signs, PermutationTest.Paired(one, seed: 1)!.Value, 12);
            Assert.Equal(welch?.P ?? 1, WelchTest.Of(other, one)?.P ?? 1, 9);
            Assert.Equal(welch?.T ?? 0, -(WelchTest.Of(other, one)?.T ?? 0), 9);
        }
    }

    [Fact]
    public void Of_people_and_of_items()
    {
        int[][] people = [.. Enumerable.Range(0, 20).Select(_ => Enumerable.Range(0, 4).Select(_ => _random.Next(1, 6)).ToArray())];
        var (alpha, rwg) = (Alpha(people), Rwg.OfItems(Items(people), NullVariance.Uniform)!.Value);

        _random.Shuffle(people);
        int[] places = [2, 0, 3, 1];
        int[][] turned = [.. people.Select(person => places.Select(place => person[place]).ToArray())];

        Assert.Equal(alpha, Alpha(turned), 12);
        Assert.Equal(rwg, Rwg.OfItems(Items(turned), NullVariance.Uniform)!.Value, 12);
    }

    [Fact]
    public void Of_tests_in_a_family()
    {
        double[] p = [.2, .003, .9, .04, .012, .021, .04];
        var adjusted = p.Zip(BenjaminiHochberg.Adjusted(p)).ToHashSet();

        for (var i = 0; i < 50; i++)
        {
            _random.Shuffle(p);

            Assert.True(adjusted.SetEquals(p.Zip(BenjaminiHochberg.Adjusted(p))));
        }
    }

    [Fact]
    public void Of_areas_in_a_round()
    {
        for (var team = 1; team <= 20; team++)
        {
            var (ladder, other) = (Ladder.Start, Ladder.Start);
            var likert = new LikertTeam(team, people: 20, response: .8) { Shift = (area, week) => area == PracticeArea.Equality && week > 25 ? -20 : 0 };
            for (var week = 0; week < 60; week++)
            {
                var round = likert.Week(week);
                AreaReading[] shuffled = [.. round.Areas];
                _random.Shuffle(shuffled);
                ladder = ladder.Then(round);
                other = other.Then(new RoundReadings(round.Baseline, round.Asked, shuffled));

                Assert.All(PracticeArea.Asked, area => Assert.Equal(ladder.Of(area), other.Of(area)));
            }
        }
    }

    private static double Alpha(int[][] people) => CronbachAlpha.Of([.. people.SelectMany(person => person.Select(answer => (double)answer))], people[0].Length)!.Value;

    private static AnswerCounts[] Items(int[][] people) => [.. Enumerable.Range(0, people[0].Length).Select(item => Answers.Of(people.Select(person => person[item])))];
}
