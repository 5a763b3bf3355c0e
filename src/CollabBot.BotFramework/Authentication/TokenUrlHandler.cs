namespace CollabBot.BotFramework.Authentication;

/// <summary>
/// Takes the real request for a token to an authority of a developer's own. The client library insists on https and on a known authority, so it is
/// told of the cloud's, and its request changes direction here.
/// </summary>
internal sealed class TokenUrlHandler : DelegatingHandler
{
    private readonly Uri _tokenUrl;

    public TokenUrlHandler(Uri tokenUrl)
    {
        _tokenUrl = tokenUrl;
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(Redirected(request), cancellationToken);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Redirected(request), cancellationToken);

    private HttpRequestMessage Redirected(HttpRequestMessage request)
    {
        request.RequestUri = _tokenUrl;
        request.Headers.Host = null;
        return request;
    }
}
