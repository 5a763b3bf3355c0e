using System.Collections.Immutable;

namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A team. Change it by events, so that the bot hears of it. Safe for concurrent use.</summary>
public sealed class FakeTeam
{
    private readonly Lock _gate = new();
    private ImmutableArray<FakePerson> _members;
    private ImmutableArray<FakeChannel> _channels;
    private volatile string _name;
    private volatile bool _hasBot;
    private volatile FakeTeamState _state;

    internal FakeTeam(TeamDescription description, string tenantId, IReadOnlyDictionary<string, FakePerson> people)
    {
        _name = description.Name;
        _hasBot = description.BotIsInstalled;
        _members = [.. description.Members.Select(name => people[name])];
        Id = description.Id ?? MadeUp.Channel(tenantId, _name);
        GroupId = MadeUp.Guid($"{tenantId}/{_name}");
        _channels =
        [
            new FakeChannel(Id, name: null),
            .. description.Channels.Select(channel => new FakeChannel(MadeUp.Channel(tenantId, $"{_name}/{channel}"), channel)),
            .. (description.ClosedChannels ?? []).Select(channel =>
                new FakeChannel(MadeUp.Channel(tenantId, $"{_name}/{channel.Name}"), channel.Name, channel.Type, [.. channel.Members.Select(name => people[name])])),
        ];
    }

    /// <summary>Its thread id, which is General's too.</summary>
    public string Id { get; }

    /// <summary>Its group in Entra.</summary>
    public string GroupId { get; }

    public string Name
    {
        get => _name;
        internal set => _name = value;
    }

    public FakeTeamState State
    {
        get => _state;
        internal set => _state = value;
    }

    public bool HasBot
    {
        get => _hasBot;
        internal set => _hasBot = value;
    }

    public FakeChannel General => Channels[0];

    public IReadOnlyList<FakePerson> Members
    {
        get
        {
            lock (_gate)
            {
                return _members;
            }
        }
    }

    /// <summary>General first; deleted ones too.</summary>
    public IReadOnlyList<FakeChannel> Channels
    {
        get
        {
            lock (_gate)
            {
                return _channels;
            }
        }
    }

    internal bool IsGone => State is FakeTeamState.Deleted or FakeTeamState.HardDeleted;

    internal void Add(IEnumerable<FakePerson> people)
    {
        lock (_gate)
        {
            _members = [.. _members, .. people.Except(_members)];
        }
    }

    internal void Remove(IEnumerable<FakePerson> people)
    {
        lock (_gate)
        {
            _members = [.. _members.Except(people)];
        }
    }

    internal void Add(FakeChannel channel)
    {
        lock (_gate)
        {
            _channels = [.. _channels, channel];
        }
    }
}
