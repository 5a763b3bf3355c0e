using System.Net;
using System.Text.Json;
using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Fetches the announced keys: the OpenID document of the cloud, then the key set that it names. Follows no redirect.</summary>
internal sealed class OpenIdMetadata(InboundRules rules, IHttpClientFactory clients, TimeProvider time)
{
    public const string ClientName = "openid-metadata";

    /// <remarks>Never throws for what the network does. A document of another issuer than the cloud's is as good as none.</remarks>
    public async Task<MetadataOutcome> FetchAsync()
    {
        var now = time.GetUtcNow();
        try
        {
            var document = new TolerantReader(await ReadAsync(rules.MetadataUrl));
            if (!string.Equals(document.Text("issuer"), rules.Cloud.Issuer, StringComparison.Ordinal))
            {
                return new MetadataOutcome.Failed("Issuer");
            }

            if (!Uri.TryCreate(document.Text("jwks_uri"), UriKind.Absolute, out var address) || !rules.MayFetch(address))
            {
                return new MetadataOutcome.Failed("KeysAddress");
            }

            return SigningKeys.Read(await ReadAsync(address), now) is { } keys
                ? new MetadataOutcome.Fetched(keys)
                : new MetadataOutcome.Failed("Keys");
        }
        catch (HttpRequestException e)
        {
            return new MetadataOutcome.Failed(e.StatusCode is { } status ? status.ToString() : e.HttpRequestError.ToString());
        }
        catch (OperationCanceledException)
        {
            return new MetadataOutcome.Failed("Timeout");
        }
        catch (JsonException)
        {
            return new MetadataOutcome.Failed("NotJson");
        }
    }

    private async Task<JsonElement> ReadAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(BotLimits.MetadataTimeout, time);
        using var client = clients.CreateClient(ClientName);
        using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, statusCode: response.StatusCode);
        }

        await response.Content.LoadIntoBufferAsync(BotLimits.MaxMetadataBytes, limit.Token);
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(limit.Token));
    }
}
