namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A channel of a team. Change it by events, so that the bot hears of it. Safe for concurrent use.</summary>
public sealed class FakeChannel
{
    private volatile string? _name;
    private volatile bool _isDeleted;

    internal FakeChannel(string id, string? name)
    {
        Id = id;
        _name = name;
    }

    public string Id { get; }

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
