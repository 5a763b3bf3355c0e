using System.Text.Json.Nodes;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Privacy;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>A step through the real service: in the channel, pressed, typed, asked about a week later; and what operators get to see of it.</summary>
public sealed class NudgesOverHttp : IAsyncLifetime
{
    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly OperatorsView _seen = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private NudgeDesk Desk => _host.App.Services.GetRequiredService<NudgeDesk>();

    private TeamRef Ref => new(new TenantId(_teams.Tenant.Id), new TeamId(Team.Id));

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _seen.Logs);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _seen.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pressed_and_typed_and_counted_and_nobody_else_sees_who_said_what()
    {
        await TellAsync();
        var step = Assert.Single(InChannel("One small step to try"));
        var data = AServiceHost.Nodes(step).OfType<JsonObject>().First(node => node["verb"]?.ToString() == "nudge.reply")["data"]!.AsObject();

        Assert.Contains("In a week I ask whether it helped", await PressAsync(1, data, "try"), StringComparison.Ordinal);
        Assert.Contains("not now", await PressAsync(2, data, "later"), StringComparison.Ordinal);
        Assert.Contains("Nothing was saved", await PressAsync(2, data, "nonsense"), StringComparison.Ordinal);
        await _host.WriteAsync(3, "nudge");
        Assert.Contains("nudge not for us", Last(3), StringComparison.Ordinal);
        await _host.WriteAsync(3, "nudge I'll try it");
        Assert.Contains("Noted. In a week I ask whether it helped.", Last(3), StringComparison.Ordinal);

        await PassAsync(TimeSpan.FromDays(7));
        await PassAsync(TimeSpan.FromHours(1));
        Assert.Single(InChannel("Did you try it? Did it help?"));
        await PressAsync(1, data, "yes");
        await _host.WriteAsync(3, "nudge a bit");
        Assert.Contains("Thank you.", Last(3), StringComparison.Ordinal);

        await PassAsync(TimeSpan.FromDays(7));
        await PassAsync(TimeSpan.FromHours(1));
        _seen.Observe();
        var given = Assert.Single((await Desk.RecordAsync(Ref, Live)).Given, given => given.Helped is not null);
        Assert.Equal(new NudgeReplies(2, 1, 0), given.Replies);
        Assert.Equal(new HelpedVotes(1, 1, 0, 0), given.Helped);
        Assert.Contains("has been counted", await PressAsync(1, data, "no"), StringComparison.Ordinal);
        Assert.Single(InChannel("Did you try it? Did it help?"));
        Assert.DoesNotContain(_teams.Tenant.People, person => _seen.Logs.Text.Contains(person.ObjectId, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Anybody_can_read_all_of_them()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));

        await _host.WriteAsync(0, "nudges");
        Assert.Contains("Small steps to try", Last(0), StringComparison.Ordinal);
        await _host.WriteAsync(0, "Nudges information flow");
        Assert.Contains("post three lines", Last(0), StringComparison.Ordinal);
        Assert.Contains("Taking a pragmatic stance", (await _host.PressAsync(0, "pulse.nudges", new JsonObject { ["area"] = "pragmatic" })).ToJsonString(), StringComparison.Ordinal);
    }

    private async Task TellAsync()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = Team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = Team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
        foreach (var nudge in NudgeLibrary.Shipped.Nudges.Where(nudge => nudge is { Role: NudgeRole.Team, Place: NudgePlace.Personal }))
        {
            await Desk.UpdateRecordAsync(Ref, record => record.TurnedDown(nudge.Id), Live);
        }

        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
        await _host.WriteAsync(0, "close now");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await PassAsync(TimeSpan.FromSeconds(31));
        }
    }

    private async Task<string> PressAsync(int person, JsonObject data, string value)
    {
        var pressed = data.DeepClone().AsObject();
        pressed["value"] = value;
        return (await _teams.Acts.ExecuteAsync(_teams.Tenant.People[person], "nudge.reply", pressed, cardId: null, Live)).Read()!.ToJsonString();
    }

    private List<JsonNode> InChannel(string text) => [.. _teams.PostsIn(Team.Channels[1].Id).Where(post => post.ToJsonString().Contains(text, StringComparison.Ordinal))];

    private string Last(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1].ToJsonString();

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
