using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;

namespace CollabBot.BotFramework.Connector;

/// <summary>One exchange over HTTP with an address that was checked before: time limit, answer read within bounds. Repeats nothing. Safe for concurrent use.</summary>
internal sealed class ConnectorHttp(ConnectorConnections connections, TimeProvider time)
{
    private const int FirstRead = 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly string UserAgent = $"CollabBot/{typeof(ConnectorHttp).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "1.0"}";

    /// <param name="authorization">The bot's token; null sends none. It goes to this address and nowhere else.</param>
    public async ValueTask<ConnectorAnswer> ExchangeAsync(
        HttpMethod method, Uri address, byte[]? body, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        using var life = new CancellationTokenSource(BotLimits.ConnectorTimeout, time);
        await using var link = cancellationToken.UnsafeRegister(static life => ((CancellationTokenSource)life!).Cancel(), life);
        using var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.Authorization = authorization;
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        try
        {
            using var response = await connections.SendAsync(request, life.Token);
            return new ConnectorAnswer.Responded(response.StatusCode, await ReadAsync(response.Content, life.Token), RetryAfter(response));
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new ConnectorAnswer.NotSent(e.HttpRequestError.ToString());
        }
        catch (HttpRequestException e)
        {
            return new ConnectorAnswer.NoAnswer(e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new ConnectorAnswer.NoAnswer(cancellationToken.IsCancellationRequested ? "Cancelled" : "Timeout");
        }
    }

    /// <summary>The status has been decided by now, so a body that breaks off, or is none of JSON, is no body and no failure.</summary>
    private static async ValueTask<JsonElement?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength is 0)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        try
        {
            var length = 0;
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var count)
            {
                length += count;
                if (length > BotLimits.MaxConnectorAnswerBytes)
                {
                    return null;
                }

                if (length == buffer.Length)
                {
                    buffer = Grown(buffer);
                }
            }

            return length == 0 ? null : JsonElement.Parse(buffer.AsSpan(0, length));
        }
        catch (JsonException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grown(byte[] full)
    {
        var next = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(next, 0);
        ArrayPool<byte>.Shared.Return(full);
        return next;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
