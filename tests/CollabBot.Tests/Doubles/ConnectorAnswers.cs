using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Tenants;
using Xunit;

namespace CollabBot.Tests.Doubles;

/// <summary>What the connector of the double answers, call by call and code by code.</summary>
public sealed class ConnectorAnswers
{
    [Fact]
    public async Task A_message_is_taken_updated_and_deleted_by_its_id()
    {
        await using var teams = await ATeams.StartAsync();
        var chat = teams.Ada.ChatId;

        var sent = await teams.SendAsync(chat);
        var updated = await teams.UpdateAsync(chat, sent.Id, new JsonObject { ["type"] = "message", ["text"] = "Hello again." });
        var seen = teams.Teams.PostsIn(chat).Single()["text"]!.GetValue<string>();
        var deleted = await teams.DeleteAsync(chat, sent.Id);

        Assert.Equal((201, 200, sent.Id, "Hello again.", 200), (sent.Status, updated.Status, updated.Id, seen, deleted.Status));
        Assert.Empty(teams.Teams.PostsIn(chat));
        Assert.Equal(
            [ConnectorOperation.Send, ConnectorOperation.Update, ConnectorOperation.Delete],
            teams.Teams.Log.Accepted().Select(accepted => accepted.Operation));
        await RefusedAsync(404, "ActivityNotFoundInConversation", teams.UpdateAsync(chat, sent.Id, ATeams.Hello));
        await RefusedAsync(404, "ActivityNotFoundInConversation", teams.DeleteAsync(chat, "7"));
    }

    [Fact]
    public async Task A_chat_is_the_same_one_however_often_it_is_opened()
    {
        await using var teams = await ATeams.StartAsync();

        var first = await teams.OpenChatAsync(teams.Ada.Id);
        var second = await teams.OpenChatAsync(teams.Ada.Id, ATeams.Hello);
        var third = await teams.OpenChatAsync(teams.Ada.Id, ATeams.Hello);

        Assert.Equal((201, teams.Ada.ChatId), (first.Status, first.Id));
        Assert.Equal(first.Id, second.Id);
        Assert.False(third.Json.ContainsKey("activityId"));
        Assert.Equal(2, teams.Teams.PostsIn(first.Id).Count);
    }

    [Fact]
    public async Task A_chat_is_opened_by_nothing_but_the_id_on_the_channel()
    {
        await using var teams = await ATeams.StartAsync();

        await RefusedAsync(400, "BadSyntax", teams.OpenChatAsync(teams.Ada.ObjectId));
        await RefusedAsync(400, "BadSyntax", teams.OpenChatAsync(teams.Ada.PrincipalName));
        await RefusedAsync(400, "BadSyntax", teams.CreateAsync(new JsonObject { ["members"] = new JsonArray(new JsonObject { ["id"] = teams.Ada.Id }) }));
        await RefusedAsync(404, "ConversationNotFound", teams.CreateAsync(new JsonObject { ["tenantId"] = "another", ["members"] = new JsonArray(new JsonObject { ["id"] = teams.Ada.Id }) }));
    }

    [Fact]
    public async Task A_thread_starts_with_its_first_message_and_goes_on_below_it()
    {
        await using var teams = await ATeams.StartAsync();
        var channel = teams.Team.Channels[1].Id;

        var thread = await teams.StartThreadAsync(channel, ATeams.Hello);
        var activityId = thread.Json["activityId"]!.GetValue<string>();
        await teams.SendAsync(thread.Id);
        var bare = await teams.SendAsync(channel);

        Assert.Equal($"{channel};messageid={activityId}", thread.Id);
        Assert.Equal([activityId, activityId, bare.Id], teams.Teams.Log.Posts(channel).Select(post => post.ThreadId));
        await RefusedAsync(400, "BadSyntax", teams.StartThreadAsync(channel, activity: null));
        await RefusedAsync(400, "BadSyntax", teams.StartThreadAsync("19:nowhere@thread.tacv2", ATeams.Hello));
        await RefusedAsync(400, "BadArgument", teams.SendAsync($"{channel};messageid=0"));
    }

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":"","attachments":[]}""")]
    [InlineData("""{"type":"event","text":"x"}""")]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""["message"]""")]
    [InlineData("""{"type":"message","text":"x"}}""")]
    [InlineData("""{"type":"message","text":""")]
    [InlineData("")]
    public async Task What_is_no_message_is_bad_syntax(string body)
    {
        await using var teams = await ATeams.StartAsync();

        await RefusedAsync(400, "BadSyntax", teams.CallAsync(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(teams.Ada.ChatId)}/activities", body));
    }

    [Fact]
    public async Task A_message_may_have_100_KB_of_UTF_16_and_no_more()
    {
        await using var teams = await ATeams.StartAsync();
        var frame = """{"type":"message","text":""}""".Length;
        var most = (100 * 1024 / 2) - frame;

        // A letter of two bytes in UTF-8 is one unit of two bytes in UTF-16, like any other.
        Assert.Equal(201, (await SendRawAsync(teams, new string('ä', most))).Status);
        await RefusedAsync(413, "MessageSizeTooBig", SendRawAsync(teams, new string('x', most + 1)));
    }

    [Fact]
    public async Task The_roster_comes_in_pages_of_fifty_to_five_hundred()
    {
        await using var teams = await ATeams.StartAsync(people: 620);

        var first = (await teams.MembersAsync(teams.Team.Id)).Json;
        var token = first["continuationToken"]!.GetValue<string>();
        var last = (await teams.MembersAsync(teams.Team.Id, $"?pageSize=9999&continuationToken={token}")).Json;
        var small = (await teams.MembersAsync(teams.Team.Id, "?pageSize=3")).Json;

        Assert.Equal((500, 120, 50), (Count(first), Count(last), Count(small)));
        Assert.False(last.ContainsKey("continuationToken"));
        Assert.Equal(620, Ids(first).Concat(Ids(last)).Distinct().Count());
        Assert.Contains(first["members"]!.AsArray(), member => member!["userRole"]!.GetValue<string>() == "guest");
        await RefusedAsync(400, "BadArgument", teams.MembersAsync(teams.Team.Id, "?continuationToken=made-up"));
    }

    [Fact]
    public async Task A_member_is_found_by_any_of_their_ids_and_a_stranger_by_none()
    {
        await using var teams = await ATeams.StartAsync();

        foreach (var id in new[] { teams.Ada.Id, teams.Ada.ObjectId, teams.Ada.PrincipalName })
        {
            Assert.Equal(teams.Ada.Id, (await MemberAsync(teams, id)).Id);
        }

        await RefusedAsync(404, "MemberNotFoundInConversation", MemberAsync(teams, "29:stranger"));
    }

    [Fact]
    public async Task A_team_tells_its_details_and_its_channels()
    {
        await using var teams = await ATeams.StartAsync();

        var team = (await teams.GetAsync($"teams/{Uri.EscapeDataString(teams.Team.Id)}")).Json;
        var channels = (await teams.GetAsync($"teams/{Uri.EscapeDataString(teams.Team.Id)}/conversations")).Json["conversations"]!.AsArray();

        Assert.Equal((teams.Team.Name, teams.Team.GroupId, 12, 2), (Text(team, "name"), Text(team, "aadGroupId"), (int)team["memberCount"]!, (int)team["channelCount"]!));
        Assert.Equal((teams.Team.Id, null, "Announcements"), (Text(channels[0]!, "id"), channels[0]!["name"]?.ToString(), Text(channels[1]!, "name")));
        await RefusedAsync(404, "ConversationNotFound", teams.GetAsync("teams/19%3Anowhere"));
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_it_hears_why()
    {
        await using var teams = await ATeams.StartAsync(WithAGroupChat);
        var (bob, eve) = (teams.Teams.Tenant.People[1], teams.Teams.Tenant.People[2]);
        bob.HasBlockedBot = true;
        eve.HasBot = false;

        await RefusedAsync(403, "ConversationBlockedByUser", teams.SendAsync(bob.ChatId));
        await RefusedAsync(403, "BotNotInConversationRoster", teams.SendAsync(eve.ChatId));
        await RefusedAsync(403, "ForbiddenOperationException", teams.OpenChatAsync(eve.Id));
        await RefusedAsync(403, "BotNotInConversationRoster", teams.SendAsync(teams.Teams.Tenant.GroupChats[0].Id));
        await RefusedAsync(404, "ConversationNotFound", teams.SendAsync("a:nobody"));
        teams.Teams.Tenant.IsBotDisabled = true;
        await RefusedAsync(403, "BotDisabledByAdmin", teams.SendAsync(teams.Ada.ChatId));
        Assert.Equal(0, teams.Teams.Log.Count);
    }

    [Fact]
    public async Task The_older_shape_of_errors_is_JSON_within_JSON()
    {
        await using var teams = await ATeams.StartAsync();
        teams.Teams.ErrorShape = ErrorShape.Older;
        teams.Ada.HasBlockedBot = true;

        var refused = await teams.SendAsync(teams.Ada.ChatId);

        Assert.Equal((403, 209), (refused.Status, (int)refused.Json["errorCode"]!));
        Assert.Equal("MessageWritesBlocked", Text(JsonNode.Parse(Text(refused.Json, "message"))!, "subCode"));
    }

    private static FakeTeamsOptions WithAGroupChat(FakeTeamsOptions options) =>
        options with { Tenant = options.Tenant with { GroupChats = [new GroupChatDescription("Lunch", [.. options.Tenant.People.Take(3).Select(person => person.Name)])] } };

    private static Task<ATeams.Answered> SendRawAsync(ATeams teams, string text) =>
        teams.CallAsync(HttpMethod.Post, $"conversations/{Uri.EscapeDataString(teams.Ada.ChatId)}/activities", $$"""{"type":"message","text":"{{text}}"}""");

    private static Task<ATeams.Answered> MemberAsync(ATeams teams, string id) =>
        teams.GetAsync($"conversations/{Uri.EscapeDataString(teams.Team.Id)}/members/{Uri.EscapeDataString(id)}");

    [Fact]
    public async Task A_private_or_shared_channel_has_a_type_and_a_roster_of_its_own()
    {
        var described = TenantDescription.Generate(4, 1, seed: 1, botIsInTeams: true);
        var outsider = new PersonDescription("Zoe Elsewhere", TenantId: "99999999-9999-4999-8999-999999999999");
        var names = described.People.Select(person => person.Name).ToList();
        described = described with
        {
            People = [.. described.People, outsider],
            Teams = [described.Teams[0] with { ClosedChannels = [new("Leads", "private", names[..2]), new("Partners", "shared", [names[0], outsider.Name])] }],
        };
        await using var teams = await ATeams.StartAsync(options => options with { Tenant = described });

        var channels = (await teams.GetAsync($"teams/{Uri.EscapeDataString(teams.Team.Id)}/conversations")).Json["conversations"]!.AsArray();
        var rosters = new List<JsonArray>();
        foreach (var channel in channels)
        {
            rosters.Add((await teams.MembersAsync((string)channel!["id"]!)).Json["members"]!.AsArray());
        }

        Assert.Equal(["standard", "standard", "private", "shared"], channels.Select(channel => (string)channel!["type"]!));
        Assert.Equal([4, 4, 2, 2], rosters.Select(roster => roster.Count));
        Assert.Equal([described.Id, outsider.TenantId], rosters[3].Select(member => (string?)member!["tenantId"]));
    }

    private static async Task RefusedAsync(int status, string code, Task<ATeams.Answered> call)
    {
        var answer = await call;
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    private static int Count(JsonObject page) => page["members"]!.AsArray().Count;

    private static IEnumerable<string> Ids(JsonObject page) => page["members"]!.AsArray().Select(member => Text(member!, "id"));

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();
}
