using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>A member as the roster tells it.</summary>
/// <param name="UserRole"><c>user</c>, <c>guest</c> or <c>anonymous</c>; there is no owner in connector data.</param>
/// <param name="Email">Not guaranteed by Teams since 2022.</param>
public sealed record TeamsChannelAccount(
    string Id,
    string? AadObjectId = null,
    string? Name = null,
    string? GivenName = null,
    string? Surname = null,
    string? Email = null,
    string? UserPrincipalName = null,
    string? TenantId = null,
    string? UserRole = null)
{
    public bool IsGuest => string.Equals(UserRole, "guest", StringComparison.OrdinalIgnoreCase);

    public bool IsAnonymous => string.Equals(UserRole, "anonymous", StringComparison.OrdinalIgnoreCase);

    /// <returns>The member, or null when it has no id.</returns>
    internal static TeamsChannelAccount? Read(JsonElement json)
    {
        var reader = new TolerantReader(json);
        return reader.Text("id") is { Length: > 0 } id
            ? new TeamsChannelAccount(
                id,
                reader.Text("aadObjectId") ?? reader.Text("objectId"),
                reader.Text("name"),
                reader.Text("givenName"),
                reader.Text("surname"),
                reader.Text("email"),
                reader.Text("userPrincipalName"),
                reader.Text("tenantId"),
                reader.Text("userRole"))
            : null;
    }
}
