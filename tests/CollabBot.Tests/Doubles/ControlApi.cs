using System.Text.Json.Nodes;
using CollabBot.Doubles;
using Xunit;

namespace CollabBot.Tests.Doubles;

public sealed class ControlApi
{
    [Fact]
    public async Task It_tells_who_is_there_and_what_was_said()
    {
        await using var teams = await ATeams.StartAsync();
        var sent = await teams.SendAsync(teams.Ada.ChatId);

        var state = await teams.ControlAsync("state");
        var people = (await teams.ControlAsync("people")).AsArray();
        var team = (await teams.ControlAsync("teams"))[0]!;
        var posts = (await teams.ControlAsync($"posts?conversation={Uri.EscapeDataString(teams.Ada.ChatId)}")).AsArray();
        var accepted = await teams.ControlAsync("accepted?after=0");

        Assert.Equal((12, 1, true), ((int)state["people"]!, (int)state["accepted"]!, (bool)state["isUp"]!));
        Assert.Equal((teams.Ada.ChatId, teams.Team.Channels[1].Id), (people[0]!["chatId"]!.GetValue<string>(), team["channels"]![1]!["id"]!.GetValue<string>()));
        Assert.Equal((sent.Id, "Hello."), (posts.Single()!["id"]!.GetValue<string>(), accepted["activity"]!["text"]!.GetValue<string>()));
    }

    [Fact]
    public async Task It_makes_calls_fail_and_heals_them()
    {
        await using var teams = await ATeams.StartAsync();

        await teams.ControlAsync("faults", new JsonObject { ["fault"] = "acceptedThenFailed", ["status"] = 504, ["operation"] = "send", ["times"] = 1 });
        var failed = await teams.SendAsync(teams.Ada.ChatId);
        await teams.ControlAsync("faults", new JsonObject { ["fault"] = "refused", ["status"] = 429, ["retryAfterSeconds"] = 5 });
        var refused = await teams.SendAsync(teams.Ada.ChatId);
        teams.Teams.Faults.Clear();
        var state = await teams.ControlAsync("down", []);
        var again = await teams.ControlAsync("up", []);

        Assert.Equal((504, 429, "5"), (failed.Status, refused.Status, refused.RetryAfter));
        Assert.Equal((false, true, 1), ((bool)state["isUp"]!, (bool)again["isUp"]!, (int)again["accepted"]!));
        Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
    }

    [Fact]
    public async Task It_makes_things_happen()
    {
        await using var bot = await ABot.StartAsync();
        await using var teams = await ATeams.StartAsync();
        await teams.ControlAsync("bot", new JsonObject { ["url"] = bot.Url.AbsoluteUri });

        await teams.ControlAsync("events", new JsonObject { ["event"] = "teamRenamed", ["team"] = teams.Team.Id, ["person"] = teams.Ada.Id, ["name"] = "Homes" });
        var answer = await teams.ControlAsync("events", new JsonObject { ["event"] = "execute", ["person"] = teams.Ada.Id, ["verb"] = "save", ["data"] = new JsonObject() });
        await teams.ControlAsync("person", new JsonObject { ["person"] = teams.Ada.Id, ["blocked"] = true });

        Assert.Equal("Homes", teams.Team.Name);
        Assert.Equal((200, "seen"), ((int)answer["answers"]![0]!["status"]!, answer["answers"]![0]!["body"]!["value"]!.GetValue<string>()));
        Assert.Equal(2, bot.Got.Count);
        Assert.Equal(403, (await teams.SendAsync(teams.Ada.ChatId)).Status);
    }

    [Fact]
    public async Task It_sets_the_clock_on_so_that_limits_pass()
    {
        await using var teams = await ATeams.StartAsync(options => options with { Time = new AdjustableClock() });
        await teams.ControlAsync("limits", new JsonObject { ["on"] = true });
        while ((await teams.SendAsync(teams.Ada.ChatId)).Status == 201)
        {
        }

        await teams.ControlAsync("clock", new JsonObject { ["advanceSeconds"] = 3600 });

        Assert.Equal(201, (await teams.SendAsync(teams.Ada.ChatId)).Status);
    }

    [Theory]
    [InlineData("faults", """{"fault":"gremlins"}""")]
    [InlineData("faults", """{"fault":"cutBefore","operation":"dance"}""")]
    [InlineData("events", """{"event":"install"}""")]
    [InlineData("events", """{"event":"unheard","person":"29:nobody"}""")]
    [InlineData("bot", """{}""")]
    [InlineData("clock", """{"advanceSeconds":1}""")]
    public async Task What_makes_no_sense_is_told_so(string path, string body)
    {
        await using var teams = await ATeams.StartAsync();

        var answer = await teams.ControlAsync(path, JsonNode.Parse(body)!.AsObject());

        Assert.NotEmpty(answer["problem"]!.GetValue<string>());
    }
}
