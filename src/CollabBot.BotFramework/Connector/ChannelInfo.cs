namespace CollabBot.BotFramework.Connector;

/// <summary>A channel of a team.</summary>
/// <param name="Name">Null for General.</param>
public sealed record ChannelInfo(string Id, string? Name);
