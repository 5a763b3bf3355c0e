using System.Diagnostics;
using System.Net;

namespace CollabBot.BotFramework.Connector;

/// <summary>What an answer to a send means for sending again.</summary>
internal static class SendClassification
{
    public static SendOutcome Of(ConnectorAnswer answer) => answer switch
    {
        ConnectorAnswer.NotSent { IsForbidden: true } refused => new SendOutcome.Permanent(0, refused.Reason),
        ConnectorAnswer.NotSent notSent => new SendOutcome.NotAccepted(notSent.Reason, notSent.RetryAfter, WasSent: false),
        ConnectorAnswer.NoAnswer noAnswer => new SendOutcome.Unknown(noAnswer.Reason),
        ConnectorAnswer.Responded { IsSuccess: true } ok => new SendOutcome.Done(ok.Reader.Text("id") is { Length: > 0 } id ? id : null),
        ConnectorAnswer.Responded failed => OfStatus(failed),
        _ => throw new UnreachableException(),
    };

    private static SendOutcome OfStatus(ConnectorAnswer.Responded failed) => failed.Status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed => new SendOutcome.NotAccepted(failed.Code, failed.RetryAfter),

        // A token that is no longer good; a bot that is not registered stays so.
        HttpStatusCode.Unauthorized when failed.Code != ConnectorFaults.BotNotRegistered => new SendOutcome.NotAccepted(failed.Code, failed.RetryAfter),
        HttpStatusCode.NotImplemented => new SendOutcome.Permanent((int)failed.Status, failed.Code),

        // These may come from something in between, after the service behind it has posted the message.
        HttpStatusCode.RequestTimeout => new SendOutcome.Unknown(failed.Code),
        >= HttpStatusCode.InternalServerError => new SendOutcome.Unknown(failed.Code),
        _ => new SendOutcome.Permanent((int)failed.Status, failed.Code),
    };
}
