using System.Text.Json.Nodes;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>
/// A team to which everything has happened that somebody could want to do something about: a round was told and replied to, a step given, the team is asked
/// whether it noticed, comments are taken, and a second round is open. One person for each role, who is nothing else. Every test gets a copy of its store.
/// </summary>
public sealed class RoleStory : IAsyncLifetime
{
    private const int Members = 12;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly RecordedLogs _logs = new();
    private FakeTeams _teams = null!;
    private int _copies;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static IReadOnlyList<string> Names => [.. Enumerable.Range(0, Members).Select(number => $"Member {(char)('A' + number)}")];

    internal FakeTeams Teams => _teams;

    internal TeamRef Team => new(new TenantId(_teams.Tenant.Id), new TeamId(_teams.Tenant.Teams.Single().Id));

    private string Original => _folder.PathOf("original");

    private IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["Administrators:ObjectIds:0"] = _teams.Tenant.People[NumberOf(Roles.TenantAdmin)].ObjectId };

    /// <summary>The number of the person who is this and nothing else.</summary>
    internal static int NumberOf(Roles role) => role switch
    {
        Roles.Member => 1,
        Roles.Leader => Members,
        Roles.TeamAdmin => Members + 1,
        Roles.TenantAdmin => Members + 2,
        _ => Members + 3,
    };

    public async ValueTask InitializeAsync()
    {
        string[] others = ["Leader Only", "Admin Only", "Tenant Administrator", "Stranger Here"];
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription(
                "11111111-1111-4111-8111-111111111111",
                [.. Names.Concat(others).Select(name => new PersonDescription(name)), new PersonDescription("Guest There", Role: "guest")],
                [new("Housing", [.. Names, "Leader Only", "Guest There"], ["Announcements"])]),
            Time = _time,
        });
        Directory.CreateDirectory(Original);
        await using var host = await AServiceHost.StartAsync(Path.Combine(Original, "story.db"), _time, _teams, _logs, settings: Settings);
        await TellAsync(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _teams.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    /// <summary>The service over a copy of the story.</summary>
    internal async Task<AServiceHost> StartAsync() => await AServiceHost.StartAsync(Copy(), _time, _teams, _logs, settings: Settings);

    /// <returns>The path of a copy of the story's store.</returns>
    internal string Copy()
    {
        var copy = _folder.PathOf($"copy-{Interlocked.Increment(ref _copies)}");
        foreach (var file in Directory.GetFiles(Original, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return Path.Combine(copy, "story.db");
    }

    internal PersonRef PersonOf(Roles role) => new(Team.Tenant, new PersonId(_teams.Tenant.People[NumberOf(role)].ObjectId));

    /// <summary>All that the bot has said to somebody, as text.</summary>
    internal IReadOnlyList<string> SaidTo(Roles role) => [.. _teams.PostsIn(_teams.Tenant.People[NumberOf(role)].ChatId).Select(post => post.ToJsonString(Readable))];

    /// <summary>The newest button of a verb that anybody was sent, or that a channel has.</summary>
    internal JsonObject? ButtonOf(string verb) => _teams.Tenant.Teams.Single().Channels.Select(channel => channel.Id).Concat(_teams.Tenant.People.Select(person => person.ChatId)).SelectMany(_teams.PostsIn).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>()
        .LastOrDefault(node => node["verb"]?.ToString() == verb)?["data"]!.DeepClone().AsObject();

    internal static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task TellAsync(AServiceHost host)
    {
        var services = host.App.Services;
        await host.InstallAsync(NumberOf(Roles.TeamAdmin));
        await PassAsync(host, TimeSpan.FromSeconds(2));
        var channel = new ChannelId(_teams.Tenant.Teams.Single().Channels[1].Id);
        var setUp = new TeamSetUp(PulseCadence.Default with { Weeks = 2 }, channel, [PersonOf(Roles.Leader).Person]);
        Assert.IsType<ConfigureTeamOutcome.Saved>(await services.GetRequiredService<ConfigureTeam>().HandleAsync(Team, PersonOf(Roles.TeamAdmin).Person, setUp, Live));
        Assert.IsType<SwitchCommentsOutcome.Saved>(await services.GetRequiredService<SwitchComments>().HandleAsync(Team, PersonOf(Roles.TeamAdmin).Person, take: true, null, Live));

        // Who leads and wants not to be asked is no member: nothing is asked of them, and the digest comes all the same.
        await services.GetRequiredService<StopAsking>().HandleAsync(PersonOf(Roles.Leader), Team.Team, stop: true, Live);

        await AskAndAnswerAsync(host);
        await host.WriteAsync(NumberOf(Roles.TeamAdmin), "close now");
        await UntilAsync(host, () => ButtonOf("pulse.reply.heard") is not null);
        await host.WriteAsync(NumberOf(Roles.Leader), "will do: shorter meetings by tomorrow");
        await host.WriteAsync(NumberOf(Roles.Leader), "yes");
        await UntilAsync(host, () => ButtonOf("noticed.vote") is not null);
        await host.WriteAsync(NumberOf(Roles.TeamAdmin), "ask now");
        await PassAsync(host, TimeSpan.FromSeconds(1));
        await services.GetRequiredService<StopAsking>().HandleAsync(PersonOf(Roles.Leader), Team.Team, stop: false, Live);
    }

    private async Task AskAndAnswerAsync(AServiceHost host)
    {
        await host.WriteAsync(NumberOf(Roles.TeamAdmin), "ask now");
        await PassAsync(host, TimeSpan.FromSeconds(1));
        for (var person = 0; person < Members; person++)
        {
            await host.WriteAsync(person, "pulse");
            for (var question = 0; question < 3; question++)
            {
                await host.WriteAsync(person, "3");
            }
        }
    }

    private async Task UntilAsync(AServiceHost host, Func<bool> isThere)
    {
        for (var hour = 0; hour < 24 * 20 && !isThere(); hour++)
        {
            await PassAsync(host, hour < 3 ? TimeSpan.FromSeconds(31) : TimeSpan.FromHours(1));
        }

        Assert.True(isThere());
    }

    private async Task PassAsync(AServiceHost host, TimeSpan span)
    {
        _time.Advance(span);
        await host.BeatAsync();
    }
}
