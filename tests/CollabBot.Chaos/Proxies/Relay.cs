using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CollabBot.Chaos.Proxies;

/// <summary>Carries requests on and answers back, byte for byte. Safe for concurrent use.</summary>
internal sealed class Relay(bool keepsConnections) : IDisposable
{
    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Keep-Alive", "Transfer-Encoding", "Host", "Expect" };

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = keepsConnections ? TimeSpan.FromMinutes(1) : TimeSpan.Zero,
    });

    /// <summary>Reads a request's body to its end, so that it can be sent more than once.</summary>
    public static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Sends what came on to another host, at the same path.</summary>
    /// <exception cref="HttpRequestException">Nobody took it, or the answer broke off.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body, Uri to, CancellationToken cancellationToken)
    {
        // A signature covers the path as it was sent, so nothing of it may be made canonical.
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var target = new Uri(to.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Parse(context.Request.Method), target);
        if (body.Length > 0 || context.Request.ContentLength is 0)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !HopByHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
    }

    /// <summary>Gives the answer to whoever asked.</summary>
    public static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !HopByHop.Contains(header.Key)))
        {
            response.Headers[name] = values.ToArray();
        }

        if (!HttpMethods.IsHead(context.Request.Method) && response.StatusCode is not (204 or 304))
        {
            await response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync(context.RequestAborted), context.RequestAborted);
        }
    }

    public void Dispose() => _http.Dispose();
}
