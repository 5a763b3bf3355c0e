using System.Net;
using System.Text.Json.Nodes;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Service.Health;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class HealthEndpoints : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    public async Task All_is_well_after_the_start(string path) => Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));

    [Fact]
    public async Task A_store_that_cannot_be_used_makes_the_service_unready_but_not_dead()
    {
        _host.App.Services.GetRequiredService<SqliteDatabase>().Dispose();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
    }

    [Fact]
    public async Task Readiness_says_in_words_what_was_looked_at_and_nothing_else()
    {
        var answer = JsonNode.Parse(await _host.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Live))!;

        Assert.Equal("ok", answer["status"]!.GetValue<string>());
        Assert.Equal(["store", "disk", "draining"], answer["checks"]!.AsArray().Select(check => check!["name"]!.GetValue<string>()));
        Assert.All(answer["checks"]!.AsArray(), check => Assert.EndsWith(".", check!["say"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_is_told_to_stop_is_unready_at_once()
    {
        _host.App.Lifetime.StopApplication();

        var (status, words) = await WordsAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The service is stopping", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/live"));
    }

    [Fact]
    public async Task Teams_and_its_sign_in_may_be_away_without_making_the_service_unready()
    {
        await _teams.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
    }

    [Fact]
    public async Task However_often_somebody_asks_the_store_is_written_to_once_in_two_seconds()
    {
        await StatusAsync("/health/ready");
        _host.Store.Clear();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync("/health/ready")));
        Assert.Empty(_host.Store.Calls);

        _time.Advance(TimeSpan.FromSeconds(2));
        await StatusAsync("/health/ready");
        Assert.Equal(["put-new health", "get health", "delete health"], _host.Store.Calls);
    }

    [Fact]
    public async Task Somebody_on_this_machine_is_told_everything()
    {
        var (status, words) = await WordsAsync("/health/deep");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ["store", "disk", "draining", "sign-in", "signing keys", "key ring", "schedule", "queue", "poison", "documents", "purge", "clock"],
            JsonNode.Parse(words)!["checks"]!.AsArray().Select(check => check!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_schedule_that_nobody_looks_after_and_what_was_put_aside_are_told_with_what_to_do()
    {
        await _host.BeatAsync();
        await _host.Store.PutNewAsync(StoreKey.Of("poison", "work", "2026-11-23", "abc"), new byte[] { 1 }, Live);
        await _host.Store.PutNewAsync(StoreKey.Of("cfg", "tenant", "team", "team"), "damaged"u8.ToArray(), Live);
        await Assert.ThrowsAsync<DocumentUnreadableException>(() =>
            _host.App.Services.GetRequiredService<TeamRegistry>().FindAsync(new TeamRef(new TenantId("tenant"), new TeamId("team")), Live));
        _time.Advance(TimeSpan.FromMinutes(4));

        var (status, words) = await WordsAsync("/health/deep");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("The schedule was last looked after 4.0 min ago. Rounds are late", words, StringComparison.Ordinal);
        Assert.Contains("Messages put aside: 1.", words, StringComparison.Ordinal);
        Assert.Contains("1 of kind cfg", words, StringComparison.Ordinal);
        Assert.DoesNotContain("tenant", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health/ready"));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task A_proxy_on_this_machine_is_told_as_little_as_the_world(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/deep");
        request.Headers.Add(header, "for=192.0.2.1");

        using var response = await _host.Client.SendAsync(request, Live);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(DatabaseDisk.Floor, HealthStatus.Healthy)]
    [InlineData(DatabaseDisk.Floor - 1, HealthStatus.Unhealthy)]
    public async Task A_disk_below_its_floor_makes_the_service_unready(long free, HealthStatus expected)
    {
        var disk = new DatabaseDisk(_folder.PathOf("store.db"), DatabaseDisk.ReserveBytes, () => free);
        await using var services = new ServiceCollection().AddSingleton(disk).BuildServiceProvider();

        var result = await new DiskCheck(services).CheckHealthAsync(new HealthCheckContext(), Live);

        Assert.Equal(expected, result.Status);
    }

    [Fact]
    public async Task A_page_that_calls_this_machine_by_another_name_is_turned_away()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "attacker.example";

        using var response = await _host.Client.SendAsync(request, Live);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<(HttpStatusCode Status, string Words)> WordsAsync(string path)
    {
        using var response = await _host.Client.GetAsync(new Uri(path, UriKind.Relative), Live);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Live));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _host.Client.GetAsync(new Uri(path, UriKind.Relative), Live);
        return response.StatusCode;
    }
}
