using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>Somebody of the tenant, and what their chat with the bot is like at present. Safe for concurrent use.</summary>
public sealed class FakePerson
{
    private readonly string _homeTenantId;
    private volatile bool _hasBot;
    private volatile bool _hasBlocked;

    internal FakePerson(PersonDescription description, string tenantId, string botId)
    {
        _homeTenantId = description.TenantId ?? tenantId;
        Name = description.Name;
        Role = description.Role;
        Id = description.Id ?? MadeUp.PersonId(tenantId, Name);
        ObjectId = description.ObjectId ?? MadeUp.Guid($"{tenantId}/{Name}");
        ChatId = MadeUp.PersonalChat(botId, Id);
        _hasBot = description.BotIsInstalled;
    }

    public string Name { get; }

    /// <summary>On the channel, for this bot: <c>29:…</c>.</summary>
    public string Id { get; }

    /// <summary>In Entra.</summary>
    public string ObjectId { get; }

    /// <summary><c>user</c>, <c>guest</c> or <c>anonymous</c>.</summary>
    public string Role { get; }

    /// <summary>Their chat with the bot, whether or not it was ever opened.</summary>
    public string ChatId { get; }

    public string PrincipalName => $"{ObjectId}@contoso.example";

    public bool HasBot
    {
        get => _hasBot;
        set => _hasBot = value;
    }

    /// <summary>Whether they blocked the bot: their chat takes nothing from it, and nobody tells it.</summary>
    public bool HasBlockedBot
    {
        get => _hasBlocked;
        set => _hasBlocked = value;
    }

    /// <param name="id">The id on the channel, the object id, or the user principal name.</param>
    internal bool IsKnownAs(string id) =>
        Id == id || ObjectId.Equals(id, StringComparison.OrdinalIgnoreCase) || PrincipalName.Equals(id, StringComparison.OrdinalIgnoreCase);

    /// <summary>As rosters tell of them.</summary>
    internal JsonObject ToRosterJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["givenName"] = Name.Split(' ')[0],
        ["surname"] = Name[(Name.IndexOf(' ', StringComparison.Ordinal) + 1)..],
        ["objectId"] = ObjectId,
        ["aadObjectId"] = ObjectId,
        ["email"] = PrincipalName,
        ["userPrincipalName"] = PrincipalName,
        ["tenantId"] = _homeTenantId,
        ["userRole"] = Role,
    };
}
