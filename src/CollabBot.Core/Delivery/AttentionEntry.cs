namespace CollabBot.Core.Delivery;

/// <summary>One message in a person's account: counted, or put off.</summary>
/// <param name="Monday">Of the week that it belongs to.</param>
/// <param name="Reference">What the message is about, such as the round; with the week and the kind, the message's name.</param>
/// <param name="KeptFrom">Of a place that is kept for later: when it may be taken, at the earliest. Null for a message that was sent at once.</param>
/// <param name="IsPutOff">There was no room for it, so it was not sent; what then, <see cref="AttentionRules"/> says.</param>
public sealed record AttentionEntry(DateOnly Monday, AttentionKind Kind, string Reference, DateTimeOffset? KeptFrom = null, bool IsPutOff = false)
{
    internal bool IsOf(AttentionWeek week) => Monday == week.Monday;

    internal bool Is(AttentionWeek week, AttentionKind kind, string reference) => IsOf(week) && Kind == kind && string.Equals(Reference, reference, StringComparison.Ordinal);
}
