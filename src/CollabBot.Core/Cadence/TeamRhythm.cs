using CollabBot.Core.Calendars;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Which of a team's weekdays ask: the first one that lies far enough after the last round. Immutable.</summary>
/// <remarks>
/// The schedule offers the cadence's weekday in every week; this says which of them is due: so many weeks after the last round or, once a month, the first in a month in which it was not asked yet. Only rounds count, asked by the clock or by hand: a date that
/// was skipped holds nothing up, so the weekday after it is tried, and so does one that is a day off by the team's calendar, which asks nobody. A team that was never asked is due at once, or with the next month. After a change of weekday or of interval the
/// new one is reckoned from the last round as well. A team that few take part in, that was shown nothing, or whose leaders do not reply is asked later than it
/// wants (R4, R5, N8); of two reasons that lengthen the interval the stronger one counts.
/// </remarks>
public sealed record TeamRhythm
{
    private const int DaysPerWeek = 7;

    private readonly PulseCadence _cadence;
    private readonly WorkingCalendar _calendar;
    private readonly DateOnly? _latest;
    private readonly DateOnly? _previous;
    private readonly BackOff _backOff;
    private readonly ReplyGate _gate;
    private readonly DateTimeOffset _since;
    private readonly int _rest;

    private TeamRhythm(PulseCadence cadence, WorkingCalendar calendar, DateTimeOffset since, TeamHistory history)
    {
        _cadence = cadence;
        _calendar = calendar;
        _latest = history.LatestDate;
        _previous = history.PreviousDate;
        _rest = history.RestsBeforeNextSweep ? 1 : 0;
        _backOff = history.BackOffSince(since);
        _gate = history.Gate ?? ReplyGate.None;
        _since = since;
        Weeks = WeeksWith(_backOff.Steps, _gate.StepsSince(since));
    }

    /// <summary>How many weeks lie between two rounds now, 1 or more.</summary>
    public int Weeks { get; }

    /// <summary>The first date that may ask; null for any.</summary>
    public DateOnly? NotBefore => FirstAfter(_latest)?.AddDays(DaysPerWeek * _rest);

    /// <param name="since">When the cadence was saved.</param>
    public static TeamRhythm Of(PulseCadence cadence, WorkingCalendar calendar, DateTimeOffset since, TeamHistory history) => new(cadence, calendar, since, history);

    /// <returns>Null for a team that was never set up.</returns>
    public static TeamRhythm? Of(Team team, TeamHistory history) => team.Cadence is { } cadence ? new TeamRhythm(cadence, team.Calendar, team.AskedSince, history) : null;

    /// <summary>Whether a date that has the cadence's weekday asks, or asked when it came.</summary>
    /// <remarks>Of a date before the last two rounds nobody can tell any more, and nothing is left to do about it.</remarks>
    public bool IsDue(DateOnly date) => _calendar.MayAsk(date) && WouldBeDue(date);

    /// <summary>The same, if no date were a day off.</summary>
    internal bool WouldBeDue(DateOnly date) =>
        _latest is not { } latest ? !(date < NotBefore)
        : date >= latest ? date >= NotBefore
        : _previous is not { } previous ? true
        : date >= FirstAfter(previous);

    /// <summary>What the team is told with a round that makes it be asked less or more often, or later; null when it changes nothing.</summary>
    /// <param name="round">The number of the newest round that was counted.</param>
    public string? ChangeAfter(int round) => _backOff.Round == round && _backOff.LastStep is not BackOffStep.None
        ? ChangeOfBackOff()
        : _rest > 0 ? CadenceWording.Rest : null;

    /// <summary>What the team is told when nobody replied to a digest in time; null when that does not make it be asked less often.</summary>
    /// <param name="round">The number of the digest's round.</param>
    public string? SlowedBy(int round) =>
        _gate.StepsBefore(round, _since) is { } before && WeeksWith(_backOff.Steps, before + 1) is var weeks && weeks > WeeksWith(_backOff.Steps, before)
            ? CadenceWording.NoReply(weeks)
            : null;

    /// <summary>What the team is told with a reply; null when that does not make it be asked more often.</summary>
    /// <param name="round">The number of the round whose digest was replied to.</param>
    public string? RestoredBy(int round) =>
        _gate.Restored is { } restored && restored.Round == round && WeeksWith(_backOff.Steps, _gate.StepsSince(_since) + restored.Steps) > Weeks
            ? CadenceWording.Replied(Weeks)
            : null;

    /// <summary>The first date after an instant that asks.</summary>
    public Occurrence NextAfter(DateTimeOffset now) => Occurrence.NextAsking(_cadence, _calendar, now, NotBefore);

    /// <summary>The first dates after an instant that ask, if each of their rounds takes place and nothing changes the rhythm.</summary>
    public IReadOnlyList<Occurrence> Upcoming(DateTimeOffset now, int count)
    {
        var upcoming = new List<Occurrence>(count);
        for (var next = NextAfter(now); upcoming.Count < count; next = Occurrence.NextAsking(_cadence, _calendar, next.At, FirstAfter(next.Date)))
        {
            upcoming.Add(next);
        }

        return upcoming;
    }

    /// <summary>The first date that lies far enough after a round, or after the cadence was saved where there was none; null for any.</summary>
    private DateOnly? FirstAfter(DateOnly? round) => _cadence.IsMonthly ? FirstOfMonthAfter(round) : round?.AddDays(DaysPerWeek * Weeks);

    /// <summary>A month that was over, or whose day was past, when the cadence was saved is not made up for; and two rounds never lie nearer than any two may (R1).</summary>
    private DateOnly FirstOfMonthAfter(DateOnly? round)
    {
        var from = TeamClock.For(_cadence.ZoneId).DateAt(_since);
        for (var month = round > from ? round.Value : from; ; month = month.AddMonths(1))
        {
            if (_cadence.FirstIn(month) is var date && !(date <= round) && Occurrence.On(_cadence, date).At > _since)
            {
                return round?.AddDays(PulseCadence.MinDaysBetweenRounds) is { } far && far > date ? far : date;
            }
        }
    }

    private int WeeksWith(int backOffSteps, int gateSteps) => BackOff.WeeksOf(_cadence, Math.Max(backOffSteps, gateSteps));

    /// <summary>A step that a missing reply makes up for changes nothing; that it could not be taken back is told.</summary>
    private string? ChangeOfBackOff() =>
        WeeksWith(_backOff.Steps - (int)_backOff.LastStep, _gate.StepsSince(_since)) != Weeks ? CadenceWording.Of(_backOff.LastStep, Weeks)
        : _backOff.LastStep is BackOffStep.Faster ? CadenceWording.HeldBack(Weeks)
        : null;
}
