using System.Globalization;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using CollabBot.BotFramework.Authentication;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service.Workers;
using CollabBot.Tests.BotFramework.Authentication;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>Teams, or the sign-in, is away for a day while a round waits to be asked: what is written and queued meanwhile stays in bounds.</summary>
public sealed class LongOutages : IAsyncLifetime
{
    private const int People = 120;
    private static readonly TimeSpan Away = TimeSpan.FromHours(24);

    /// <summary>After so long the way is tried again at the latest, five minutes, and then somebody has to take the hints up.</summary>
    private static readonly TimeSpan Resumes = TimeSpan.FromMinutes(7);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;
    private bool _signInIsAway;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_day_without_the_sign_in_fills_neither_ledgers_nor_queue_and_then_everybody_is_asked_once()
    {
        await StartAsync(People);
        _signInIsAway = true;

        await PlayAsync(People, comeBack: () =>
        {
            _signInIsAway = false;
            return Task.CompletedTask;
        });
    }

    [Fact]
    public Task A_day_without_Teams_fills_neither_ledgers_nor_queue_and_then_everybody_is_asked_once() => PlayDownAsync(People);

    [Fact]
    [Trait("length", "long")]
    public Task A_day_without_Teams_is_no_more_for_two_thousand() => PlayDownAsync(2_000);

    private async Task PlayDownAsync(int people)
    {
        await StartAsync(people);
        await _teams.GoDownAsync();

        await PlayAsync(people, _teams.ComeBackAsync);
    }

    private async Task PlayAsync(int people, Func<Task> comeBack)
    {
        var chunks = (people + OpenRound.ChunkSize - 1) / OpenRound.ChunkSize;
        var mostQueued = 0;
        for (var until = _time.GetUtcNow() + Away; _time.GetUtcNow() < until;)
        {
            await PassAsync(TimeSpan.FromMinutes(1));
            mostQueued = Math.Max(mostQueued, await _host.App.Services.GetRequiredService<IWorkQueue>().LengthAsync(WorkHints.Queue, Live));
        }

        var linesWhileAway = await LinesAsync();
        Assert.Equal(0, Asks());
        await comeBack();
        for (var until = _time.GetUtcNow() + Resumes; _time.GetUtcNow() < until;)
        {
            await PassAsync(TimeSpan.FromSeconds(10));
        }

        var members = _teams.Tenant.People.Where(person => person.Role != "guest").ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"outage: {people} people, 24 h away: {linesWhileAway} ledger lines meanwhile, at most {mostQueued} queued for {chunks} chunks, {Asks()} asked"));

        // Each piece of work that was under way when the way closed had intended one window, and reported it: and that is all.
        Assert.InRange(linesWhileAway, 0, 2 * Deliver.Window * WorkPump.Most);
        Assert.InRange(mostQueued, 1, chunks + 1);
        Assert.All(members, person => Assert.Single(_teams.PostsIn(person.ChatId), IsAsk));
        Assert.Equal(members.Count, Asks());
    }

    private async Task StartAsync(int people)
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people, 1, seed: 1), Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, last: services =>
            services.AddSingleton(new BotTokenSource(new FakeCredential(SignIn), BotCloud.Public.Scope, _time, NullLogger<BotTokenSource>.Instance)));
        var team = _teams.Tenant.Teams.Single();
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = team.Id });
    }

    private async Task PassAsync(TimeSpan step)
    {
        _time.Advance(step);
        await _host.BeatAsync();
    }

    private Task<AccessToken> SignIn(TokenRequestContext context, int number) => _signInIsAway
        ? Task.FromException<AccessToken>(new AuthenticationFailedException("Away."))
        : Task.FromResult(new AccessToken("token", _time.GetUtcNow() + TimeSpan.FromMinutes(1)));

    private async Task<int> LinesAsync()
    {
        var store = _host.App.Services.GetRequiredService<IObjectStore>();
        var lines = 0;
        await foreach (var entry in store.ListAsync(StoreKey.Of("round"), Live))
        {
            if (entry.Key.Segments().Contains("ledger"))
            {
                lines += (await store.ReadLogAsync(entry.Key, Live)).Span.Count((byte)'\n');
            }
        }

        return lines;
    }

    private int Asks() => _teams.Tenant.People.Sum(person => _teams.PostsIn(person.ChatId).Count(IsAsk));

    private static bool IsAsk(JsonObject activity) => activity.ToJsonString().Contains("pulse.answer", StringComparison.Ordinal);
}
