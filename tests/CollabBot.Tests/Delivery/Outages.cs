using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.BotFramework.Authentication;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>What the service needs is away for ten minutes in the middle of asking, while people answer. (The keys of inbound tokens: see <see cref="KeyFetches"/>.)</summary>
public sealed class Outages : IAsyncLifetime
{
    private const int People = 60;
    private const int AskedBefore = 20;
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Resumes = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;
    private bool _signInIsAway;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<FakePerson> Members => [.. _teams.Tenant.People.Where(person => person.Role != "guest")];

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(People, 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, last: services =>
            services.AddSingleton(new BotTokenSource(new FakeCredential(SignIn), BotCloud.Public.Scope, _time, NullLogger<BotTokenSource>.Instance)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task While_Teams_refuses_connections_answers_are_saved_and_then_everybody_is_asked_once()
    {
        await AskSomeAsync();
        await _teams.GoDownAsync();

        await AnswerAsync();
        await PassAsync(Away);
        Assert.Equal(AskedBefore, Asks().Sum());
        await _teams.ComeBackAsync();
        await PassAsync(Resumes);

        Assert.All(Asks(), asks => Assert.Equal(1, asks));
        await AssertNothingIsAsideAsync();
    }

    [Fact]
    public async Task While_the_bot_cannot_sign_in_answers_are_saved_and_then_everybody_is_asked_once()
    {
        await AskSomeAsync();
        _signInIsAway = true;

        await AnswerAsync();
        await PassAsync(Away);
        Assert.Equal(AskedBefore, Asks().Sum());
        _signInIsAway = false;
        await PassAsync(Resumes);

        Assert.All(Asks(), asks => Assert.Equal(1, asks));
        await AssertNothingIsAsideAsync();
    }

    /// <param name="operation">What it fails at; null for everything.</param>
    /// <param name="fewest">Who have their question afterwards. Where chats can still be begun, it is with a question that each trial finds out.</param>
    [Theory]
    [InlineData(null, People / 2)]
    [InlineData(ConnectorOperation.Send, AskedBefore)]
    public async Task While_Teams_fails_at_everything_or_at_sends_alone_nobody_is_asked_twice_and_whom_it_cost_the_question_is_reminded(ConnectorOperation? operation, int fewest)
    {
        await AskSomeAsync();
        var before = _teams.Faults.Struck;
        _teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.OfGateway(503)), operation));

        await PassAsync(Away);

        // Two batches are under way when it begins; then one call at a time finds out, a quarter of a minute after the last.
        Assert.InRange(_teams.Faults.Struck - before, 5, (2 * Deliver.Window) + (Away / BotLimits.BreakerPause));
        _teams.Faults.Clear();
        await PassAsync(Resumes);
        var asks = Asks();
        Assert.All(asks, count => Assert.InRange(count, 0, 1));
        Assert.InRange(asks.Sum(), fewest, People);

        for (var day = 0; day < 2; day++)
        {
            _time.Advance(TimeSpan.FromDays(1));
            await PassAsync(TimeSpan.FromMinutes(2));
        }

        Assert.All(Asks().Zip(asks), person => Assert.Equal(person.Second + 1, person.First));
        await AssertNothingIsAsideAsync();
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_put_aside_and_then_everybody_is_asked_once()
    {
        var world = new World();
        world.Roster.Reading = MemoryRoster.Of(People);
        var store = new AwayStore(world.Store);
        var sends = 0;
        world.Chat.Answer = post =>
        {
            store.IsAway = post is Post.PulseAsk && ++sends == AskedBefore;
            return new SendOutcome.Done(null);
        };
        var engine = new Engine(world, store, world.Queue, world.Chat);
        var plan = await engine.OpenedAsync();
        Assert.True(store.IsAway);

        await PassAsync(world, engine, Away);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.AnswerAsync(plan, plan.Participants[0].Person, 0, 4));
        store.IsAway = false;
        await PassAsync(world, engine, Resumes);

        var asked = world.Chat.Delivered.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person).ToList();
        Assert.Equal(People, asked.Count);
        Assert.Equal(People, asked.Distinct().Count());
        Assert.DoesNotContain(world.Keys(), key => key[0] == "poison");
    }

    /// <summary>As the service's loops do: a beat that met a store that was away is over, and the next one comes.</summary>
    private static async Task PassAsync(World world, Engine engine, TimeSpan span)
    {
        for (var until = world.Time.GetUtcNow() + span; world.Time.GetUtcNow() < until;)
        {
            world.Time.Advance(Step);
            try
            {
                await engine.BeatAsync();
            }
            catch (StoreUnavailableException)
            {
                while (await engine.Pump.RunOnceAsync(Live) > 0)
                {
                }
            }
        }
    }

    /// <summary>A token lasts a minute, so that one is needed all the time.</summary>
    private Task<AccessToken> SignIn(TokenRequestContext context, int number) => _signInIsAway
        ? Task.FromException<AccessToken>(new AuthenticationFailedException("Away."))
        : Task.FromResult(new AccessToken("token", _time.GetUtcNow() + TimeSpan.FromMinutes(1)));

    /// <summary>Sets the team up and begins a round that comes to a stop after some of its questions.</summary>
    private async Task AskSomeAsync()
    {
        var team = _teams.Tenant.Teams.Single();
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = team.Channels[1].Id,
            ["leaders"] = Members[0].ObjectId,
        });
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = team.Id });
        _teams.Faults.Add(new FaultRule(new Fault.Refused(ConnectorError.PreconditionFailed), ConnectorOperation.Send, Skip: AskedBefore));
        await _host.BeatAsync();
        _teams.Faults.Clear();
        Assert.Equal(AskedBefore, Asks().Sum());
        _time.Advance(TimeSpan.FromMinutes(1) - Step);
    }

    private async Task AnswerAsync()
    {
        var asked = Members.Select((person, number) => (person, number)).First(member => _teams.PostsIn(member.person.ChatId).Any(IsAsk)).number;
        var card = _teams.PostsIn(Members[asked].ChatId).First(IsAsk);
        var action = AServiceHost.Nodes(card).OfType<JsonObject>().First(node => node["data"]?["value"]?.ToString() == "4");
        var shown = await _host.PressAsync(asked, action["verb"]!.GetValue<string>(), action["data"]!.AsObject());
        Assert.Contains("2 of 3", shown.ToJsonString(), StringComparison.Ordinal);
    }

    private List<int> Asks() => [.. Members.Select(person => _teams.PostsIn(person.ChatId).Count(IsAsk))];

    private static bool IsAsk(JsonObject activity) => activity.ToJsonString().Contains("pulse.answer", StringComparison.Ordinal);

    private async Task PassAsync(TimeSpan span)
    {
        for (var until = _time.GetUtcNow() + span; _time.GetUtcNow() < until;)
        {
            _time.Advance(Step);
            await _host.BeatAsync();
        }
    }

    private async Task AssertNothingIsAsideAsync() => Assert.Empty(await _host.App.Services.GetRequiredService<Poison>().ListAsync(Live).ToListAsync(Live));
}
