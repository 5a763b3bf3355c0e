using System.Text.Json.Serialization;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Delivery;

/// <summary>How much of a person's attention the bot has used, and may use: over all their teams. Pure.</summary>
/// <remarks>
/// Of each message what was decided first stands, so charging it again changes nothing. Holds the week of the newest charge, the week before and, where
/// places are kept for it, the week after. Says nothing about answers: it changes when somebody is asked, told or nudged, never when they answer.
/// </remarks>
/// <param name="Entries">In the order in which they were charged.</param>
/// <param name="Cap">How many messages a week the person allows; null where they have not said.</param>
public sealed record AttentionAccount(IReadOnlyList<AttentionEntry> Entries, int? Cap = null)
{
    public const int DefaultCap = 3;
    public const int LowestCap = 1;
    public const int HighestCap = 7;

    /// <summary>So long before it may be taken, a kept place is not given away any more: whoever takes it may have looked already.</summary>
    public static readonly TimeSpan TakenSoon = TimeSpan.FromMinutes(10);

    public static AttentionAccount Empty { get; } = new([]);

    /// <summary>The cap in force, within what is possible, whatever the store says.</summary>
    [JsonIgnore]
    public int Most => Math.Clamp(Cap ?? DefaultCap, LowestCap, HighestCap);

    /// <summary>How many places of a week are taken or kept.</summary>
    public int Used(AttentionWeek week) => Entries.Count(entry => entry.IsOf(week) && !entry.IsPutOff);

    /// <param name="cap"><see cref="LowestCap"/> to <see cref="HighestCap"/>, both inclusive.</param>
    public AttentionAccount WithCap(int cap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, LowestCap);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cap, HighestCap);
        return Cap == cap ? this : this with { Cap = cap };
    }

    /// <summary>
    /// Counts a message that is about to be sent or, where there is no room, notes that it is put off. A nudge leaves a place to each team that is still
    /// to ask, as many as in the week before. What waits has its place in the next week kept at once, so that it waits no longer.
    /// </summary>
    public AttentionAccount With(AttentionWeek week, AttentionKind kind, string reference)
    {
        var account = Since(week);
        var charged = account.Charged(week, kind, reference, free: kind is AttentionKind.Nudge ? account.AsksToCome(week) : 0);
        return AttentionRules.Of(kind) is AttentionRule.WaitsForMonday && !charged.Counts(week, kind, reference) ? charged.Charged(week.Next, kind, reference) : charged;
    }

    /// <summary>
    /// Counts a round's questions, and keeps a place for its reminder, which may fall into the next week. To be asked once by each team goes before being
    /// asked twice by one: a place is kept only if the teams that are still to ask, as many as in the week before, have theirs; and where there is no
    /// room for questions all the same, they get the newest place that is only kept.
    /// </summary>
    /// <param name="reminds">When the reminder goes out, and in which week that is; null when there is none.</param>
    public AttentionAccount WithAsk(AttentionWeek week, RoundId round, (AttentionWeek Week, DateTimeOffset At)? reminds, DateTimeOffset now)
    {
        var account = Since(week).WithRoom(week, round, now).Charged(week, AttentionKind.Ask, round.Value);
        return reminds is { } later ? account.Charged(later.Week, AttentionKind.Reminder, round.Value, later.At, account.AsksToCome(later.Week)) : account;
    }

    /// <returns>True when the message is counted. False when it is put off, and when it was never charged.</returns>
    public bool Counts(AttentionWeek week, AttentionKind kind, string reference) => Find(week, kind, reference) is { IsPutOff: false };

    /// <returns>
    /// True when the place that is kept for a reminder may still be taken: whoever has lowered their cap since means it, and of the places of that week those
    /// that are only kept go first.
    /// </returns>
    public bool AllowsReminder(AttentionWeek week, RoundId round)
    {
        var counted = Entries.Where(entry => entry.IsOf(week) && !entry.IsPutOff).ToList();
        var kept = counted.Where(entry => entry.Kind is AttentionKind.Reminder).ToList();
        var place = kept.FindIndex(entry => entry.Is(week, AttentionKind.Reminder, round.Value));
        return place >= 0 && counted.Count - kept.Count + place < Most;
    }

    /// <returns>Which of the week's messages the questions of a round are; null when they are put off or were not charged.</returns>
    internal AttentionPlace? PlaceOf(AttentionWeek week, RoundId round, DateTimeOffset now)
    {
        if (Find(week, AttentionKind.Ask, round.Value) is not { IsPutOff: false } ask)
        {
            return null;
        }

        var sent = Entries.Where(entry => entry.IsOf(week) && !entry.IsPutOff && !(entry.KeptFrom > now)).TakeWhile(entry => entry != ask).Count();
        return new AttentionPlace(sent + 1, Most, Kept(week, now), Entries.Count(entry => entry.IsPutOff && (entry.IsOf(week) || entry.IsOf(week.Previous))));
    }

    /// <summary>How many places of a week are kept, and not to be taken yet.</summary>
    internal int Kept(AttentionWeek week, DateTimeOffset now) => Entries.Count(entry => entry.IsOf(week) && !entry.IsPutOff && entry.KeptFrom > now);

    private AttentionEntry? Find(AttentionWeek week, AttentionKind kind, string reference) => Entries.FirstOrDefault(entry => entry.Is(week, kind, reference));

    private AttentionAccount Since(AttentionWeek week) =>
        Entries.All(entry => entry.Monday >= week.Previous.Monday) ? this : this with { Entries = [.. Entries.Where(entry => entry.Monday >= week.Previous.Monday)] };

    /// <summary>How many teams are still to ask in a week, if as many do as in the week before.</summary>
    private int AsksToCome(AttentionWeek week) => Math.Max(0, Asks(week.Previous) - Asks(week));

    /// <summary>How many rounds were to ask in a week, whether or not there was room.</summary>
    private int Asks(AttentionWeek week) => Entries.Count(entry => entry.IsOf(week) && entry.Kind is AttentionKind.Ask);

    /// <param name="free">How many places are to stay free besides.</param>
    private AttentionAccount Charged(AttentionWeek week, AttentionKind kind, string reference, DateTimeOffset? keptFrom = null, int free = 0) => Find(week, kind, reference) is not null
        ? this
        : this with { Entries = [.. Entries, new AttentionEntry(week.Monday, kind, reference, keptFrom, IsPutOff: Used(week) + free >= Most)] };

    /// <summary>This account, with a place for a round's questions if there can be one.</summary>
    private AttentionAccount WithRoom(AttentionWeek week, RoundId round, DateTimeOffset now)
    {
        if (Used(week) != Most || Find(week, AttentionKind.Ask, round.Value) is not null)
        {
            return this;
        }

        var given = Entries.LastOrDefault(entry => entry.IsOf(week) && !entry.IsPutOff && entry.KeptFrom > now + TakenSoon);
        return given is null ? this : this with { Entries = [.. Entries.Select(entry => ReferenceEquals(entry, given) ? entry with { IsPutOff = true } : entry)] };
    }
}
