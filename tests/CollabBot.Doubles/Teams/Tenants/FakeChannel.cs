namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A channel of a team. Change it by events, so that the bot hears of it. Safe for concurrent use.</summary>
public sealed class FakeChannel
{
    private volatile string? _name;
    private volatile bool _isDeleted;

    /// <param name="members">Of a channel with a roster of its own; null for one that everybody in the team is in.</param>
    internal FakeChannel(string id, string? name, string type = "standard", IReadOnlyList<FakePerson>? members = null)
    {
        Id = id;
        _name = name;
        Type = type;
        Members = members;
    }

    public string Id { get; }

    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>.</summary>
    public string Type { get; }

    /// <summary>Null where everybody in the team is in it.</summary>
    internal IReadOnlyList<FakePerson>? Members { get; }

    /// <summary>Null for General.</summary>
    public string? Name
    {
        get => _name;
        internal set => _name = value;
    }

    public bool IsDeleted
    {
        get => _isDeleted;
        internal set => _isDeleted = value;
    }
}
