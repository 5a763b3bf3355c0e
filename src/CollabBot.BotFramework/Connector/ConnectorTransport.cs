using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CollabBot.BotFramework.Connector;

/// <summary>One call over HTTP: address check, time limit, answer read within bounds. Repeats nothing.</summary>
internal sealed class ConnectorTransport(IHttpClientFactory clients, IServiceUrlPolicy policy, TimeProvider time)
{
    public const string ClientName = "connector";

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <param name="serviceUrl">As it came or was stored; checked anew on each call.</param>
    /// <param name="path">Relative, with every id escaped.</param>
    /// <param name="body">JSON in UTF-8; null sends none.</param>
    /// <exception cref="OperationCanceledException">Cancelled before anything was sent.</exception>
    public async Task<ConnectorAnswer> CallAsync(HttpMethod method, string serviceUrl, string path, byte[]? body, CancellationToken cancellationToken)
    {
        if (AddressOf(serviceUrl, path) is not { } address)
        {
            return new ConnectorAnswer.NotSent("ServiceUrlRefused", IsForbidden: true);
        }

        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(BotLimits.ConnectorTimeout, time);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        using var client = clients.CreateClient(ClientName);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, life.Token);
            return new ConnectorAnswer.Responded(response.StatusCode, await ReadAsync(response, life.Token), RetryAfter(response));
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
            return new ConnectorAnswer.NoAnswer(limit.IsCancellationRequested ? "Timeout" : "Cancelled");
        }
    }

    /// <returns>Null when the service URL may not be called.</returns>
    private Uri? AddressOf(string serviceUrl, string path) =>
        Uri.TryCreate(serviceUrl.TrimEnd('/') + "/", UriKind.Absolute, out var root)
        && policy.Allows(root)
        && Uri.TryCreate(root, path, out var address)
        && root.IsBaseOf(address)
            ? address
            : null;

    /// <summary>The status has been decided by now, so a body that breaks off is no body and no failure.</summary>
    private static async Task<JsonElement?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(BotLimits.MaxConnectorAnswerBytes, cancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return bytes.Length == 0 ? null : JsonElement.Parse(bytes);
        }
        catch (JsonException)
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
