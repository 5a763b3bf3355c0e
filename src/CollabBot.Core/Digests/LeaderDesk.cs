using System.Globalization;
using System.Text.Json.Serialization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Digests;

/// <summary>What a leader is still to be told of all their teams, and when. Immutable.</summary>
/// <param name="ZoneId">IANA zone of the team that was told last: where the leader's clock hangs.</param>
public sealed record LeaderDesk(string ZoneId)
{
    /// <summary>A digest comes once a week; the same weekday at another hour is a week all the same.</summary>
    private static readonly TimeSpan AtLeastApart = TimeSpan.FromDays(6);

    /// <summary>A round is handed in again within minutes, if at all.</summary>
    private const int RoundsRemembered = 64;

    /// <summary>As the leader chose it; null for <see cref="DigestHour.Default"/>.</summary>
    public DigestHour? Hour { get; init; }

    /// <summary>Rounds that were told to their teams and wait for the next digest, oldest first.</summary>
    public IReadOnlyList<RoundRef> Waiting { get => field ?? []; init; }

    /// <summary>The digest that is being sent; null when none is.</summary>
    public DigestIssue? Sending { get; init; }

    /// <summary>The digest that was sent last.</summary>
    public DigestIssue? Last { get; init; }

    /// <summary>Rounds of digests that were sent, newest last.</summary>
    public IReadOnlyList<RoundRef> Told { get => field ?? []; init; }

    [JsonIgnore]
    public DigestHour HourInForce => Hour ?? DigestHour.Default;

    /// <summary>All that this leader was told, or is to be; oldest first.</summary>
    [JsonIgnore]
    public IEnumerable<RoundRef> Rounds => [.. Told, .. Sending?.Rounds ?? [], .. Waiting];

    /// <summary>This desk with one more round to tell of. Repeating it changes nothing.</summary>
    public LeaderDesk With(RoundRef round, string zoneId) =>
        Rounds.Contains(round) ? this : this with { ZoneId = zoneId, Waiting = [.. Waiting, round] };

    /// <summary>This desk with all that waits being sent; as it is while one is being sent, when nothing waits, within a week of the last, and on a day off.</summary>
    public LeaderDesk Begun(DateTimeOffset now, WorkingCalendar calendar) => Sending is not null || Waiting is [] || now < NotBefore(calendar) || calendar.IsDayOff(TeamClock.For(ZoneId).DateAt(now)) ? this : this with
    {
        Sending = new DigestIssue(TeamClock.For(ZoneId).DateAt(now), now, Waiting),
        Waiting = [],
    };

    /// <summary>This desk with a digest sent. Repeating it changes nothing.</summary>
    public LeaderDesk Sent(DigestIssue issue) => Sending?.Date != issue.Date ? this : this with
    {
        Sending = null,
        Last = issue,
        Told = [.. Told.Concat(issue.Rounds).TakeLast(RoundsRemembered)],
    };

    /// <summary>When the next digest comes, if anything waits then.</summary>
    /// <param name="calendar">Of the team that was told last.</param>
    public DateTimeOffset NextAfter(DateTimeOffset now, WorkingCalendar calendar) =>
        HourInForce.NextAfter(NotBefore(calendar) is { } first && now < first ? first : now, ZoneId, calendar);

    /// <summary>A digest that came later because of a day off does not put off the next.</summary>
    private DateTimeOffset? NotBefore(WorkingCalendar calendar)
    {
        var late = Last is { } last && HourInForce.WeekdayOf(last.Date, calendar) is { } own ? last.Date.DayNumber - own.DayNumber : 0;
        return Last?.At + AtLeastApart - TimeSpan.FromDays(late);
    }
}

/// <summary>One digest of a leader.</summary>
/// <param name="Date">By the leader's clock; names it.</param>
/// <param name="At">When it was put together, by the store's clock.</param>
/// <param name="Rounds">What it tells of, oldest first.</param>
public sealed record DigestIssue(DateOnly Date, DateTimeOffset At, IReadOnlyList<RoundRef> Rounds)
{
    /// <summary>Unique among the leader's own digests.</summary>
    [JsonIgnore]
    public string Name => Date.ToString("O", CultureInfo.InvariantCulture);
}
