using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>What came of setting a team up. Unless it was saved, nothing was changed.</summary>
public abstract record ConfigureTeamOutcome
{
    private ConfigureTeamOutcome()
    {
    }

    /// <param name="Next">When the team is asked first under these settings.</param>
    /// <param name="Outlook">From when on what was changed of the promise holds.</param>
    /// <param name="QuestionsWait">Another number of questions comes with the next sweep, not with the next round.</param>
    public sealed record Saved(Team Team, Occurrence Next, PromiseOutlook Outlook, bool QuestionsWait) : ConfigureTeamOutcome
    {
        /// <summary>The first dates that ask, <see cref="Next"/> among them, if each round takes place.</summary>
        public IReadOnlyList<Occurrence> Upcoming { get; init; } = [Next];
    }

    /// <summary>The person does not administer this team, or there is no such team.</summary>
    public sealed record NotAdmin : ConfigureTeamOutcome;

    public sealed record UnknownZone(string ZoneId) : ConfigureTeamOutcome;

    /// <summary>None of <see cref="PulseCadence.Intervals"/>.</summary>
    public sealed record UnknownInterval(int Weeks) : ConfigureTeamOutcome;

    public sealed record WrongNumberOfLeaders(int Count) : ConfigureTeamOutcome;

    /// <summary>Not 1 to <see cref="SweepPattern.MaxQuestions"/>.</summary>
    public sealed record WrongNumberOfQuestions(int Wanted) : ConfigureTeamOutcome;

    /// <summary>Fewer answers than <see cref="ReleaseThreshold.Floor"/> never show anything.</summary>
    public sealed record ThresholdTooLow(int Wanted) : ConfigureTeamOutcome;

    /// <summary>Even if everybody answered, so many answers would never come together.</summary>
    /// <param name="Reachable">The most that this team and these leaders allow; below <see cref="ReleaseThreshold.Floor"/> in a team in which nothing can be shown.</param>
    public sealed record ThresholdTooHigh(int Wanted, int Reachable) : ConfigureTeamOutcome;

    /// <summary>The team is to be asked on a weekday that is none of those on which it works.</summary>
    public sealed record DayNotWorked(DayOfWeek Weekday, WorkingCalendar Calendar) : ConfigureTeamOutcome;

    /// <summary>Days off that end before they begin, are over, or are more than <see cref="DaysOff.LongestDays"/>.</summary>
    /// <param name="Today">By the team's calendar.</param>
    public sealed record WrongDaysOff(DaysOff Days, DateOnly Today) : ConfigureTeamOutcome;

    /// <summary>More runs of days off than <see cref="WorkingCalendar.MaxOwn"/>.</summary>
    public sealed record TooManyDaysOff(int Count) : ConfigureTeamOutcome;

    /// <summary>Days off are called something longer than <see cref="DaysOff.LongestLabel"/>.</summary>
    public sealed record LabelTooLong(int Length) : ConfigureTeamOutcome;

    /// <summary>Somebody changed the settings after they were read from which these were made (<see cref="TeamSetUp.BasedOn"/>).</summary>
    public sealed record ChangedMeanwhile : ConfigureTeamOutcome;

    /// <summary>Nobody could say who is in the team, which has to be known to raise the threshold; try again later.</summary>
    public sealed record RosterUnavailable : ConfigureTeamOutcome;
}
