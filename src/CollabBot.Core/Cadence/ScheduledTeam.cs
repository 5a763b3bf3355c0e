using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>A team as the schedule knows it: derived from its settings, and made from them again when it is lost or old.</summary>
/// <param name="Cadence">Null while nobody is to be asked by the clock: not set up yet, or the bot was removed.</param>
/// <param name="Since">Only occurrences after this instant count.</param>
/// <param name="Size">About how many people a round asks.</param>
/// <param name="Checked">The revision of the settings that this was compared with; null when they are to be looked at once more.</param>
internal sealed record ScheduledTeam(TeamRef Team, PulseCadence? Cadence, DateTimeOffset Since, int Size, string? Checked)
{
    /// <summary>What is assumed of a team that was never asked.</summary>
    public const int TypicalSize = 10;

    /// <summary>Null for <see cref="WorkingCalendar.Default"/>, which most teams have.</summary>
    public WorkingCalendar? Calendar { get; init; }

    /// <summary>When the calendar was last changed: whether an earlier date was a day off nobody can tell any more, and nothing is made up for.</summary>
    public DateTimeOffset? CalendarSince { get; init; }

    public static ScheduledTeam Of(Team team, string? revision) => new(
        team.Ref,
        team.Status is TeamStatus.Active ? team.Cadence : null,
        team.AskedSince,
        team.Size ?? TypicalSize,
        revision)
    {
        Calendar = team.Calendar == WorkingCalendar.Default ? null : team.Calendar.Unnamed(),
        CalendarSince = team.CalendarSince,
    };

    /// <summary>True when nothing is left to do about a date: its round has begun, why it has not is recorded, or it was not due.</summary>
    public bool IsSettled(DateOnly date, TeamHistory history) => history.Settles(date) || !IsDue(date, history);

    /// <summary>Whether a date asks, or asked when it came.</summary>
    public bool IsDue(DateOnly date, TeamHistory history) => Cadence is { } cadence && TeamRhythm.Of(cadence, Worked, Since, history).IsDue(date);

    public bool IsAskedLike(ScheduledTeam? other) => other is not null && Cadence == other.Cadence && Since == other.Since && Calendar == other.Calendar && CalendarSince == other.CalendarSince;

    /// <returns>The occurrence that has this date, due or not; null when it is none, or a day off.</returns>
    public Occurrence? On(DateOnly date) =>
        Cadence is { } cadence && cadence.Weekday == date.DayOfWeek && Worked.MayAsk(date) && Occurrence.On(cadence, date) is var occurrence && occurrence.At > From ? occurrence : null;

    /// <returns>The first occurrence after an instant, or null when there is none. Days off are passed over, so that a bank holiday is no busier than a Sunday.</returns>
    public Occurrence? After(DateTimeOffset instant) =>
        Cadence is { } cadence ? Occurrence.NextAsking(cadence, Worked, instant > From ? instant : From, null) : null;

    private WorkingCalendar Worked => Calendar ?? WorkingCalendar.Default;

    private DateTimeOffset From => CalendarSince > Since ? CalendarSince.Value : Since;
}
