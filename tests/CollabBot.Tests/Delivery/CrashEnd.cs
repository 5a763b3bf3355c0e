using CollabBot.Core.Pulses;

namespace CollabBot.Tests.Delivery;

/// <summary>What a round has come to.</summary>
/// <param name="Asked">How many asks arrived.</param>
/// <param name="Unknown">How many posts the ledgers call unknown: they may have arrived or not, and are not repeated.</param>
internal sealed record CrashEnd(int Asked, int Unknown)
{
    public static CrashEnd Whole { get; } = new(CrashStory.People, 0);

    /// <summary>How many reminders arrived; everybody but one has answered by then.</summary>
    public int Reminded { get; init; } = CrashStory.People - CrashStory.Answering;

    public int Summaries { get; init; } = 1;

    public int Digests { get; init; } = 1;

    public int AskedTwice { get; init; }

    public int Counted { get; init; } = CrashStory.Answering;

    public RoundPhase? Phase { get; init; } = RoundPhase.Purged;

    /// <summary>Slots, keys, marks, hints and logs of who was written to that are left.</summary>
    public int LeftOver { get; init; }
}
