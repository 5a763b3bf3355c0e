using System.Net;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CollabBot.BotFramework.Authentication;

/// <summary>
/// Lets a local client in without a token: only in Development, only when allowed, only from this machine, and only for activities
/// that are answered on this machine. Everything else is refused. Safe for concurrent use.
/// </summary>
internal sealed class DevelopmentGate(IOptions<BotOptions> options, IHostEnvironment environment, BotMetrics metrics)
{
    private readonly LoopbackServiceUrls _loopback = new();

    /// <summary>Asked before the body is read.</summary>
    /// <param name="remoteAddress">Null when it is not known; then it is not this machine.</param>
    public GateOutcome AdmitConnection(IPAddress? remoteAddress)
    {
        if (!environment.IsDevelopment())
        {
            return Refuse(401, "no_token_outside_development");
        }

        if (!options.Value.AllowUnauthenticatedLoopback)
        {
            return Refuse(401, "no_token");
        }

        return remoteAddress is not null && IPAddress.IsLoopback(remoteAddress)
            ? GateOutcome.Admitted.Instance
            : Refuse(401, "no_token_from_afar");
    }

    /// <summary>Asked when the activity is known, after <see cref="AdmitConnection"/>.</summary>
    public GateOutcome AdmitActivity(Activity activity)
    {
        if (activity.Channel is not (ChannelIds.Emulator or ChannelIds.Msteams or ChannelIds.Webchat or ChannelIds.Directline))
        {
            return Refuse(403, "channel");
        }

        return Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) && _loopback.Allows(serviceUrl)
            ? GateOutcome.Admitted.Instance
            : Refuse(403, "service_url");
    }

    private GateOutcome.Refused Refuse(int status, string reason)
    {
        metrics.Refused(reason);
        return new GateOutcome.Refused(status, reason);
    }
}
