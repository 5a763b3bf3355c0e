using System.Net;
using System.Text;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Architecture;
using Xunit;

namespace CollabBot.Tests.BotFramework;

/// <summary>What the README of the bot framework shows is what there is.</summary>
public sealed class ReadmeExamples
{
    private static readonly string Readme = SourceFiles.Text("CollabBot.BotFramework/README.md");

    private static string EchoBot => Readme.Split("```csharp\n")[1].Split("```")[0];

    [Fact]
    public void The_echo_bot_fits_in_thirty_lines()
    {
        var lines = EchoBot.TrimEnd().Split('\n');

        Assert.InRange(lines.Length, 1, 30);
    }

    [Fact]
    public async Task The_echo_bot_compiles_and_echoes()
    {
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people: 1, teams: 1, seed: 1) });
        var person = teams.Tenant.People[0];
        await using var bot = await ReadmeProgram.StartAsync(EchoBot, TestContext.Current.CancellationToken);
        using var activity = new StringContent(Message(teams.ServiceUrl, person), Encoding.UTF8, "application/json");

        using var answer = await bot.Client.PostAsync(new Uri("/api/messages", UriKind.Relative), activity, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var echo = Assert.Single(teams.PostsIn(person.ChatId));
        Assert.Equal("You said: good morning", echo["text"]!.GetValue<string>());
    }

    private static string Message(string serviceUrl, FakePerson person) => $$"""
        {
          "type": "message", "id": "1", "channelId": "msteams", "serviceUrl": "{{serviceUrl}}", "text": "good morning",
          "from": { "id": "{{person.Id}}" }, "recipient": { "id": "28:1" }, "conversation": { "id": "{{person.ChatId}}", "conversationType": "personal" }
        }
        """;
}
