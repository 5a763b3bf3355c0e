using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A tenant as it is at present: who is there, and where the bot is. Safe for concurrent use.</summary>
public sealed class FakeTenant
{
    private readonly ConcurrentDictionary<string, FakeConversation> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FakeTeam> _teams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakePerson> _people;
    private volatile bool _isBotDisabled;

    internal FakeTenant(TenantDescription description, string botId)
    {
        Id = description.Id;
        BotId = botId;
        People = [.. description.People.Select(person => new FakePerson(person, Id, botId))];
        _people = People.ToDictionary(person => person.Id, StringComparer.Ordinal);
        var named = People.ToDictionary(person => person.Name, StringComparer.Ordinal);
        Teams = [.. description.Teams.Select(team => new FakeTeam(team, Id, named))];
        GroupChats = [.. (description.GroupChats ?? []).Select(chat => new FakeGroupChat(chat, Id, chat.Members.Select(name => named[name])))];
        foreach (var person in People)
        {
            Open(new FakeConversation.Personal(person));
        }

        foreach (var team in Teams)
        {
            _teams[team.Id] = team;
            foreach (var channel in team.Channels)
            {
                Open(new FakeConversation.OfChannel(team, channel));
            }
        }

        foreach (var chat in GroupChats)
        {
            Open(new FakeConversation.Group(chat));
        }
    }

    public string Id { get; }

    /// <summary>The bot's account: <c>28:…</c>.</summary>
    public string BotId { get; }

    public ImmutableArray<FakePerson> People { get; }

    public ImmutableArray<FakeTeam> Teams { get; }

    public ImmutableArray<FakeGroupChat> GroupChats { get; }

    /// <summary>Whether an administrator blocked the app in the whole tenant.</summary>
    public bool IsBotDisabled
    {
        get => _isBotDisabled;
        set => _isBotDisabled = value;
    }

    /// <param name="id">On the channel: <c>29:…</c>.</param>
    /// <returns>Null when that is nobody of this tenant.</returns>
    public FakePerson? FindPerson(string id) => _people.GetValueOrDefault(id);

    /// <returns>Null when there is no such team.</returns>
    public FakeTeam? FindTeam(string id) => _teams.GetValueOrDefault(id);

    internal FakeConversation? FindConversation(string id) => _conversations.GetValueOrDefault(id);

    internal FakeChannel AddChannel(FakeTeam team, string name)
    {
        var channel = new FakeChannel(MadeUp.Channel(Id, $"{team.Id}/{team.Channels.Count}/{name}"), name);
        team.Add(channel);
        Open(new FakeConversation.OfChannel(team, channel));
        return channel;
    }

    private void Open(FakeConversation conversation) => _conversations[conversation.Id] = conversation;
}
