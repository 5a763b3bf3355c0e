using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollabBot.Doubles.Entra;

/// <summary>
/// Announces the keys of a cloud's connector on this machine, as <c>login.botframework.com</c> does, and signs tokens with them:
/// good ones, and ones with any fault. What it serves can be changed at any time; what was asked is counted.
/// </summary>
public sealed class FakeEntra : IAsyncDisposable
{
    private const string MetadataPath = "/v1/.well-known/openidconfiguration";
    private const string KeysPath = "/v1/.well-known/keys";

    // Making keys is slow, and a test needs only that they differ.
    private static readonly Lazy<RSA>[] Pool = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    private readonly WebApplication _server;
    private readonly BotCloud _cloud;
    private int _keyFetches;

    private FakeEntra(WebApplication server, BotCloud cloud)
    {
        _server = server;
        _cloud = cloud;
        Issuer = cloud.Issuer;
    }

    /// <summary>A key that nobody announces.</summary>
    public static RSA StrangersKey => Pool[3].Value;

    /// <summary>Where the OpenID document is, over plain http.</summary>
    public Uri MetadataUrl => new(new Uri(_server.Urls.Single()), MetadataPath);

    /// <summary>As the OpenID document tells it.</summary>
    public string Issuer { get; set; }

    /// <summary>Where the OpenID document says that the keys are; null for where they are.</summary>
    public string? KeysAddress { get; set; }

    /// <summary>What is announced. Replace an element, or the whole, to rotate.</summary>
    public IList<FakeEntraKey> Keys { get; } = [new("teams-1", Pool[0].Value, ["msteams"])];

    /// <summary>Changes the JSON of the key set before it is sent.</summary>
    public Func<string, string> RewriteKeys { get; set; } = keys => keys;

    /// <summary>Answers everything, when set, in place of what it would.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>How often the key set was asked for.</summary>
    public int KeyFetches => _keyFetches;

    /// <summary>A second key of this machine, to announce beside or in place of the first.</summary>
    public static FakeEntraKey AnotherKey(string keyId, params string[] endorsements) => new(keyId, Pool[1].Value, endorsements);

    public static async Task<FakeEntra> StartAsync(BotCloud? cloud = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var entra = new FakeEntra(builder.Build(), cloud ?? BotCloud.Public);
        entra._server.Run(entra.ServeAsync);
        await entra._server.StartAsync();
        return entra;
    }

    /// <summary>Nobody answers any more but with errors.</summary>
    public void GoDown() => Instead = context =>
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    };

    public void ComeBack() => Instead = null;

    /// <summary>A token such as the connector brings, good from a minute before to an hour after <paramref name="now"/>.</summary>
    public FakeEntraToken Token(string audience, string serviceUrl, DateTimeOffset now) => new(Keys[0])
    {
        Claims =
        {
            ["iss"] = _cloud.Issuer,
            ["aud"] = audience,
            ["serviceurl"] = serviceUrl,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        },
    };

    /// <summary>Takes calls of the cloud's own addresses here.</summary>
    public HttpMessageHandler Route() => new Rerouted(new Uri(_server.Urls.Single()));

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private static JsonObject Describe(FakeEntraKey key)
    {
        var numbers = key.Numbers;
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = key.KeyId,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (key.Endorsements is { } endorsements)
        {
            json["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        }

        return json;
    }

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path == KeysPath)
        {
            Interlocked.Increment(ref _keyFetches);
        }

        if (Instead is { } instead)
        {
            await instead(context);
            return;
        }

        switch (path)
        {
            case MetadataPath:
                var keys = new Uri(_cloud.MetadataUrl, KeysPath).AbsoluteUri;
                await WriteAsync(context, new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = KeysAddress ?? (IsRerouted(context) ? keys : _server.Urls.Single() + KeysPath) }.ToJsonString());
                break;
            case KeysPath:
                await WriteAsync(context, RewriteKeys(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(Describe)]) }.ToJsonString()));
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private static bool IsRerouted(HttpContext context) => context.Request.Headers.ContainsKey(Rerouted.Mark);

    private static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    }

    private sealed class Rerouted : DelegatingHandler
    {
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
                throw new InvalidOperationException("Keys must come over https.");
            }

            request.RequestUri = new Uri(_here, address.PathAndQuery);
            request.Headers.Add(Mark, "1");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
