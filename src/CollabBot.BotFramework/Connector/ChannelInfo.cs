namespace CollabBot.BotFramework.Connector;

/// <summary>A channel of a team.</summary>
/// <param name="Name">Null for General.</param>
/// <param name="Type"><c>standard</c>, <c>private</c> or <c>shared</c>; null when the connector does not say.</param>
public sealed record ChannelInfo(string Id, string? Name, string? Type = null)
{
    /// <summary>Everybody in the team is in it, and nobody else.</summary>
    public bool IsStandard => string.Equals(Type, "standard", StringComparison.OrdinalIgnoreCase);

    /// <summary>Other teams, of this organisation or another, may have it too.</summary>
    public bool IsShared => string.Equals(Type, "shared", StringComparison.OrdinalIgnoreCase);
}
