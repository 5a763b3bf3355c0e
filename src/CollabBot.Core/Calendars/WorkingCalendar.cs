using System.Text.Json.Serialization;

namespace CollabBot.Core.Calendars;

/// <summary>On which days a team works. Every rule that counts working days, or picks a day, asks this and nothing else. Immutable.</summary>
/// <remarks>Two calendars with the same contents are equal. What the store says is made possible, whatever it says: a team without any weekday works Monday to Friday.</remarks>
public sealed record WorkingCalendar
{
    /// <summary>So many runs of <see cref="Own"/> days off a team may have.</summary>
    public const int MaxOwn = 40;

    private const int DaysPerWeek = 7;
    private const int YearEndMonth = 12;
    private const int YearEndFrom = 25;

    private static readonly IReadOnlyList<DayOfWeek> MondayToFriday = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Of a team that has set nothing, and of every team from before there were calendars: Monday to Friday, but not in the last week of December.</summary>
    public static WorkingCalendar Default { get; } = new();

    /// <summary>Whose bank holidays are days off; null for nobody's.</summary>
    public Nation? Holidays { get; init; }

    /// <summary>The days of the week on which the team works.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get => field is { Count: > 0 } ? field : MondayToFriday; init; }

    /// <summary>The team works on other weekdays than most.</summary>
    [JsonIgnore]
    public bool HasOwnWeekdays => !Weekdays.SequenceEqual(MondayToFriday);

    /// <summary>The team's own days off, earliest first.</summary>
    public IReadOnlyList<DaysOff> Own { get => field ?? []; init; }

    /// <summary>Days on which an admin has paused the team; null when nobody has. A new pause takes the place of the old one.</summary>
    public DaysOff? Pause { get; init; }

    /// <summary>The 25th to the 31st of December are days like any other.</summary>
    public bool WorksAtYearEnd { get; init; }

    /// <summary>A day on which the team would work if it were not for a bank holiday, a closure or a pause; or a weekend's that is one of those too.</summary>
    public bool IsDayOff(DateOnly date) => WhyOff(date) is not null;

    /// <returns>Why a date is a day off, the first of several reasons; null when it is none.</returns>
    public OffReason? WhyOff(DateOnly date) =>
        Pause?.Contain(date) == true ? OffReason.Pause
        : Holidays is { } nation && BankHolidays.Of(nation).On(date) is not null ? OffReason.BankHoliday
        : Own.Any(days => days.Contain(date)) ? OffReason.Closed
        : !WorksAtYearEnd && date is { Month: YearEndMonth, Day: >= YearEndFrom } ? OffReason.YearEnd
        : null;

    /// <summary>A weekday of the team's that is no day off.</summary>
    public bool IsWorkingDay(DateOnly date) => Weekdays.Contains(date.DayOfWeek) && !IsDayOff(date);

    /// <summary>
    /// Whether a date of the team's rhythm may ask: not on a day off, nor where no working day follows within a week on which anybody could answer. Which
    /// weekday that is the rhythm says, and it counts as worked.
    /// </summary>
    public bool MayAsk(DateOnly date) => WhyNotAsking(date) is null;

    /// <returns>Why a date asks nobody; null when it <see cref="MayAsk">may</see>.</returns>
    public OffReason? WhyNotAsking(DateOnly date) =>
        WhyOff(date) ?? (Enumerable.Range(1, DaysPerWeek).Any(days => IsWorkingDay(date.AddDays(days))) ? null : OffReason.NobodyFollows);

    /// <returns>The date itself if it may ask, else the first of the same weekday after it that may.</returns>
    internal DateOnly AskingDayFrom(DateOnly date)
    {
        while (!MayAsk(date))
        {
            date = date.AddDays(DaysPerWeek);
        }

        return date;
    }

    /// <returns>The date itself if the team works then, else the first working day after it.</returns>
    public DateOnly WorkingDayFrom(DateOnly date)
    {
        while (!IsWorkingDay(date))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    /// <summary>The team's own days off that contain a date; null when none do.</summary>
    public DaysOff? OwnOn(DateOnly date) => Own.FirstOrDefault(days => days.Contain(date));

    /// <summary>
    /// This calendar with one more run of days off; those that are over by <paramref name="today"/> are forgotten. The same days take the place of those that were
    /// called otherwise. Repeating it changes nothing.
    /// </summary>
    public WorkingCalendar With(DaysOff days, DateOnly today) => Own.Contains(days) ? this : this with
    {
        Own = [.. Own.Where(own => own.To.AddDays(DaysOff.LongestDays) >= today && !own.IsSameAs(days)).Append(days).OrderBy(own => own.From).ThenBy(own => own.To)],
    };

    /// <summary>This calendar without a day's own days off: a run that contains it is taken out as a whole.</summary>
    public WorkingCalendar Without(DateOnly date) => Own.Any(days => days.Contain(date)) ? this with { Own = [.. Own.Where(days => !days.Contain(date))] } : this;

    /// <summary>The same days without what a team calls them, for whatever works with days and has no business with an admin's words.</summary>
    public WorkingCalendar Unnamed() => Own.Any(days => days.Label is not null) ? this with { Own = [.. Own.Select(days => days with { Label = null })] } : this;

    public bool Equals(WorkingCalendar? other) =>
        other is not null
        && Holidays == other.Holidays
        && WorksAtYearEnd == other.WorksAtYearEnd
        && Pause == other.Pause
        && Weekdays.SequenceEqual(other.Weekdays)
        && Own.SequenceEqual(other.Own);

    public override int GetHashCode() => HashCode.Combine(Holidays, WorksAtYearEnd, Pause, Weekdays.Count, Own.Count);
}
