using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Control;

/// <summary>What the control API tells.</summary>
internal static class ControlState
{
    public static JsonObject Of(FakeTeams teams) => new()
    {
        ["serviceUrl"] = teams.ServiceUrl,
        ["tenantId"] = teams.Tenant.Id,
        ["botId"] = teams.Tenant.BotId,
        ["botDisabled"] = teams.Tenant.IsBotDisabled,
        ["isUp"] = teams.IsUp,
        ["hasLimits"] = teams.HasLimits,
        ["people"] = teams.Tenant.People.Length,
        ["teams"] = teams.Tenant.Teams.Length,
        ["accepted"] = teams.Log.Count,
        ["throttled"] = teams.CallsThrottled,
        ["faultsStruck"] = teams.Faults.Struck,
        ["eventsDelivered"] = teams.EventsDelivered,
    };

    public static JsonArray TeamsOf(FakeTenant tenant) => [.. tenant.Teams.Select(team => new JsonObject
    {
        ["id"] = team.Id,
        ["groupId"] = team.GroupId,
        ["name"] = team.Name,
        ["state"] = team.State.ToString(),
        ["hasBot"] = team.HasBot,
        ["members"] = new JsonArray([.. team.Members.Select(person => JsonValue.Create(person.Id))]),
        ["channels"] = new JsonArray([.. team.Channels.Select(channel => new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name, ["isDeleted"] = channel.IsDeleted })]),
    })];

    public static JsonArray PeopleOf(FakeTenant tenant) => [.. tenant.People.Select(person => new JsonObject
    {
        ["id"] = person.Id,
        ["objectId"] = person.ObjectId,
        ["name"] = person.Name,
        ["role"] = person.Role,
        ["chatId"] = person.ChatId,
        ["hasBot"] = person.HasBot,
        ["hasBlockedBot"] = person.HasBlockedBot,
    })];

    public static JsonArray PostsOf(ActivityLog log, string conversationId) => [.. log.Posts(conversationId).Select(post => new JsonObject
    {
        ["id"] = post.ActivityId,
        ["thread"] = post.ThreadId,
        ["revisions"] = post.Revisions,
        ["activity"] = post.Read(),
    })];
}
