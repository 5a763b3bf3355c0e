using System.Diagnostics.Metrics;
using CollabBot.Tests.BotFramework.Endpoint;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class GateDecisions
{
    private const string Local = "http://localhost:56150/_connector";

    [Theory]
    [InlineData("Development", "127.0.0.1", "msteams", Local, 200, null)]
    [InlineData("Development", "::1", "emulator", "http://127.0.0.1:1", 200, null)]
    [InlineData("Development", "::ffff:127.0.0.1", "webchat", "https://[::1]/", 200, null)]
    [InlineData("Development", "127.0.0.1", "directline", Local, 200, null)]
    [InlineData("Development", "127.0.0.1", "msteams:Copilot", Local, 200, null)]
    [InlineData("Production", "127.0.0.1", "msteams", Local, 401, "no_token_outside_development")]
    [InlineData("Staging", "127.0.0.1", "msteams", Local, 401, "no_token_outside_development")]
    [InlineData("Development", "192.168.1.5", "msteams", Local, 401, "no_token_from_afar")]
    [InlineData("Development", null, "msteams", Local, 401, "no_token_from_afar")]
    [InlineData("Development", "127.0.0.1", "slack", Local, 403, "channel")]
    [InlineData("Development", "127.0.0.1", "MSTEAMS", Local, 403, "channel")]
    [InlineData("Development", "127.0.0.1", "msteams", "https://smba.trafficmanager.net/teams/", 403, "service_url")]
    [InlineData("Development", "127.0.0.1", "msteams", "http://localhost.evil.example/", 403, "service_url")]
    [InlineData("Development", "127.0.0.1", "msteams", "file:///etc/passwd", 403, "service_url")]
    public async Task Only_local_clients_in_development_are_let_in_without_a_token(
        string environment, string? remote, string channelId, string serviceUrl, int status, string? reason)
    {
        await using var host = await ABotHost.StartAsync(environment: environment, flag: true, remote: remote);
        using var refusals = new Refusals(host.Service<IMeterFactory>());
        var json = Captured.Json("message-text-personal");
        json["channelId"] = channelId;
        json["serviceUrl"] = serviceUrl;

        using var response = await host.PostAsync(json);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(reason is null ? [] : [reason], refusals.Reasons);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Without_the_flag_a_host_that_knows_no_bot_does_not_start(string environment) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ABotHost.StartAsync(environment: environment, flag: false));

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Without_the_flag_nobody_is_let_in_without_a_token(string environment)
    {
        await using var host = await ATokenHost.StartAsync(environment);

        var (status, body) = await host.PostAsync([], ATokenHost.Activity(Local));

        Assert.Equal((401, ""), (status, body));
        Assert.Equal(["no_token"], host.Reasons);
        Assert.Equal(0, host.Turns);
    }
}
