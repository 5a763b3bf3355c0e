using CollabBot.Core.Pulses;

namespace CollabBot.Core.Comments;

/// <summary>That a sweep takes no more comments, and what becomes of those it has. Written once; then only ever done.</summary>
/// <param name="OpensAt">When its comments are opened: later than any request that was let in before can last, so whoever was told "sealed" is among them.</param>
/// <param name="ShownWith">The round with whose digest they are shown; null when nobody is to see them.</param>
/// <param name="IsDone">Opened, shown or not, and destroyed.</param>
public sealed record SweepEnd(DateTimeOffset OpensAt, RoundId? ShownWith, bool IsDone = false);
