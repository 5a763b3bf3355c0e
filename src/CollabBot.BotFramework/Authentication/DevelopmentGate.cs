using System.Net;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CollabBot.BotFramework.Authentication;

/// <summary>
/// Lets a local client in without a token: only in Development, only from this machine, and only for activities that are answered
/// on this machine. Everything else is refused.
/// </summary>
internal sealed class DevelopmentGate(IHostEnvironment environment) : IGate, ICaller
{
    private readonly LoopbackServiceUrls _loopback = new();

    public ValueTask<GateOutcome> AdmitCallerAsync(HttpContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Admit(context.Connection.RemoteIpAddress));

    public string? FirstProblem(Activity activity)
    {
        if (activity.Channel is not (ChannelIds.Emulator or ChannelIds.Msteams or ChannelIds.Webchat or ChannelIds.Directline))
        {
            return "channel";
        }

        return Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) && _loopback.Allows(serviceUrl) ? null : "service_url";
    }

    /// <param name="remoteAddress">Null when it is not known; then it is not this machine.</param>
    private GateOutcome Admit(IPAddress? remoteAddress)
    {
        if (!environment.IsDevelopment())
        {
            return new GateOutcome.Refused(StatusCodes.Status401Unauthorized, "no_token_outside_development");
        }

        return remoteAddress is not null && IPAddress.IsLoopback(remoteAddress)
            ? new GateOutcome.Admitted(this)
            : new GateOutcome.Refused(StatusCodes.Status401Unauthorized, "no_token_from_afar");
    }
}
