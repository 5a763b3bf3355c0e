using Azure.Core;
using Azure.Core.Pipeline;

namespace CollabBot.Tests.Storage;

/// <summary>Calls that are meant for a service of the cloud, and reach its double on this machine instead.</summary>
internal sealed class ToTheDouble(Uri url) : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message)
    {
        // Put back afterwards: no token goes to an address without encryption, also when the call is made again.
        var meant = message.Request.Uri.ToUri();
        message.Request.Uri.Reset(new Uri(url, meant.PathAndQuery));
        try
        {
            HttpClientTransport.Shared.Process(message);
        }
        finally
        {
            message.Request.Uri.Reset(meant);
        }
    }

    public override ValueTask ProcessAsync(HttpMessage message) => throw new NotSupportedException("Data Protection calls synchronously.");
}

/// <summary>Somebody whom the double believes.</summary>
internal sealed class AnyCredential : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
}
