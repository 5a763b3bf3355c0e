using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Saves how a team is asked and who hears of it, at an admin's word.</summary>
public sealed class ConfigureTeam(TeamRegistry teams, Rounds rounds, ScheduleIndex index, AuditLog audit, IRoster roster)
{
    /// <summary>Most leaders a team may have: the promise names who reads, and it should stay a short list.</summary>
    public const int MaxLeaders = 5;

    /// <summary>So many of the next dates an admin is shown.</summary>
    private const int DatesShown = 3;

    public async Task<ConfigureTeamOutcome> HandleAsync(TeamRef team, PersonId admin, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        if (Refusal(setUp) is { } refusal)
        {
            return refusal;
        }

        if (await teams.FindAsync(team, cancellationToken) is not { } before || !before.Lets(admin, Operation.Configure))
        {
            return new ConfigureTeamOutcome.NotAdmin();
        }

        if (await CalendarRefusalAsync(before, setUp, cancellationToken) is { } unworkable)
        {
            return unworkable;
        }

        if (setUp.Threshold > Math.Max(ReleaseThreshold.Floor, before.Threshold ?? 0) && await TooHighAsync(before, setUp, cancellationToken) is { } tooHigh)
        {
            return tooHigh;
        }

        var now = await index.NowAsync(cancellationToken);
        if (setUp.IsBehind(before, now))
        {
            return new ConfigureTeamOutcome.ChangedMeanwhile();
        }

        // Told first and done then: a change that the log does not know must not exist, the other way round does no harm.
        foreach (var fact in AuditedSettings.Changes(before, setUp.In(before, now), admin))
        {
            await audit.AddAsync(team, fact, cancellationToken);
        }

        var updated = await teams.UpdateAsync(team, current => current is null || !current.Lets(admin, Operation.Configure) || setUp.IsBehind(current, now) ? current : setUp.In(current, now), cancellationToken);
        if (updated is null || !updated.Lets(admin, Operation.Configure))
        {
            return new ConfigureTeamOutcome.NotAdmin();
        }

        if (setUp.IsBehind(updated, now))
        {
            return new ConfigureTeamOutcome.ChangedMeanwhile();
        }

        await index.PutAsync(updated, cancellationToken);
        foreach (var leader in setUp.Leaders)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, leader), person => person.WithTeam(team.Team), cancellationToken);
        }

        return await SavedAsync(updated, setUp, cancellationToken);
    }

    /// <summary>The most answers that could come together with enough of them from others, so many people being asked of whom some receive the digest.</summary>
    public static int Reachable(int people, int readers) => Math.Min(people, people - readers + 1);

    /// <returns>Why a set-up could not be saved by anybody; null when nothing in it stands against that. Reads no roster, and saves nothing.</returns>
    public async Task<ConfigureTeamOutcome?> WhyNotAsync(Team team, TeamSetUp setUp, CancellationToken cancellationToken) =>
        Refusal(setUp) ?? await CalendarRefusalAsync(team, setUp, cancellationToken);

    /// <returns>When a team would be asked next under what would be saved now: the first dates.</returns>
    public async Task<IReadOnlyList<Occurrence>> UpcomingAsync(Team team, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        var (cadence, calendar) = (setUp.Cadence, setUp.Calendar ?? team.Calendar);
        var history = await teams.HistoryAsync(team.Ref, cancellationToken);
        var now = await index.NowAsync(cancellationToken);
        return TeamRhythm.Of(cadence, calendar, team.Cadence == cadence ? team.AskedSince : now, history).Upcoming(now, DatesShown);
    }

    private static ConfigureTeamOutcome? Refusal(TeamSetUp setUp) =>
        TeamClock.Find(setUp.Cadence.ZoneId) is null ? new ConfigureTeamOutcome.UnknownZone(setUp.Cadence.ZoneId)
        : !PulseCadence.Intervals.Contains(setUp.Cadence.Weeks) ? new ConfigureTeamOutcome.UnknownInterval(setUp.Cadence.Weeks)
        : setUp.Leaders.Count is 0 or > MaxLeaders ? new ConfigureTeamOutcome.WrongNumberOfLeaders(setUp.Leaders.Count)
        : setUp.QuestionsPerPulse is { } questions and (< 1 or > SweepPattern.MaxQuestions) ? new ConfigureTeamOutcome.WrongNumberOfQuestions(questions)
        : setUp.Threshold is { } threshold and < ReleaseThreshold.Floor ? new ConfigureTeamOutcome.ThresholdTooLow(threshold)
        : null;

    private async Task<ConfigureTeamOutcome?> CalendarRefusalAsync(Team team, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        var calendar = setUp.Calendar ?? team.Calendar;
        if (calendar.HasOwnWeekdays && !calendar.Weekdays.Contains(setUp.Cadence.Weekday))
        {
            return new ConfigureTeamOutcome.DayNotWorked(setUp.Cadence.Weekday, calendar);
        }

        var today = TeamClock.For(setUp.Cadence.ZoneId).DateAt(await index.NowAsync(cancellationToken));
        var wrong = calendar.Own.Append(calendar.Pause).OfType<DaysOff>().Except(team.Calendar.Own.Append(team.Calendar.Pause).OfType<DaysOff>())
            .FirstOrDefault(days => days.To < days.From || days.To < today || days.To.DayNumber - days.From.DayNumber >= DaysOff.LongestDays);
        var called = calendar.Own.Except(team.Calendar.Own).Max(days => days.Label?.Length) ?? 0;
        return called > DaysOff.LongestLabel ? new ConfigureTeamOutcome.LabelTooLong(called)
            : wrong is not null ? new ConfigureTeamOutcome.WrongDaysOff(wrong, today)
            : calendar.Own.Count > WorkingCalendar.MaxOwn ? new ConfigureTeamOutcome.TooManyDaysOff(calendar.Own.Count)
            : null;
    }

    private async Task<ConfigureTeamOutcome?> TooHighAsync(Team team, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        if (await roster.ReadAsync(team.Ref, cancellationToken) is not RosterReading.Complete complete)
        {
            return new ConfigureTeamOutcome.RosterUnavailable();
        }

        var asked = complete.Members.Where(member => !member.IsGuest && !team.OptedOut.Contains(member.Id)).ToList();
        var reachable = Reachable(asked.Count, asked.Count(member => setUp.Leaders.Contains(member.Id)));
        return setUp.Threshold > reachable ? new ConfigureTeamOutcome.ThresholdTooHigh(setUp.Threshold.Value, reachable) : null;
    }

    private async Task<ConfigureTeamOutcome.Saved> SavedAsync(Team team, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team.Ref, cancellationToken);
        var membership = await teams.MembershipAsync(team.Ref, cancellationToken);
        var upcoming = await UpcomingAsync(team, setUp, cancellationToken);
        var startsSweep = membership.StartsSweepWith(history.RoundsPlanned);
        return new ConfigureTeamOutcome.Saved(
            team,
            upcoming[0],
            PromiseOutlook.Of(await rounds.LastPromiseAsync(team.Ref, history, cancellationToken), Promise.WantedBy(team), startsSweep),
            !startsSweep && membership.Pattern.QuestionsPerPulse != team.Questions)
        {
            Upcoming = upcoming,
        };
    }
}
