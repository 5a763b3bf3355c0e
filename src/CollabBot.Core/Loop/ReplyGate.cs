namespace CollabBot.Core.Loop;

/// <summary>Who is asked and hears nothing afterwards tires: each digest that nobody replies to in time slows the team's rhythm down by a step (N8). Immutable.</summary>
/// <param name="Answered">The number of the newest round whose digest was replied to while it was the newest; 0 for none.</param>
/// <param name="Silences">Digests without a reply since then, in the order in which that was noticed.</param>
public sealed record ReplyGate(int Answered, IReadOnlyList<Silence> Silences)
{
    /// <summary>So many working days the leaders of a team have to reply.</summary>
    public const int WorkingDays = 10;

    /// <summary>More are not needed to be at the longest interval; and a year of them is a year of nobody's reading.</summary>
    private const int MaxSilences = 53;

    public static ReplyGate None { get; } = new(0, []);

    /// <summary>What the latest reply undid; null when it undid nothing.</summary>
    public Restoration? Restored { get; init; }

    /// <summary>How many steps slower a cadence is.</summary>
    /// <param name="since">When that cadence was saved: what was noticed before belongs to another.</param>
    public int StepsSince(DateTimeOffset since) => Silences.Count(silence => silence.At > since);

    /// <returns>How many steps slower a cadence was when a silence was noticed; null when that was before it was saved, or is made up for.</returns>
    internal int? StepsBefore(int round, DateTimeOffset since)
    {
        var counted = Silences.Where(silence => silence.At > since).Select(silence => silence.Round).ToList();
        return counted.IndexOf(round) is >= 0 and var index ? index : null;
    }

    /// <summary>This with a digest that nobody replied to in time. Once for each digest.</summary>
    /// <param name="at">When that was noticed, by the store's clock.</param>
    internal ReplyGate WithSilence(int round, DateTimeOffset at) =>
        round <= Answered || Silences.Any(silence => silence.Round == round) ? this : this with { Silences = [.. Silences.Append(new Silence(round, at)).TakeLast(MaxSilences)] };

    /// <summary>This with a reply to the digest that was the newest: every step is taken back. Once for each digest.</summary>
    /// <param name="since">When the team's cadence was saved.</param>
    internal ReplyGate WithReply(int round, DateTimeOffset since) =>
        round <= Answered ? this : new ReplyGate(round, [.. Silences.Where(silence => silence.Round > round)])
        {
            Restored = Silences.Count(silence => silence.Round <= round && silence.At > since) is > 0 and var steps ? new Restoration(round, steps) : null,
        };
}

/// <summary>Nobody replied to a digest in time.</summary>
/// <param name="Round">Its round's number.</param>
/// <param name="At">When that was noticed.</param>
public sealed record Silence(int Round, DateTimeOffset At);

/// <summary>A reply that brought a rhythm back.</summary>
/// <param name="Round">The number of the round whose digest was replied to.</param>
/// <param name="Steps">How many steps it took back, 1 or more.</param>
public sealed record Restoration(int Round, int Steps);
