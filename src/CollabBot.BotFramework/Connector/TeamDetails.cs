namespace CollabBot.BotFramework.Connector;

/// <summary>A team as the connector tells it.</summary>
public sealed record TeamDetails(string Id, string? Name, string? AadGroupId, int? ChannelCount, int? MemberCount, string? TenantId);
