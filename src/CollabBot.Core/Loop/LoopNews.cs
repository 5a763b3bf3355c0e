namespace CollabBot.Core.Loop;

/// <summary>Something that a team is told about its leaders' replies. What it looks like is the edge's business. Immutable.</summary>
public abstract record LoopNews
{
    private LoopNews(DateOnly pulse) => Pulse = pulse;

    /// <summary>The date of the round whose digest it is about.</summary>
    public DateOnly Pulse { get; }

    /// <summary>A leader has replied.</summary>
    /// <param name="Rhythm">That the team is asked as often as before, in a sentence; null when nothing changes.</param>
    public sealed record Replied(DateOnly Pulse, LeaderReply Reply, string? Rhythm) : LoopNews(Pulse);

    /// <summary>No leader has replied in time.</summary>
    /// <param name="Rhythm">How often the team is asked from now on, and why, in a sentence.</param>
    public sealed record Unanswered(DateOnly Pulse, string Rhythm) : LoopNews(Pulse);

    /// <summary>Did the team notice what a leader said they would do?</summary>
    public sealed record NoticeAsked(DateOnly Pulse, NoticedCheck Check) : LoopNews(Pulse);

    /// <summary>Enough people said whether they did.</summary>
    public sealed record NoticeCounted(DateOnly Pulse, LeaderReply.WillDo Promise, Noticed Result) : LoopNews(Pulse);
}
