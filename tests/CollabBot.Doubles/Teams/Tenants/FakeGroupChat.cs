using System.Collections.Immutable;

namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A chat of several people. Safe for concurrent use.</summary>
public sealed class FakeGroupChat
{
    private volatile bool _hasBot;

    internal FakeGroupChat(GroupChatDescription description, string tenantId, IEnumerable<FakePerson> members)
    {
        Name = description.Name;
        Id = MadeUp.GroupChat(tenantId, Name);
        Members = [.. members];
        _hasBot = description.BotIsInstalled;
    }

    public string Name { get; }

    public string Id { get; }

    public ImmutableArray<FakePerson> Members { get; }

    public bool HasBot
    {
        get => _hasBot;
        internal set => _hasBot = value;
    }
}
