using System.Globalization;
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

        if (await teams.FindAsync(team, cancellationToken) is not { } before || !before.IsAdmin(admin))
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

        // Told first and done then: a change that the log does not know must not exist, the other way round does no harm.
        foreach (var fact in Changes(before, setUp, admin))
        {
            await audit.AddAsync(team, fact, cancellationToken);
        }

        var now = await index.NowAsync(cancellationToken);
        var updated = await teams.UpdateAsync(team, current => current is null || !current.IsAdmin(admin) ? current : setUp.In(current, now), cancellationToken);
        if (updated is null || !updated.IsAdmin(admin))
        {
            return new ConfigureTeamOutcome.NotAdmin();
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
        return wrong is not null ? new ConfigureTeamOutcome.WrongDaysOff(wrong, today)
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

    private static IEnumerable<AuditFact> Changes(Team before, TeamSetUp setUp, PersonId admin)
    {
        (string What, string? Old, string? New)[] settings =
        [
            ("cadence", before.Cadence is { } cadence ? Text(cadence) : null, Text(setUp.Cadence)),
            ("calendar", Text(before.Calendar), Text(setUp.Calendar ?? before.Calendar)),
            ("channel", before.SummaryChannel.Value, setUp.SummaryChannel.Value),
            ("leaders", before.Leaders is [] ? null : Text(before.Leaders), Text(setUp.Leaders)),
            ("threshold", Text(before.Threshold), Text(setUp.Threshold ?? before.Threshold)),
            ("questions", Text(before.QuestionsPerPulse), Text(setUp.QuestionsPerPulse ?? before.QuestionsPerPulse)),
            ("reminder", Text(!before.TakesNoReminders), Text(setUp.TakesReminders ?? !before.TakesNoReminders)),
            ("nudges", Text(!before.TakesNoNudges), Text(setUp.TakesNudges ?? !before.TakesNoNudges)),
        ];
        return from setting in settings
               where setting.New is not null && setting.New != setting.Old
               select new AuditFact(setting.What, admin, setting.Old, setting.New);
    }

    private static string Text(PulseCadence cadence) => string.Create(CultureInfo.InvariantCulture, $"{cadence.Weekday} {cadence.Time:HH:mm} {cadence.ZoneId}{(cadence.IsMonthly ? " monthly" : cadence.Weeks == 1 ? "" : $" every {cadence.Weeks} weeks")}");

    private static string Text(WorkingCalendar calendar) => calendar == WorkingCalendar.Default ? "as usual" : string.Join("; ",
    [
        .. calendar.Holidays is { } nation ? [$"holidays {nation}"] : (ReadOnlySpan<string>)[],
        .. calendar.HasOwnWeekdays ? [$"works {string.Join(' ', calendar.Weekdays)}"] : (ReadOnlySpan<string>)[],
        .. calendar.WorksAtYearEnd ? ["works at the end of December"] : (ReadOnlySpan<string>)[],
        .. calendar.Pause is { } pause ? [$"paused {Text(pause)}"] : (ReadOnlySpan<string>)[],
        .. calendar.Own.Select(days => $"off {Text(days)}"),
    ]);

    private static string Text(DaysOff days) => string.Create(CultureInfo.InvariantCulture, $"{days.From:O}/{days.To:O}");

    private static string Text(IEnumerable<PersonId> people) => string.Join(' ', people.Select(person => person.Value).Order(StringComparer.Ordinal));

    private static string Text(bool isOn) => isOn ? "on" : "off";

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
