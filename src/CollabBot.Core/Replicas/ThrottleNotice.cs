namespace CollabBot.Core.Replicas;

/// <summary>A tenant asked to be left alone. Both instants are the store's.</summary>
/// <param name="At">When it first did so.</param>
/// <param name="Until">Nothing goes there before.</param>
internal sealed record ThrottleNotice(DateTimeOffset At, DateTimeOffset Until);
