using System.Diagnostics.Metrics;
using CollabBot.Tests.BotFramework.Endpoint;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class GateDecisions
{
    private const string Local = "http://localhost:56150/_connector";

    [Theory]
    [InlineData("Development", true, "127.0.0.1", "msteams", Local, 200, null)]
    [InlineData("Development", true, "::1", "emulator", "http://127.0.0.1:1", 200, null)]
    [InlineData("Development", true, "::ffff:127.0.0.1", "webchat", "https://[::1]/", 200, null)]
    [InlineData("Development", true, "127.0.0.1", "directline", Local, 200, null)]
    [InlineData("Development", true, "127.0.0.1", "msteams:Copilot", Local, 200, null)]
    [InlineData("Production", true, "127.0.0.1", "msteams", Local, 401, "no_token_outside_development")]
    [InlineData("Staging", true, "127.0.0.1", "msteams", Local, 401, "no_token_outside_development")]
    [InlineData("Development", false, "127.0.0.1", "msteams", Local, 401, "no_token")]
    [InlineData("Development", true, "192.168.1.5", "msteams", Local, 401, "no_token_from_afar")]
    [InlineData("Development", true, null, "msteams", Local, 401, "no_token_from_afar")]
    [InlineData("Development", true, "127.0.0.1", "slack", Local, 403, "channel")]
    [InlineData("Development", true, "127.0.0.1", "MSTEAMS", Local, 403, "channel")]
    [InlineData("Development", true, "127.0.0.1", "msteams", "https://smba.trafficmanager.net/teams/", 403, "service_url")]
    [InlineData("Development", true, "127.0.0.1", "msteams", "http://localhost.evil.example/", 403, "service_url")]
    [InlineData("Development", true, "127.0.0.1", "msteams", "file:///etc/passwd", 403, "service_url")]
    public async Task Only_local_clients_in_development_are_let_in(
        string environment, bool flag, string? remote, string channelId, string serviceUrl, int status, string? reason)
    {
        await using var host = await ABotHost.StartAsync(environment: environment, flag: flag, remote: remote);
        var refusals = new List<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "collabbot.requests.refused" && ReferenceEquals(instrument.Meter.Scope, host.Service<IMeterFactory>()))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => refusals.Add(tags[0].Value));
        listener.Start();
        var json = Captured.Json("message-text-personal");
        json["channelId"] = channelId;
        json["serviceUrl"] = serviceUrl;

        using var response = await host.PostAsync(json);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(reason is null ? [] : [reason], refusals);
    }
}
