using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace CollabBot.BotFramework;

/// <summary>The endpoint that channels post to: admit, read, run, answer.</summary>
internal sealed partial class BotEndpoint(IGate gate, TurnRunner turns, BotMetrics metrics, ILogger<BotEndpoint> logger)
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
        // A page in a browser may post plain text to this machine unasked, but no JSON.
        if (!context.Request.HasJsonContentType())
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } outcome)
        {
            metrics.Refused("too_large");
            await WriteErrorAsync(context, StatusCodes.Status413PayloadTooLarge, "RequestTooLarge", $"The body is longer than {BotLimits.MaxRequestBytes} bytes.");
            return;
        }

        switch (outcome)
        {
            case ActivityParseOutcome.Parsed parsed:
                await AnswerAsync(context, caller, parsed.Activity);
                break;
            case ActivityParseOutcome.NotJson notJson:
                await ExplainAsync(context, "BadSyntax", Describe(notJson));
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

    /// <returns>Null when the body is longer than allowed.</returns>
    private static async Task<ActivityParseOutcome?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BotLimits.MaxRequestBytes)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > BotLimits.MaxRequestBytes)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                var outcome = ActivityParser.Parse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return outcome;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
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
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        await WriteAsync(context, status, body.WrittenMemory);
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
