using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Loop;

public sealed class LeadersOfSeveralTeams : IDisposable
{
    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("heard")]
    [InlineData("will do meet less by 3 March")]
    [InlineData("cannot because of the law")]
    public async Task Whoever_leads_several_teams_is_asked_which_one_a_typed_reply_is_for(string reply)
    {
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"]), new("Health", Everybody, ["Announcements"])]),
            Time = _time,
        });
        await using var host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, teams);
        var ada = teams.Tenant.People[0];
        foreach (var team in teams.Tenant.Teams)
        {
            await teams.Events.InstallAsync(team, ada, team.Channels[1], TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromSeconds(2));
            await host.BeatAsync();
            await host.PressAsync(0, "setup.save", new JsonObject
            {
                ["team"] = team.Id,
                ["weekday"] = "Friday",
                ["time"] = "10:00",
                ["zone"] = "Europe/London",
                ["channel"] = team.Channels[1].Id,
                ["leaders"] = ada.ObjectId,
            });
        }

        await host.WriteAsync(0, reply);
        Assert.Contains("For which team?", Last(), StringComparison.Ordinal);
        await host.WriteAsync(0, "Health");

        Assert.Contains("There is no digest of this team to reply to", Last(), StringComparison.Ordinal);

        string Last() => teams.PostsIn(ada.ChatId)[^1].ToJsonString();
    }
}
