using System.Net.Http.Headers;
using CollabBot.Doubles.Teams;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The service has no page: whatever a browser asks for, nothing that came from anybody can be run there.</summary>
public sealed class NoWebPages : IAsyncLifetime
{
    private const string Attack = "<script>alert(1)</script>";

    private readonly TemporaryFolder _folder = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    public static TheoryData<string, string> Asked => new MatrixTheoryData<string, string>(
        ["GET", "HEAD", "POST", "PUT", "OPTIONS"],
        ["/", "/api/messages", "/health/deep", "/health/live", "/health/ready", "/health/startup", "/nowhere", "/index.html"]);

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
    [MemberData(nameof(Asked))]
    public async Task Nothing_is_answered_as_HTML_nor_comes_back_as_it_was_sent(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{path}?text={Uri.EscapeDataString(Attack)}", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.Referrer = new Uri($"https://x.example/{Attack}");
        if (method is "POST" or "PUT")
        {
            request.Content = new StringContent(Attack, MediaTypeHeaderValue.Parse("text/html"));
        }

        using var answer = await _host.Client.SendAsync(request, Live);

        var body = await answer.Content.ReadAsStringAsync(Live);
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType is "application/json" or "text/plain" || body.Length == 0, $"{answer.Content.Headers.ContentType}");
        Assert.DoesNotContain('<', body);
        Assert.DoesNotContain(answer.Headers, header => header.Key is "Location" or "Set-Cookie");
    }

    /// <summary>A new endpoint is to be asked above too.</summary>
    [Fact]
    public void Every_endpoint_is_asked() => Assert.Equal(
        ["/api/messages", "/health/deep", "/health/live", "/health/ready", "/health/startup"],
        _host.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText).Distinct().Order(StringComparer.Ordinal));
}
