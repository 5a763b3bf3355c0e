namespace CollabBot.BotFramework.Connector;

/// <summary>A channel of a team.</summary>
/// <param name="Name">Null for General.</param>
/// <param name="Type"><c>standard</c>, <c>private</c> or <c>shared</c>; null when the connector does not say.</param>
public sealed record ChannelInfo(string Id, string? Name, string? Type = null)
{
    /// <summary>Other teams, of this organisation or another, may have it too.</summary>
    public bool IsShared => string.Equals(Type, "shared", StringComparison.OrdinalIgnoreCase);
}
