using System.Globalization;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace CollabBot.BotFramework;

/// <summary>The endpoint that channels post to: admit, read, run, answer.</summary>
internal sealed partial class BotEndpoint(IGate gate, RequestBodies bodies, TurnRunner turns, BotMetrics metrics, ILogger<BotEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        switch (await gate.AdmitCallerAsync(context, context.RequestAborted))
        {
            case GateOutcome.Admitted admitted:
                await HandleAsync(context, admitted.Caller);
                break;
            case GateOutcome.Refused refused:
                Refuse(context, refused.Status, refused.Reason);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task HandleAsync(HttpContext context, ICaller caller)
    {
        switch (await bodies.ReadAsync(context.Request))
        {
            case BodyOutcome.Read read:
                await HandleAsync(context, caller, read.Outcome);
                break;
            case BodyOutcome.Refused refused:
                metrics.Refused(refused.Reason);
                if (refused.Status == StatusCodes.Status408RequestTimeout)
                {
                    Close(context);
                }

                await WriteErrorAsync(context, refused.Status, refused.Code, refused.Message);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task HandleAsync(HttpContext context, ICaller caller, ActivityParseOutcome outcome)
    {
        switch (outcome)
        {
            case ActivityParseOutcome.Parsed parsed:
                await AnswerAsync(context, caller, parsed.Activity);
                break;
            case ActivityParseOutcome.NotJson notJson:
                await ExplainAsync(context, "BadSyntax", Describe(notJson));
                break;
            case ActivityParseOutcome.TooDeep:
                await ExplainAsync(context, "BadSyntax", $"The body is nested deeper than {BotLimits.MaxJsonDepth} levels.");
                break;
            case ActivityParseOutcome.AmbiguousNames:
                await ExplainAsync(context, "BadSyntax", "An object in the body has two members of one name, or a name that is no text.");
                break;
            case ActivityParseOutcome.Malformed malformed:
                await ExplainAsync(context, "BadArgument", Describe(malformed));
                break;
            case ActivityParseOutcome.TenantConflict:
                Refuse(context, StatusCodes.Status403Forbidden, "tenant_conflict");
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Nobody waits for the rest of a slow body. Over HTTP/1.1 it stands before the next request; newer versions know no such header.</summary>
    private static void Close(HttpContext context)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }
    }

    private static string Describe(ActivityParseOutcome.NotJson notJson) => notJson is { Line: { } line, BytePosition: { } position }
        ? string.Create(CultureInfo.InvariantCulture, $"The body is not JSON: reading stopped in line {line + 1}, byte {position + 1}.")
        : "The body is not JSON.";

    private static string Describe(ActivityParseOutcome.Malformed malformed) => malformed.Field.Length == 0
        ? $"The body is {malformed.Came}; it must be {malformed.Wanted}."
        : $"{malformed.Field} is {malformed.Came}; it must be {malformed.Wanted}.";

    private static async Task WriteErrorAsync(HttpContext context, int status, string code, string message)
    {
        var body = JsonBytes.OfObject(writer =>
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        });
        await WriteAsync(context, status, body);
    }

    private static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        context.Response.StatusCode = status;
        if (!json.IsEmpty)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = json.Length;
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
        }
    }

    private async Task ExplainAsync(HttpContext context, string code, string message)
    {
        metrics.Refused("malformed");
        await WriteErrorAsync(context, StatusCodes.Status400BadRequest, code, message);
    }

    /// <summary>A stranger is told no more than the status.</summary>
    private void Refuse(HttpContext context, int status, string reason)
    {
        metrics.Refused(reason);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }
    }

    private async Task AnswerAsync(HttpContext context, ICaller caller, Activity activity)
    {
        if (caller.FirstProblem(activity) is { } problem)
        {
            Refuse(context, StatusCodes.Status403Forbidden, problem);
            return;
        }

        if (activity.IgnoredFields.Count > 0)
        {
            LogIgnoredFields(activity.Id, activity.IgnoredFields.Count);
        }

        var answer = await turns.RunAsync(activity);
        await WriteAsync(context, answer?.Status ?? StatusCodes.Status200OK, answer?.Body ?? default);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Activity {ActivityId} has {Count} optional members of an unknown kind; they were ignored.")]
    private partial void LogIgnoredFields(string? activityId, int count);
}
