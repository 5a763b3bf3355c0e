using System.Text.Json.Nodes;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class Doctors : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _screen = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private string DatabasePath => _folder.PathOf("store.db");

    public void Dispose()
    {
        _screen.Dispose();
        _errors.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_healthy_installation_gets_a_tick_for_each_thing_that_was_looked_at()
    {
        Assert.Equal(0, await DoctorAsync(Local()));

        var lines = _screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["configuration", "store", "disk", "sign-in", "signing keys", "key ring", "schedule", "queue", "poison", "documents", "purge", "clock", "manifest"],
            lines.Select(line => line[2..15].Trim()));
        Assert.All(lines[..^1], line => Assert.StartsWith("✓", line, StringComparison.Ordinal));
        Assert.Equal("– manifest      There is none here to check.", lines[^1].TrimEnd());
        Assert.False(File.Exists(DatabasePath + "-wal"), "The doctor left the database open.");
    }

    [Fact]
    public async Task Wrong_settings_are_each_named_and_nothing_else_is_touched()
    {
        Assert.Equal(1, await DoctorAsync(ServiceHost.CreateBuilder("Production")));

        Assert.Contains("✗ configuration Bot:AppId is missing; set it", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("✗ configuration Bot:ClientSecret is missing", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("– store         Not looked at: first mend the settings.", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_what_to_do()
    {
        await File.WriteAllBytesAsync(DatabasePath, [.. Enumerable.Repeat((byte)'x', 8192)], Live);

        Assert.Equal(1, await DoctorAsync(Local()));

        Assert.Contains("is not a database or is damaged", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_service_is_asked_because_the_database_is_its_own()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var host = await AServiceHost.StartAsync(DatabasePath, new FakeTimeProvider(World.Monday), teams);

        Assert.Equal(0, await DoctorAsync(Local(), host.Client.BaseAddress!.OriginalString));

        Assert.Contains("✓ service       A service runs and has the database to itself, so it was asked", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("✓ draining", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_database_and_does_not_answer_is_told_of()
    {
        using var database = SqliteDatabase.Open(DatabasePath);

        Assert.Equal(1, await DoctorAsync(Local(), "http://127.0.0.1:9"));

        Assert.Contains("Another process has the database, and no CollabBot answers at http://127.0.0.1:9", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_json_for_scripts()
    {
        Assert.Equal(0, await DoctorAsync(Local(), json: true));

        var answer = JsonNode.Parse(_screen.ToString())!;
        Assert.Equal("ok", answer["status"]!.GetValue<string>());
        Assert.Equal("none", answer["checks"]!.AsArray()[^1]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_put_aside_is_listed_and_given_back()
    {
        using (var database = SqliteDatabase.Open(DatabasePath))
        {
            var store = new SqliteObjectStore(database, TimeProvider.System);
            await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-11-23", "abc"), "one"u8.ToArray(), Live);
            await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-11-23", "def"), "two"u8.ToArray(), Live);
        }

        Assert.Equal(1, await DoctorAsync(Local()));
        Assert.Equal(0, await PoisonCommand.ListAsync(Local(), _screen, _errors, Live));
        Assert.Equal(1, await PoisonCommand.ReplayAsync(Local(), "unheard-of", _screen, _errors, Live));
        Assert.Equal(0, await PoisonCommand.ReplayAsync(Local(), "abc", _screen, _errors, Live));
        Assert.Equal(0, await PoisonCommand.ReplayAsync(Local(), null, _screen, _errors, Live));

        Assert.Contains("✗ poison        Messages put aside: 2.", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("work  2026-11-23  abc", _screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("No message \"unheard-of\" was put aside", _errors.ToString(), StringComparison.Ordinal);
        using var again = SqliteDatabase.Open(DatabasePath);
        Assert.Equal(2, await new SqliteWorkQueue(again, TimeProvider.System).LengthAsync(WorkHints.Queue, Live));
    }

    [Fact]
    public async Task Beside_a_running_service_one_is_told_to_stop_it_first()
    {
        using var database = SqliteDatabase.Open(DatabasePath);

        Assert.Equal(1, await PoisonCommand.ListAsync(Local(), _screen, _errors, Live));

        Assert.StartsWith("The service runs and has its database to itself. Stop it", _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> DoctorAsync(WebApplicationBuilder builder, string? url = null, bool json = false) =>
        DoctorCommand.RunAsync(builder, url, json, Demos.Redirected(_screen), Live);

    private WebApplicationBuilder Local()
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Configuration["Storage:SqlitePath"] = DatabasePath;
        return builder;
    }
}
