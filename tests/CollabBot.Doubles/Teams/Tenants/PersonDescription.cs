namespace CollabBot.Doubles.Teams.Tenants;

/// <param name="Name">Unique in the tenant.</param>
/// <param name="Id">On the channel, <c>29:…</c>.</param>
/// <param name="ObjectId">In Entra.</param>
/// <param name="Role"><c>user</c>, <c>guest</c> or <c>anonymous</c>.</param>
/// <param name="BotIsInstalled">Whether the bot may open a chat; usual where an administrator has set the app up for everybody.</param>
/// <param name="TenantId">Of their own organisation, for somebody of another; null for one of this tenant.</param>
public sealed record PersonDescription(string Name, string? Id = null, string? ObjectId = null, string Role = "user", bool BotIsInstalled = true, string? TenantId = null);
