namespace CollabBot.Doubles.Entra;

/// <summary>Takes calls of real addresses to this machine, and tells there whom they were meant for.</summary>
internal sealed class Rerouted : DelegatingHandler
{
    /// <summary>Carries the scheme and host that were called.</summary>
    public const string Mark = "x-rerouted";

    private readonly Uri _here;

    public Rerouted(Uri here)
    {
        _here = here;
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { Scheme: "https", Port: 443 } address)
        {
            throw new InvalidOperationException("Keys and tokens must come over https.");
        }

        request.RequestUri = new Uri(_here, address.PathAndQuery);
        request.Headers.Add(Mark, address.GetLeftPart(UriPartial.Authority));
        return base.SendAsync(request, cancellationToken);
    }
}
