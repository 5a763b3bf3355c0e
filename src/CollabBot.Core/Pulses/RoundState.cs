namespace CollabBot.Core.Pulses;

/// <summary>How far a round has come. Only ever moves forward.</summary>
public enum RoundPhase
{
    /// <summary>Answers are taken.</summary>
    Open,

    /// <summary>No new answer is let in; those let in before have until <see cref="RoundState.SealAt"/> to be written.</summary>
    Closing,

    /// <summary>Counted; the answers and their key are gone.</summary>
    Closed,

    /// <summary>Summary and digests have been sent, as far as they could be.</summary>
    Published,

    /// <summary>What was kept of the asking, who was written to and when, is gone. The end.</summary>
    Purged,
}

/// <summary>Where a round is in its life.</summary>
/// <param name="SealAt">When the answers are counted; set soon after <see cref="RoundPhase.Closing"/> was written, and not with it.</param>
/// <param name="IsReminded">The reminder is over: sent to whom it was for, or passed over.</param>
/// <param name="ExtendedTo">Until when it goes on after the time that was planned (R7); null for a round that was not extended, which nearly none is. Never changes again.</param>
public sealed record RoundState(RoundPhase Phase, DateTimeOffset? SealAt, bool IsReminded = false, DateTimeOffset? ExtendedTo = null)
{
    /// <summary>
    /// From closing to counting. Longer than the 8 s a request may live, so whoever was told "saved" is in the count,
    /// and nobody who is let in later can write.
    /// </summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    public static RoundState Opened { get; } = new(RoundPhase.Open, null);

    /// <summary>Answers are taken before this instant, not at it.</summary>
    public DateTimeOffset ClosesAt(RoundPlan plan) => ExtendedTo ?? plan.ClosesAt;

    /// <returns>The plan with the closing time that holds now: what people are to be told.</returns>
    public RoundPlan InForce(RoundPlan plan) => ExtendedTo is { } later ? plan with { ClosesAt = later } : plan;

    /// <returns>True while a new answer may be let in.</returns>
    public bool Admits(RoundPlan plan, DateTimeOffset now) => Phase is RoundPhase.Open && now < ClosesAt(plan);

    /// <returns>True while an answer that was let in may still be written.</returns>
    public bool Counts(DateTimeOffset now) => Phase is RoundPhase.Open || (Phase is RoundPhase.Closing && (SealAt is null || now < SealAt));

    public RoundState Closing() => Reached(RoundPhase.Closing);

    /// <summary>This state, closing if its time is over; an extension that somebody else decided on meanwhile stands.</summary>
    public RoundState ClosingAt(RoundPlan plan, DateTimeOffset now) => now < ClosesAt(plan) ? this : Closing();

    /// <summary>This state with the round's one extension; a round that has had it, or that is closing, stays as it is.</summary>
    public RoundState Extended(DateTimeOffset until) => Phase is RoundPhase.Open && ExtendedTo is null ? this with { ExtendedTo = until } : this;

    /// <param name="now">
    /// Read after somebody has seen that the round is closing. Read before it was written, it might be so much earlier that a whole drain had passed
    /// for somebody who still saw the round open in between.
    /// </param>
    public RoundState Sealed(DateTimeOffset now) => Phase is RoundPhase.Closing && SealAt is null ? this with { SealAt = now + Drain } : this;

    public RoundState Reminded() => IsReminded ? this : this with { IsReminded = true };

    /// <summary>This state, or a later phase.</summary>
    public RoundState Reached(RoundPhase phase) => phase > Phase ? this with { Phase = phase } : this;
}
