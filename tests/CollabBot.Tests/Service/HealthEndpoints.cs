using System.Net;
using CollabBot.Doubles.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class HealthEndpoints : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), new FakeTimeProvider(World.Monday), _teams);
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
    public async Task A_page_that_calls_this_machine_by_another_name_is_turned_away()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "attacker.example";

        using var response = await _host.Client.SendAsync(request, Live);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _host.Client.GetAsync(new Uri(path, UriKind.Relative), Live);
        return response.StatusCode;
    }
}
