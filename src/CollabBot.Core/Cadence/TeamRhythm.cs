using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Which of a team's weekdays ask: the first one that lies far enough after the last round. Immutable.</summary>
/// <remarks>
/// The schedule offers the cadence's weekday in every week; this says which of them is due. Only rounds count, asked by the clock or by hand: a date that
/// was skipped holds nothing up, so the weekday after it is tried. A team that was never asked is due at once. After a change of weekday or of interval the
/// new one is reckoned from the last round as well. A team that few take part in, or that was shown nothing, is asked later than it wants (R4, R5).
/// </remarks>
public sealed record TeamRhythm
{
    private const int DaysPerWeek = 7;

    private readonly PulseCadence _cadence;
    private readonly DateOnly? _latest;
    private readonly DateOnly? _previous;
    private readonly BackOff _backOff;
    private readonly int _rest;

    private TeamRhythm(PulseCadence cadence, DateTimeOffset since, TeamHistory history)
    {
        _cadence = cadence;
        _latest = history.LatestDate;
        _previous = history.PreviousDate;
        _rest = history.RestsBeforeNextSweep ? 1 : 0;
        _backOff = history.BackOffSince(since);
        Weeks = BackOff.WeeksOf(cadence, _backOff);
    }

    /// <summary>How many weeks lie between two rounds now, 1 or more.</summary>
    public int Weeks { get; }

    /// <summary>The first date that may ask; null for any.</summary>
    public DateOnly? NotBefore => _latest?.AddDays(DaysPerWeek * (Weeks + _rest));

    /// <param name="since">When the cadence was saved.</param>
    public static TeamRhythm Of(PulseCadence cadence, DateTimeOffset since, TeamHistory history) => new(cadence, since, history);

    /// <summary>Whether a date that has the cadence's weekday asks, or asked when it came.</summary>
    /// <remarks>Of a date before the last two rounds nobody can tell any more, and nothing is left to do about it.</remarks>
    public bool IsDue(DateOnly date) =>
        _latest is not { } latest ? true
        : date >= latest ? date >= NotBefore
        : _previous is not { } previous ? true
        : date >= previous.AddDays(DaysPerWeek * Weeks);

    /// <summary>What the team is told with a round that makes it be asked less or more often, or later; null when it changes nothing.</summary>
    /// <param name="round">The number of the newest round that was counted.</param>
    public string? ChangeAfter(int round) => _backOff.Round == round && _backOff.LastStep is not BackOffStep.None
        ? CadenceWording.Of(_backOff.LastStep, Weeks)
        : _rest > 0 ? CadenceWording.Rest : null;

    /// <summary>The first date after an instant that asks.</summary>
    public Occurrence NextAfter(DateTimeOffset now) => Occurrence.NextAfter(_cadence, now, NotBefore);
}
