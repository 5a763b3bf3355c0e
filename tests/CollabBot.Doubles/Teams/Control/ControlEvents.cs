using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Control;

/// <summary>Makes something happen that is described in JSON: <c>event</c> says what, the rest to whom.</summary>
internal sealed class ControlEvents(FakeTeams teams)
{
    /// <exception cref="ControlProblemException">Something is not known or missing.</exception>
    public async Task<JsonObject> HappenAsync(JsonObject json, CancellationToken cancellationToken)
    {
        var answers = await HappenAsync(new Told(teams.Tenant, json), cancellationToken);
        return new JsonObject
        {
            ["answers"] = new JsonArray([.. answers.Select(answer => new JsonObject { ["status"] = answer.Status, ["body"] = answer.Read() })]),
        };
    }

    private Task<IReadOnlyList<BotAnswer>> HappenAsync(Told told, CancellationToken cancellationToken)
    {
        var events = teams.Events;
        return told.Event switch
        {
            "install" when told.HasTeam => events.InstallAsync(told.Team, told.Person, told.ChannelIfAny, cancellationToken),
            "install" when told.HasChat => events.InstallAsync(told.Chat, told.Person, cancellationToken),
            "install" => events.InstallAsync(told.Person, cancellationToken),
            "uninstall" when told.HasTeam => events.UninstallAsync(told.Team, told.Person, cancellationToken),
            "uninstall" when told.HasChat => events.UninstallAsync(told.Chat, told.Person, cancellationToken),
            "uninstall" => events.UninstallAsync(told.Person, cancellationToken),
            "upgrade" => events.UpgradeAsync(told.Team, told.Person, cancellationToken),
            "membersAdded" => events.AddMembersAsync(told.Team, told.People, cancellationToken),
            "membersRemoved" => events.RemoveMembersAsync(told.Team, told.People, cancellationToken),
            "teamRenamed" => events.RenameAsync(told.Team, told.Person, told.Text("name"), cancellationToken),
            "teamArchived" => events.ArchiveAsync(told.Team, told.Person, cancellationToken),
            "teamUnarchived" => events.UnarchiveAsync(told.Team, told.Person, cancellationToken),
            "teamDeleted" => events.DeleteAsync(told.Team, told.Person, cancellationToken),
            "teamHardDeleted" => events.HardDeleteAsync(told.Team, told.Person, cancellationToken),
            "teamRestored" => events.RestoreAsync(told.Team, told.Person, cancellationToken),
            "channelCreated" => CreateChannelAsync(told, cancellationToken),
            "channelRenamed" => events.RenameAsync(told.Team, told.Channel, told.Person, told.Text("name"), cancellationToken),
            "channelDeleted" => events.DeleteAsync(told.Team, told.Channel, told.Person, cancellationToken),
            "channelRestored" => events.RestoreAsync(told.Team, told.Channel, told.Person, cancellationToken),
            _ => ActAsync(told, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<BotAnswer>> ActAsync(Told told, CancellationToken cancellationToken)
    {
        var acts = teams.Acts;
        return [await (told.Event switch
        {
            "message" when told.HasTeam => acts.MentionAsync(told.Person, told.Team, told.ChannelIfAny ?? told.Team.General, told.Text("text"), cancellationToken),
            "message" => acts.WriteAsync(told.Person, told.Text("text"), cancellationToken),
            "execute" => acts.ExecuteAsync(told.Person, told.Text("verb"), told.Object("data"), told.TextIfAny("replyTo"), cancellationToken),
            "submit" => acts.SubmitAsync(told.Person, told.Object("value"), told.TextIfAny("replyTo"), cancellationToken),
            "reaction" => acts.ReactAsync(told.Person, told.Text("replyTo"), told.Text("reaction"), cancellationToken),
            "activity" => acts.DeliverAsync(told.Object("activity"), cancellationToken),
            _ => throw new ControlProblemException("event is missing or not known."),
        })];
    }

    private async Task<IReadOnlyList<BotAnswer>> CreateChannelAsync(Told told, CancellationToken cancellationToken)
    {
        await teams.Events.CreateChannelAsync(told.Team, told.Person, told.Text("name"), cancellationToken);
        return [];
    }

    /// <summary>What was told, with ids turned into whom they name.</summary>
    private sealed class Told(FakeTenant tenant, JsonObject json)
    {
        public string? Event => json.Text("event");

        public bool HasTeam => json.ContainsKey("team");

        public bool HasChat => json.ContainsKey("chat");

        public FakePerson Person => Find(Text("person"));

        public IReadOnlyList<FakePerson> People => json["people"] is JsonArray { Count: > 0 } people
            ? [.. people.Select(id => Find(id!.GetValue<string>()))]
            : throw new ControlProblemException("people is missing.");

        public FakeTeam Team => tenant.FindTeam(Text("team")) ?? throw new ControlProblemException("team is nobody's.");

        public FakeGroupChat Chat => tenant.GroupChats.FirstOrDefault(chat => chat.Id == Text("chat")) ?? throw new ControlProblemException("chat is nobody's.");

        public FakeChannel? ChannelIfAny => json.ContainsKey("channel") ? Channel : null;

        public FakeChannel Channel => Team.Channels.FirstOrDefault(channel => channel.Id == Text("channel")) ?? throw new ControlProblemException("channel is not of that team.");

        public string Text(string name) => json.Text(name) ?? throw new ControlProblemException($"{name} is missing.");

        public string? TextIfAny(string name) => json.Text(name);

        public JsonObject Object(string name) => json[name] as JsonObject ?? throw new ControlProblemException($"{name} is missing.");

        private FakePerson Find(string id) => tenant.FindPerson(id) ?? throw new ControlProblemException("person is nobody here.");
    }
}
