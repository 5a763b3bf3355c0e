using System.Globalization;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// T10: whoever has what is kept of two rounds looks for the same person in both. There are no rows to link, only how often each value was given;
/// the best that can be done is to take each person's value for the one at the same rank.
/// </summary>
public sealed class LinkedRounds
{
    private const int Seed = 20261123;
    private const int Rounds = 4_000;
    private const double Allowed = 0.10;

    private readonly ITestOutputHelper _output;

    public LinkedRounds(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    public void T10_two_rounds_histograms_link_people_little_better_than_chance(int people)
    {
        var linked = Play(people, (team, chance) => Hits(Ranked(team.Answer(), chance), Ranked(team.Answer(), chance)));

        Assert.InRange(Told("histograms", people, linked), 0, (1.0 / people) + Allowed);
    }

    /// <summary>Control: what would be possible if the three answers of a person had been kept together, without any name.</summary>
    [Fact]
    public void T10_records_of_three_answers_would_link_too_many()
    {
        const int people = 6;
        var orders = Orders([.. Enumerable.Range(0, people)]).ToList();

        var linked = Play(people, (team, chance) =>
        {
            int[][] one = [team.Answer(), team.Answer(), team.Answer()];
            int[][] other = [team.Answer(), team.Answer(), team.Answer()];
            int[][] apart = [.. Enumerable.Range(0, people).Select(person => Enumerable.Range(0, people).Select(candidate => Apart(one, person, other, candidate)).ToArray())];

            // Of the orders that fit equally well any one.
            var fitting = orders.GroupBy(order => order.Index().Sum(pair => apart[pair.Index][pair.Item])).MinBy(group => group.Key)!.ToList();
            return fitting[chance.Next(fitting.Count)].Index().Count(pair => pair.Index == pair.Item);
        }, rounds: 600);

        Assert.True(Told("records", people, linked) > (1.0 / people) + Allowed);
    }

    private static double Play(int people, Func<SimulatedTeam, Random, int> attack, int rounds = Rounds)
    {
        var chance = new Random(Seed + people);
        return Enumerable.Range(0, rounds).Sum(_ => attack(new SimulatedTeam(people, chance), chance)) / (double)(rounds * people);
    }

    /// <summary>People in the order of their answers; who answered alike, by chance.</summary>
    private static List<int> Ranked(int[] answers, Random chance) =>
        [.. Enumerable.Range(0, answers.Length).OrderBy(person => answers[person]).ThenBy(_ => chance.NextDouble())];

    private static int Hits(List<int> one, List<int> other) => one.Zip(other).Count(pair => pair.First == pair.Second);

    private static int Apart(int[][] one, int person, int[][] other, int candidate) =>
        one.Zip(other, (earlier, later) => earlier[person] - later[candidate]).Sum(difference => difference * difference);

    private static IEnumerable<int[]> Orders(int[] left) => left.Length == 0
        ? [[]]
        : left.SelectMany(first => Orders([.. left.Where(other => other != first)]), (first, rest) => (int[])[first, .. rest]);

    private double Told(string what, int people, double linked)
    {
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"T10 seed {Seed + people}, {people} people, {what}: {linked:P1} linked, chance {1.0 / people:P1}"));
        return linked;
    }
}
