using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>What people are told while the database file can grow no more, or takes too long.</summary>
public sealed class FailingStores : IAsyncLifetime
{
    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private static readonly TenantDescription Described = new(
        "11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = Described, Time = _time });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, last: services => services
            .AddSingleton(provider => new HeldStore(provider.GetRequiredService<CountedStore>()))
            .AddSingleton<IObjectStore>(provider => provider.GetRequiredService<HeldStore>()));
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        var team = _teams.Tenant.Teams.Single();
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = team.Id,
            ["weekday"] = "Tuesday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = team.Id });
        await _host.BeatAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_answer_that_cannot_be_saved_is_never_called_saved_and_counts_when_it_is_given_again()
    {
        var (verb, data) = Choice(person: 1);
        await FillAsync();

        var refused = await _host.PressAsync(1, verb, data);
        await _host.WriteAsync(2, "4");

        Assert.Equal("application/vnd.microsoft.activity.message", refused["type"]!.GetValue<string>());
        Assert.Contains("not saved", refused["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("press again", refused["value"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("not saved", _teams.PostsIn(_teams.Tenant.People[2].ChatId)[^1].ToJsonString(), StringComparison.Ordinal);

        await PragmaAsync("max_page_count = 1000000");
        var taken = await _host.PressAsync(1, verb, data);
        Assert.Contains("2 of 3", taken.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("ok", await PragmaAsync("integrity_check"));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_called_neither_saved_nor_lost()
    {
        var (verb, data) = Choice(person: 1);
        var store = _host.App.Services.GetRequiredService<HeldStore>();
        store.Hold();

        var press = _host.PressAsync(1, verb, data);
        await store.Reached.WaitAsync(Live);
        _time.Advance(BotLimits.TurnDeadline);
        var unsure = await press;

        Assert.Equal("application/vnd.microsoft.activity.message", unsure["type"]!.GetValue<string>());
        Assert.Contains("cannot be sure", unsure["value"]!.GetValue<string>(), StringComparison.Ordinal);

        var taken = await _host.PressAsync(1, verb, data);
        Assert.Contains("2 of 3", taken.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_is_unready_until_there_is_room_again()
    {
        await FillAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadinessAsync());

        await PragmaAsync("max_page_count = 1000000");
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(HttpStatusCode.OK, await ReadinessAsync());
    }

    private async Task<HttpStatusCode> ReadinessAsync()
    {
        using var response = await _host.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Live);
        return response.StatusCode;
    }

    /// <summary>Leaves no page that anything could be written to.</summary>
    private async Task FillAsync()
    {
        var database = _host.App.Services.GetRequiredService<SqliteDatabase>();
        var pages = Convert.ToInt32(await PragmaAsync("page_count"), CultureInfo.InvariantCulture);
        await PragmaAsync(string.Create(CultureInfo.InvariantCulture, $"max_page_count = {pages}"));
        var store = new SqliteObjectStore(database, _time);
        foreach (var size in new[] { 100_000, 10_000, 1_000, 100, 1 })
        {
            await FillAsync(store, size);
        }
    }

    private static async Task FillAsync(SqliteObjectStore store, int size)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                await store.PutNewAsync(StoreKey.Of("filled", $"{size}-{number}"), new byte[size], Live);
            }
            catch (StoreUnavailableException)
            {
                return;
            }
        }
    }

    private Task<object?> PragmaAsync(string pragma) =>
        _host.App.Services.GetRequiredService<SqliteDatabase>().ClearAsync(connection => connection.Scalar($"PRAGMA {pragma}"), Live);

    private (string Verb, JsonObject Data) Choice(int person)
    {
        var card = _teams.PostsIn(_teams.Tenant.People[person].ChatId)[^1]["attachments"]![0]!["content"]!;
        var action = AServiceHost.Nodes(card).OfType<JsonObject>().First(node => node["data"]?["value"]?.ToString() == "4");
        return (action["verb"]!.GetValue<string>(), action["data"]!.AsObject());
    }
}
