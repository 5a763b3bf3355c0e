using System.Globalization;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>How often the ladder speaks where nothing has changed, and how soon it speaks where something has (science.md C9); drift, restart and response rules included.</summary>
public sealed class Calibrations
{
    private const int Year = 52;

    /// <summary>Weeks before the year that is counted: from then on every area can be compared.</summary>
    private const int WarmUp = 30;

    /// <summary>Moves the mean of the answers by −22.0 once they are cut into five.</summary>
    private const double LatentFall = -23.1;

    private static readonly double[] Responses = [.5, .6, .7, .8, .9];

    private readonly ITestOutputHelper _output = TestContext.Current.TestOutputHelper!;

    [Theory]
    [InlineData(8, .7, 0)]
    [InlineData(12, .7, 0)]
    [InlineData(20, .6, 0)]
    [InlineData(20, .6, .02)]
    public void Hardly_anything_is_said_of_a_year_in_which_nothing_changed(int people, double response, double turnover) => CountFalse(people, response, turnover, teams: 400);

    [Theory]
    [Trait("length", "long")]
    [InlineData(6, .9, 0)]
    [InlineData(8, .7, 0)]
    [InlineData(12, .7, 0)]
    [InlineData(12, .7, .02)]
    [InlineData(20, .6, 0)]
    [InlineData(40, .6, 0)]
    [InlineData(40, .9, 0)]
    public void So_it_is_over_thousands_of_years(int people, double response, double turnover) => CountFalse(people, response, turnover, teams: 4000);

    [Fact]
    public void Most_lasting_falls_are_called_clear_within_ten_weeks() => Assert.InRange(Found(people: 12, response: .7, LatentFall, teams: 400).Clear10, .85, 1);

    [Theory]
    [Trait("length", "long")]
    [InlineData(8, .7, LatentFall)]
    [InlineData(12, .7, LatentFall)]
    [InlineData(20, .6, LatentFall)]
    [InlineData(8, .7, LatentFall / 2)]
    [InlineData(12, .7, LatentFall / 2)]
    [InlineData(20, .6, LatentFall / 2)]
    public void What_a_team_of_a_size_can_expect_to_be_told(int people, double response, double fall)
    {
        var found = Found(people, response, fall, teams: 4000);

        Assert.InRange(found.Clear10, 0, found.Maybe10);
    }

    /// <summary>What people are told is computed from rounded and clipped levels (P10). That may cost falls that are found, and must not cost anything else.</summary>
    [Theory]
    [InlineData(6, .9, 0)]
    [InlineData(8, .7, 0)]
    [InlineData(12, .7, 0)]
    [InlineData(20, .6, .02)]
    [InlineData(40, .6, 0)]
    public void From_levels_as_they_are_told_no_more_is_said_of_a_year_in_which_nothing_changed(int people, double response, double turnover) =>
        CountFalse(people, response, turnover, teams: 400, told: true);

    [Theory]
    [InlineData(8, .7, LatentFall)]
    [InlineData(12, .7, LatentFall)]
    [InlineData(20, .6, LatentFall)]
    [InlineData(12, .7, LatentFall / 2)]
    [InlineData(20, .6, LatentFall / 2)]
    public void What_a_team_of_a_size_can_expect_to_be_told_from_levels(int people, double response, double fall)
    {
        var found = Found(people, response, fall, teams: 400, told: true);

        Assert.InRange(found.Clear10, people >= 12 && fall <= LatentFall ? .85 : 0, found.Maybe10);
    }

    /// <summary>One peak, as in C5; a spread of 27.5 points.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(40)]
    public void The_interval_of_a_level_holds_what_it_promises(int people) => Cover(people, .94, .97, [.05, .10, .20, .40, .25]);

    /// <summary>25 points are assumed; here they are 24.6 and 29.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(40)]
    public void Where_people_differ_a_little_less_or_more_it_holds_a_little_more_or_less(int people)
    {
        Cover(people, .94, .985, [.018, .118, .324, .356, .184]);
        Cover(people, .93, .97, [.05, .15, .20, .35, .25]);
    }

    private void CountFalse(int people, double response, double turnover, int teams, bool told = false)
    {
        var (clear, maybe) = (0, 0);
        for (var seed = 1; seed <= teams; seed++)
        {
            var (team, ladder) = (new LikertTeam(seed, people, response, turnover) { IsTold = told }, Ladder.Start);
            for (var week = 0; week < WarmUp + Year; week++)
            {
                var before = ladder;
                ladder = ladder.Then(team.Week(week));
                clear += week < WarmUp ? 0 : ladder.Changes.Count(change => change.Status is ChangeStatus.Clear);

                // An onset: the reading before said less.
                maybe += week < WarmUp ? 0 : ladder.Changes.Count(change => change.Status is ChangeStatus.Maybe
                    && before.Of(change.Area)?.Status is not (ChangeStatus.Maybe or ChangeStatus.Clear or ChangeStatus.Still));
            }
        }

        Say($"N = {people}, r = {response}, turnover {turnover} a sweep, seeds 1 to {teams}: {clear / (double)teams:F2} false clear, {maybe / (double)teams:F2} false maybe in a team-year.");
        Assert.InRange(clear / (double)teams, 0, .8);
        Assert.InRange(maybe / (double)teams, 0, 5);
    }

    private (double Maybe5, double Maybe10, double Clear5, double Clear10) Found(int people, double response, double fall, int teams, bool told = false)
    {
        var (maybe, clear) = (new int[2], new int[2]);
        for (var seed = 1; seed <= teams; seed++)
        {
            var ladder = Ladder.Start;
            var team = new LikertTeam(seed, people, response) { Shift = (area, week) => area == PracticeArea.Trust && week >= WarmUp ? fall : 0, IsTold = told };
            var (firstMaybe, firstClear) = (int.MaxValue, int.MaxValue);
            for (var week = 0; week < WarmUp + 10; week++)
            {
                ladder = ladder.Then(team.Week(week));
                var change = ladder.Changes.FirstOrDefault(change => change.Area == PracticeArea.Trust);
                if (week >= WarmUp && change is { Direction: ChangeDirection.Down, Status: var status })
                {
                    firstMaybe = Math.Min(firstMaybe, week - WarmUp);
                    firstClear = status is ChangeStatus.Clear or ChangeStatus.Still ? Math.Min(firstClear, week - WarmUp) : firstClear;
                }
            }

            (maybe[0], maybe[1]) = (maybe[0] + (firstMaybe < 5 ? 1 : 0), maybe[1] + (firstMaybe < 10 ? 1 : 0));
            (clear[0], clear[1]) = (clear[0] + (firstClear < 5 ? 1 : 0), clear[1] + (firstClear < 10 ? 1 : 0));
        }

        var found = ((double)maybe[0] / teams, (double)maybe[1] / teams, (double)clear[0] / teams, (double)clear[1] / teams);
        Say($"N = {people}, r = {response}, {fall:F1} points before cutting, seeds 1 to {teams}: within 5 and 10 weeks maybe {found.Item1:F2}, {found.Item2:F2}; clear {found.Item3:F2}, {found.Item4:F2}.");
        return found;
    }

    /// <summary>How often the interval at 95 % holds the mean of all who were asked, when half to nine in ten of them answer.</summary>
    private void Cover(int people, double least, double most, double[] chances)
    {
        const int Draws = 6000;
        foreach (var n in Responses.Select(share => (int)Math.Round(share * people)).Where(n => n >= ReleaseThreshold.Floor && n < people).Distinct())
        {
            var random = new Random(people);
            var held = Enumerable.Range(0, Draws).Count(_ =>
            {
                var answered = Answers.Draw(random, n, chances);
                var all = answered.Plus(Answers.Draw(random, people - n, chances));
                return LevelInterval.Of(answered, people)!.Value.Interval.Contains(all.Score);
            });

            Say($"{string.Join(" ", chances)}: N = {people}, n = {n}: the interval holds the team's mean {held / (double)Draws:P1} of the time.");
            Assert.InRange(held / (double)Draws, least, most);
        }
    }

    private void Say(FormattableString text) => _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
