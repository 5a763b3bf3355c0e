using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Shifts;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary>Which shifts a team's small steps exercised, and what it might read next.</summary>
public sealed class StepsOfShifts
{
    private static readonly DateOnly Today = new(2027, 2, 23);
    private static readonly Quarter Quarter = Quarter.EndingOn(Today);
    private static readonly NudgeLibrary Library = NudgeLibrary.Shipped;

    [Fact]
    public void Only_what_the_whole_team_was_given_in_the_quarter_counts()
    {
        var record = Given(("N-TRU-2", NudgeRole.Team, 7), ("N-INF-1", NudgeRole.Team, 14), ("N-EQU-2", NudgeRole.Team, 90), ("N-OPP-1", NudgeRole.Team, 91), ("N-PRA-1", NudgeRole.Leader, 7), ("N-GONE", NudgeRole.Team, 7));

        Assert.Equal([2, 0, 0, 0, 0, 1, 0], StepsByShift.Of(record, Library, Quarter).Select(steps => steps.Times));
        Assert.Equal(PracticeShift.All, StepsByShift.Of(record, Library, Quarter).Select(steps => steps.Shift));
    }

    [Fact]
    public void What_is_offered_to_read_exercises_what_was_exercised_least()
    {
        var record = Given([.. Library.Nudges.Where(nudge => nudge.Role is NudgeRole.Team && nudge.Shift != PracticeShift.Dialogue).Select((nudge, index) => (nudge.Id, NudgeRole.Team, 60 + (index % 30)))]);

        Assert.Equal(PracticeShift.Dialogue, StepsByShift.ToRead(record, Library, Quarter).First().Shift);
    }

    [Fact]
    public void Of_two_shifts_that_were_exercised_alike_that_which_was_longest_ago_comes_first()
    {
        var team = Library.Nudges.Where(nudge => nudge.Role is NudgeRole.Team).ToList();
        var record = Given([.. PracticeShift.All.Where(shift => team.Any(nudge => nudge.Shift == shift)).Select((shift, index) => (team.First(nudge => nudge.Shift == shift).Id, NudgeRole.Team, shift == PracticeShift.Culture ? 400 : 120 + index))]);

        Assert.Equal(PracticeShift.Culture, StepsByShift.ToRead(record, Library, Quarter).First().Shift);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(56, true)]
    public void What_is_resting_is_not_offered(int daysAgo, bool offered) =>
        Assert.Equal(offered, StepsByShift.ToRead(Given(("N-TRU-2", NudgeRole.Team, daysAgo)), Library, Quarter).Any(nudge => nudge.Id == "N-TRU-2"));

    [Fact]
    public void What_the_team_turned_down_and_what_is_for_others_is_not_offered()
    {
        var offered = StepsByShift.ToRead(NudgeRecord.None.TurnedDown("N-TRU-2"), Library, Quarter).ToList();

        Assert.DoesNotContain(offered, nudge => nudge.Id == "N-TRU-2" || nudge.Role is not NudgeRole.Team);
        Assert.Equal(Library.Nudges.Count(nudge => nudge.Role is NudgeRole.Team) - 1, offered.Count);
    }

    private static NudgeRecord Given(params IEnumerable<(string Id, NudgeRole Role, int DaysAgo)> given) =>
        NudgeRecord.None with { Given = [.. given.Select(one => new GivenNudge(one.Id, one.Role, Today.AddDays(-one.DaysAgo))).OrderBy(one => one.On)] };
}
