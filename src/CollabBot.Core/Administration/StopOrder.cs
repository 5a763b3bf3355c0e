namespace CollabBot.Core.Administration;

/// <summary>That the bot is to be still, and since when. Immutable.</summary>
/// <param name="Since">By the store's clock.</param>
public sealed record StopOrder(DateTimeOffset Since);
