using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>
/// What happens to teams, channels, chats and installations: the tenant changes first, and then the bot is told, with as many events as Teams sends.
/// Safe for concurrent use. Each returns the bot's answers in the order in which Teams usually sends the events.
/// </summary>
public sealed class LifecycleEvents
{
    private readonly FakeTenant _tenant;
    private readonly ActivityJson _activities;
    private readonly BotDelivery _delivery;
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _told = [];
    private List<JsonObject>? _held;

    internal LifecycleEvents(FakeTenant tenant, ActivityJson activities, BotDelivery delivery)
    {
        _tenant = tenant;
        _activities = activities;
        _delivery = delivery;
    }

    /// <summary>From now on the tenant changes at once, and the bot is told nothing until <see cref="ReleaseAsync"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _held ??= [];
        }
    }

    /// <summary>Tells all that was held back, with the time at which it happened; whatever the faults shuffle, they shuffle all of it.</summary>
    public Task<IReadOnlyList<BotAnswer>> ReleaseAsync(CancellationToken cancellationToken)
    {
        List<JsonObject> held;
        lock (_gate)
        {
            (held, _held) = (_held ?? [], null);
        }

        return TellAsync(held, cancellationToken);
    }

    /// <summary>Tells all that was ever told once more, as it was told then, with its old id and time; whatever the faults shuffle, they shuffle all of it.</summary>
    public Task<IReadOnlyList<BotAnswer>> TellAgainAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _delivery.DeliverAsync([.. _told], cancellationToken);
        }
    }

    /// <param name="selected">The channel that the installer chose; General when left out.</param>
    public Task<IReadOnlyList<BotAnswer>> InstallAsync(FakeTeam team, FakePerson by, FakeChannel? selected, CancellationToken cancellationToken)
    {
        team.HasBot = true;
        var channel = (selected ?? team.General).Id;
        var added = OfTeam(team, by, "teamMemberAdded", channel);
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = _tenant.BotId });
        return TellAsync([Installation(OfTeam(team, by, null, channel, "installationUpdate"), "add", channel), added], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> UninstallAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken)
    {
        team.HasBot = false;
        var removed = OfTeam(team, by, "teamMemberRemoved");
        removed["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = _tenant.BotId });
        return TellAsync([Installation(OfTeam(team, by, null, null, "installationUpdate"), "remove", team.Id), removed], cancellationToken);
    }

    /// <summary>A new version of the app: neither an installation nor a removal.</summary>
    public Task<IReadOnlyList<BotAnswer>> UpgradeAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) =>
        TellAsync([Installation(OfTeam(team, by, null, null, "installationUpdate"), "add-upgrade", team.Id)], cancellationToken);

    public Task<IReadOnlyList<BotAnswer>> InstallAsync(FakePerson person, CancellationToken cancellationToken)
    {
        person.HasBot = true;
        person.HasBlockedBot = false;
        var added = _activities.Event("conversationUpdate", person, _activities.Personal(person));
        added["membersAdded"] = new JsonArray(ActivityJson.Account(person), new JsonObject { ["id"] = _tenant.BotId });
        return TellAsync([Installation(_activities.Event("installationUpdate", person, _activities.Personal(person)), "add", person.ChatId), added], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> UninstallAsync(FakePerson person, CancellationToken cancellationToken)
    {
        person.HasBot = false;
        return TellAsync([Installation(_activities.Event("installationUpdate", person, _activities.Personal(person)), "remove", person.ChatId)], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> InstallAsync(FakeGroupChat chat, FakePerson by, CancellationToken cancellationToken)
    {
        chat.HasBot = true;
        var added = _activities.Event("conversationUpdate", by, _activities.InGroupChat(chat));
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = _tenant.BotId });
        return TellAsync([Installation(_activities.Event("installationUpdate", by, _activities.InGroupChat(chat)), "add", chat.Id), added], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> UninstallAsync(FakeGroupChat chat, FakePerson by, CancellationToken cancellationToken)
    {
        chat.HasBot = false;
        var removed = _activities.Event("conversationUpdate", by, _activities.InGroupChat(chat));
        removed["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = _tenant.BotId });
        return TellAsync([Installation(_activities.Event("installationUpdate", by, _activities.InGroupChat(chat)), "remove", chat.Id), removed], cancellationToken);
    }

    /// <summary>People join a team: one event for all of them.</summary>
    public Task<IReadOnlyList<BotAnswer>> AddMembersAsync(FakeTeam team, IReadOnlyList<FakePerson> people, CancellationToken cancellationToken)
    {
        team.Add(people);
        var added = OfTeam(team, people[0], "teamMemberAdded");
        added["membersAdded"] = new JsonArray([.. people.Select(ActivityJson.Account)]);
        return TellAsync([added], cancellationToken);
    }

    /// <summary>People leave a team: one event for all of them.</summary>
    public Task<IReadOnlyList<BotAnswer>> RemoveMembersAsync(FakeTeam team, IReadOnlyList<FakePerson> people, CancellationToken cancellationToken)
    {
        team.Remove(people);
        var removed = OfTeam(team, people[0], "teamMemberRemoved");
        removed["membersRemoved"] = new JsonArray([.. people.Select(ActivityJson.Account)]);
        return TellAsync([removed], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> RenameAsync(FakeTeam team, FakePerson by, string name, CancellationToken cancellationToken)
    {
        team.Name = name;
        return TellAsync([OfTeam(team, by, "teamRenamed")], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> ArchiveAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) => TurnAsync(team, by, FakeTeamState.Archived, "teamArchived", cancellationToken);

    public Task<IReadOnlyList<BotAnswer>> UnarchiveAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) => TurnAsync(team, by, FakeTeamState.Active, "teamUnarchived", cancellationToken);

    public Task<IReadOnlyList<BotAnswer>> DeleteAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) => TurnAsync(team, by, FakeTeamState.Deleted, "teamDeleted", cancellationToken);

    public Task<IReadOnlyList<BotAnswer>> HardDeleteAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) => TurnAsync(team, by, FakeTeamState.HardDeleted, "teamHardDeleted", cancellationToken);

    public Task<IReadOnlyList<BotAnswer>> RestoreAsync(FakeTeam team, FakePerson by, CancellationToken cancellationToken) => TurnAsync(team, by, FakeTeamState.Active, "teamRestored", cancellationToken);

    public async Task<FakeChannel> CreateChannelAsync(FakeTeam team, FakePerson by, string name, CancellationToken cancellationToken)
    {
        var channel = _tenant.AddChannel(team, name);
        await TellAsync([OfChannel(team, channel, by, "channelCreated")], cancellationToken);
        return channel;
    }

    public Task<IReadOnlyList<BotAnswer>> RenameAsync(FakeTeam team, FakeChannel channel, FakePerson by, string name, CancellationToken cancellationToken)
    {
        channel.Name = name;
        return TellAsync([OfChannel(team, channel, by, "channelRenamed")], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> DeleteAsync(FakeTeam team, FakeChannel channel, FakePerson by, CancellationToken cancellationToken)
    {
        channel.IsDeleted = true;
        return TellAsync([OfChannel(team, channel, by, "channelDeleted")], cancellationToken);
    }

    public Task<IReadOnlyList<BotAnswer>> RestoreAsync(FakeTeam team, FakeChannel channel, FakePerson by, CancellationToken cancellationToken)
    {
        channel.IsDeleted = false;
        return TellAsync([OfChannel(team, channel, by, "channelRestored")], cancellationToken);
    }

    private Task<IReadOnlyList<BotAnswer>> TurnAsync(FakeTeam team, FakePerson by, FakeTeamState state, string eventType, CancellationToken cancellationToken)
    {
        team.State = state;
        return TellAsync([OfTeam(team, by, eventType)], cancellationToken);
    }

    private Task<IReadOnlyList<BotAnswer>> TellAsync(IReadOnlyList<JsonObject> events, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_held is not null)
            {
                _held.AddRange(events);
                return Task.FromResult<IReadOnlyList<BotAnswer>>([]);
            }

            _told.AddRange(events);
        }

        return _delivery.DeliverAsync(events, cancellationToken);
    }

    /// <param name="channel">Where it happened; General for most.</param>
    private JsonObject OfTeam(FakeTeam team, FakePerson by, string? eventType, string? channel = null, string type = "conversationUpdate")
    {
        var activity = _activities.Event(type, by, _activities.InChannel(channel ?? team.Id));
        activity["channelData"]!["team"] = new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.GroupId };
        if (eventType is not null)
        {
            activity["channelData"]!["eventType"] = eventType;
        }

        return activity;
    }

    private JsonObject OfChannel(FakeTeam team, FakeChannel channel, FakePerson by, string eventType)
    {
        var activity = OfTeam(team, by, eventType);
        activity["channelData"]!["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        return activity;
    }

    private static JsonObject Installation(JsonObject activity, string action, string selected)
    {
        activity["action"] = action;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = selected } };
        return activity;
    }
}
