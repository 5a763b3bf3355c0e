using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>The real service, whose summary channel others than the team can read, as Teams tells it.</summary>
public sealed class ClosedChannels : IDisposable
{
    private const string Guest = "Gil Vanterpool";
    private const string Partner = "Hal Wexcombe";
    private const string Neighbour = "Ivy Yarrowby";

    private static readonly string[] Members = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Announcements", false, true)]
    [InlineData("Announcements", true, false)]
    [InlineData("General", false, true)]
    [InlineData("General", true, false)]
    [InlineData("Leads", true, true)]
    [InlineData("Partners", false, false)]
    [InlineData("Neighbours", false, false)]
    [InlineData("Nobody yet", false, false)]
    public async Task A_summary_is_posted_only_where_nobody_but_the_team_reads(string channel, bool hasGuest, bool isPosted)
    {
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = Described(hasGuest), Time = _time });
        await using var host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, teams);
        var team = teams.Tenant.Teams.Single();
        var place = team.Channels.Single(candidate => (candidate.Name ?? "General") == channel);

        var check = await PlayAsync(host, teams, place.Id);

        Assert.Equal(!isPosted, check.Contains("Others than your team can read this channel.", StringComparison.Ordinal));
        var posted = teams.PostsIn(place.Id)[^1].ToJsonString();
        Assert.Equal(isPosted, posted.Contains("What we said", StringComparison.Ordinal));
        Assert.Equal(isPosted, posted.Contains("give or take about", StringComparison.Ordinal));
        Assert.Equal(!isPosted, posted.Contains("The summary is not posted here", StringComparison.Ordinal));
        foreach (var person in teams.Tenant.People.Where(person => Members.Skip(1).Contains(person.Name, StringComparer.Ordinal)))
        {
            Assert.Equal(!isPosted, teams.PostsIn(person.ChatId)[^1].ToJsonString().Contains("What we said", StringComparison.Ordinal));
        }

        Assert.Contains("Your team", teams.PostsIn(teams.Tenant.People[0].ChatId)[^1].ToJsonString(), StringComparison.Ordinal);
        Assert.All(teams.Tenant.People.Where(person => !Members.Contains(person.Name, StringComparer.Ordinal)), outsider => Assert.Empty(teams.PostsIn(outsider.ChatId)));
    }

    private static TenantDescription Described(bool hasGuest) => new(
        "11111111-1111-4111-8111-111111111111",
        [.. Members.Select(name => new PersonDescription(name)), new(Guest, Role: "guest"), new(Partner, TenantId: "99999999-9999-4999-8999-999999999999"), new(Neighbour)],
        [
            new("Housing", hasGuest ? [.. Members, Guest] : Members, ["Announcements"], ClosedChannels:
            [
                new("Leads", "private", [.. Members.Take(3)]),
                new("Partners", "private", [.. Members, Partner]),
                new("Neighbours", "private", [.. Members, Neighbour]),
                new("Nobody yet", "shared", Members),
            ]),
        ]);

    /// <returns>What the admin was shown before saving.</returns>
    private async Task<string> PlayAsync(AServiceHost host, FakeTeams teams, string channel)
    {
        await host.InstallAsync(0);
        await PassAsync(host, TimeSpan.FromSeconds(2));
        var settings = new JsonObject
        {
            ["team"] = teams.Tenant.Teams.Single().Id,
            ["weekday"] = "Tuesday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = channel,
            ["leaders"] = teams.Tenant.People[0].ObjectId,
        };
        var check = (await host.PressAsync(0, "setup.check", settings.DeepClone().AsObject())).ToJsonString();
        await host.PressAsync(0, "setup.save", settings);
        await host.PressAsync(0, "ask.now", new JsonObject { ["team"] = teams.Tenant.Teams.Single().Id });
        await host.BeatAsync();
        for (var person = 0; person < Members.Length; person++)
        {
            await host.WriteAsync(person, "4");
            await host.WriteAsync(person, "4");
            await host.WriteAsync(person, "4");
        }

        await host.WriteAsync(0, "close now");
        await PassAsync(host, TimeSpan.FromSeconds(31));
        await host.WriteAsync(0, "digest");
        return check;
    }

    private async Task PassAsync(AServiceHost host, TimeSpan span)
    {
        _time.Advance(span);
        await host.BeatAsync();
    }
}
