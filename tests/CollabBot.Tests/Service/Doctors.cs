using System.Text.Json.Nodes;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class Doctors : IDisposable
{
    private readonly AnInstallation _here = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task A_healthy_installation_gets_a_tick_for_each_thing_that_was_looked_at()
    {
        Assert.Equal(0, await DoctorAsync(_here.Local()));

        var lines = _here.Shown.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["configuration", "store", "disk", "sign-in", "signing keys", "key ring", "schedule", "queue", "poison", "documents", "purge", "clock", "manifest"],
            lines.Select(line => line[2..15].Trim()));
        Assert.All(lines[..^1], line => Assert.StartsWith("✓", line, StringComparison.Ordinal));
        Assert.Equal("– manifest      There is none here to check.", lines[^1].TrimEnd());
        Assert.False(File.Exists(_here.DatabasePath + "-wal"), "The doctor left the database open.");
    }

    [Fact]
    public async Task Wrong_settings_are_each_named_and_nothing_else_is_touched()
    {
        Assert.Equal(1, await DoctorAsync(ServiceHost.CreateBuilder("Production")));

        Assert.Contains("✗ configuration Bot:AppId is missing; set it", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("✗ configuration Bot:ClientSecret is missing", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("– store         Not looked at: first mend the settings.", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_what_to_do()
    {
        await File.WriteAllBytesAsync(_here.DatabasePath, [.. Enumerable.Repeat((byte)'x', 8192)], Live);

        Assert.Equal(1, await DoctorAsync(_here.Local()));

        Assert.Contains("is not a database or is damaged", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_service_is_asked_because_the_database_is_its_own()
    {
        await using var teams = await FakeTeams.StartAsync();
        await using var host = await AServiceHost.StartAsync(_here.DatabasePath, new FakeTimeProvider(World.Monday), teams);

        Assert.Equal(0, await DoctorAsync(_here.Local(), host.Client.BaseAddress!.OriginalString));

        Assert.Contains("✓ service       A service runs and has the database to itself, so it was asked", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("✓ draining", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_database_and_does_not_answer_is_told_of()
    {
        using var database = _here.Open();

        Assert.Equal(1, await DoctorAsync(_here.Local(), "http://127.0.0.1:9"));

        Assert.Contains("Another process has the database, and no CollabBot answers at http://127.0.0.1:9", _here.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_json_for_scripts()
    {
        Assert.Equal(0, await DoctorAsync(_here.Local(), json: true));

        var answer = JsonNode.Parse(_here.Shown)!;
        Assert.Equal("ok", answer["status"]!.GetValue<string>());
        Assert.Equal("none", answer["checks"]!.AsArray()[^1]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_was_put_aside_is_listed_and_given_back()
    {
        using (var database = _here.Open())
        {
            var store = new SqliteObjectStore(database, TimeProvider.System);
            await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-11-23", "abc"), "one"u8.ToArray(), Live);
            await store.PutNewAsync(StoreKey.Of("poison", WorkHints.Queue, "2026-11-23", "def"), "two"u8.ToArray(), Live);
        }

        Assert.Equal(1, await DoctorAsync(_here.Local()));
        Assert.Equal(0, await PoisonCommand.ListAsync(_here.Local(), _here.Screen, _here.Errors, Live));
        Assert.Equal(1, await PoisonCommand.ReplayAsync(_here.Local(), "unheard-of", _here.Screen, _here.Errors, Live));
        Assert.Equal(0, await PoisonCommand.ReplayAsync(_here.Local(), "abc", _here.Screen, _here.Errors, Live));
        Assert.Equal(0, await PoisonCommand.ReplayAsync(_here.Local(), null, _here.Screen, _here.Errors, Live));

        Assert.Contains("✗ poison        Messages put aside: 2.", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("work  2026-11-23  abc", _here.Shown, StringComparison.Ordinal);
        Assert.Contains("No message \"unheard-of\" was put aside", _here.Complaints, StringComparison.Ordinal);
        using var again = _here.Open();
        Assert.Equal(2, await new SqliteWorkQueue(again, TimeProvider.System).LengthAsync(WorkHints.Queue, Live));
    }

    [Fact]
    public async Task Beside_a_running_service_one_is_told_to_stop_it_first()
    {
        using var database = _here.Open();

        Assert.Equal(1, await PoisonCommand.ListAsync(_here.Local(), _here.Screen, _here.Errors, Live));

        Assert.StartsWith("The service runs and has its database to itself. Stop it", _here.Complaints, StringComparison.Ordinal);
    }

    private Task<int> DoctorAsync(WebApplicationBuilder builder, string? url = null, bool json = false) =>
        DoctorCommand.RunAsync(builder, url, json, _here.Console, Live);
}
