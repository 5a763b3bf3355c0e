using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using CollabBot.BotFramework.Activities;
using Microsoft.AspNetCore.Http;

namespace CollabBot.BotFramework;

/// <summary>Takes in bodies of requests: of the one kind that is served, and within bounds of size and time.</summary>
internal sealed class RequestBodies(TimeProvider time)
{
    private static readonly BodyOutcome.Refused OtherType =
        new(StatusCodes.Status415UnsupportedMediaType, "content_type", "UnsupportedMediaType", "The content type must be application/json.");

    private static readonly BodyOutcome.Refused Encoded =
        new(StatusCodes.Status415UnsupportedMediaType, "content_encoding", "UnsupportedMediaType", "The body must come as it is, without a content encoding.");

    private static readonly BodyOutcome.Refused TooLong = new(
        StatusCodes.Status413PayloadTooLarge, "too_large", "RequestTooLarge", string.Create(CultureInfo.InvariantCulture, $"The body is longer than {BotLimits.MaxRequestBytes} bytes."));

    private static readonly BodyOutcome.Refused TooSlow = new(
        StatusCodes.Status408RequestTimeout, "too_slow", "RequestTimeout", string.Create(CultureInfo.InvariantCulture, $"The body took longer than {BotLimits.BodyTimeout.TotalSeconds} seconds."));

    /// <exception cref="OperationCanceledException">The caller hung up.</exception>
    public async ValueTask<BodyOutcome> ReadAsync(HttpRequest request)
    {
        // A page in a browser may post plain text to this machine unasked, but no JSON.
        if (!request.HasJsonContentType())
        {
            return OtherType;
        }

        // What is small while packed may unpack to anything, so nothing is unpacked.
        if (request.Headers.ContentEncoding is { Count: > 0 } encodings && !encodings.All(encoding => string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            return Encoded;
        }

        if (request.ContentLength > BotLimits.MaxRequestBytes)
        {
            return TooLong;
        }

        try
        {
            return request.BodyReader.TryRead(out var read)
                ? TakeIn(request.BodyReader, read) ?? await WaitAsync(request)
                : await WaitAsync(request);
        }
        catch (BadHttpRequestException e)
        {
            // The server's own bounds, on how slowly a body may drip for example, may be reached before ours.
            return e.StatusCode == StatusCodes.Status408RequestTimeout ? TooSlow : new BodyOutcome.Refused(e.StatusCode, "broken_off", "BadSyntax", "The body is not what its headers say.");
        }
    }

    /// <returns>Null while there is more to come.</returns>
    private static BodyOutcome? TakeIn(PipeReader body, ReadResult read)
    {
        if (read.Buffer.Length > BotLimits.MaxRequestBytes)
        {
            body.AdvanceTo(read.Buffer.End);
            return TooLong;
        }

        if (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            return null;
        }

        var outcome = ActivityParser.Parse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
        body.AdvanceTo(read.Buffer.End);
        return new BodyOutcome.Read(outcome);
    }

    private async Task<BodyOutcome> WaitAsync(HttpRequest request)
    {
        using var limit = new CancellationTokenSource(BotLimits.BodyTimeout, time);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.HttpContext.RequestAborted);
        try
        {
            while (true)
            {
                if (TakeIn(request.BodyReader, await request.BodyReader.ReadAsync(life.Token)) is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return TooSlow;
        }
    }
}
