using CollabBot.Core.Practice;
using CollabBot.Service.Demo;
using Xunit;

namespace CollabBot.Tests.Demo;

public sealed class MadeTeams
{
    private static readonly DateTimeOffset Opens = new(2026, 1, 6, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(-12)]
    [InlineData(2026)]
    public void No_two_people_of_the_largest_team_have_one_name(int seed)
    {
        var team = MadeTeam.Of(DemoOptions.MaxPeople, new Chance(seed));

        Assert.Equal(DemoOptions.MaxPeople, team.People.Select(person => person.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-12)]
    [InlineData(2026)]
    public void People_answer_while_the_pulse_is_open_and_most_of_them_do(int seed)
    {
        var chance = new Chance(seed);
        var team = MadeTeam.Of(40, chance);
        var habits = new Habits(chance, team);

        var weeks = Enumerable.Range(0, DemoOptions.MaxWeeks).Select(week => habits.VisitsOf(week, Opens, Opens.AddDays(3), PracticeArea.Core)).ToList();

        Assert.InRange(weeks.Average(visits => visits.Count), 0.70 * 40, 0.80 * 40);
        Assert.All(weeks.SelectMany(visits => visits), visit =>
        {
            Assert.InRange(visit.At, Opens, Opens.AddDays(3).AddTicks(-1));
            Assert.All(visit.Answers.Values, value => Assert.InRange(value ?? 1, 1, ResponseScale.Points));
        });
        Assert.All(weeks, visits => Assert.Equal(visits.Count, visits.Select(visit => visit.Person).Distinct().Count()));
    }

    [Fact]
    public void Twelve_weeks_hold_one_in_which_many_are_away()
    {
        var chance = new Chance(1);
        var habits = new Habits(chance, MadeTeam.Of(100, chance));

        var counts = Enumerable.Range(0, 12).Select(week => habits.VisitsOf(week, Opens, Opens.AddDays(3), PracticeArea.Core).Count).ToList();

        Assert.InRange(Assert.Single(counts, count => count < 70), 40, 60);
        Assert.All(counts.Where(count => count >= 70), count => Assert.InRange(count, 70, 85));
    }

    [Fact]
    public void Another_seed_is_another_story()
    {
        var first = new Habits(new Chance(1), MadeTeam.Of(9, new Chance(1))).LevelOf(PracticeArea.Trust, 5);
        var second = new Habits(new Chance(2), MadeTeam.Of(9, new Chance(2))).LevelOf(PracticeArea.Trust, 5);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void The_clock_goes_forward_only()
    {
        var clock = new DemoClock(Opens);
        clock.MoveTo(Opens.AddMinutes(1));

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.MoveTo(Opens));
        Assert.Equal(Opens.AddMinutes(1), clock.GetUtcNow());
    }
}
