using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollabBot.Doubles.Entra;

/// <summary>
/// Both sides of signing in, on this machine. For what the connector brings: announces its keys, as <c>login.botframework.com</c> does, and
/// signs tokens with them, good ones and ones with any fault. For what the bot brings: signs applications in, as
/// <c>login.microsoftonline.com</c> does. What it serves can be changed at any time; what was asked is counted.
/// </summary>
public sealed class FakeEntra : IAsyncDisposable
{
    private const string MetadataPath = "/v1/.well-known/openidconfiguration";
    private const string KeysPath = "/v1/.well-known/keys";

    // Making keys is slow, and a test needs only that they differ.
    private static readonly Lazy<RSA>[] Pool = [.. Enumerable.Range(0, 4).Select(_ => new Lazy<RSA>(() => RSA.Create(2048)))];

    private readonly WebApplication _server;
    private readonly BotCloud _cloud;
    private readonly TimeProvider _time;
    private readonly TokenEndpoint _tokens;
    private int _keyFetches;
    private int _rotations;

    private FakeEntra(WebApplication server, BotCloud cloud, TimeProvider time)
    {
        _server = server;
        _cloud = cloud;
        _time = time;
        _tokens = new TokenEndpoint(cloud, time) { Key = new FakeEntraKey("entra-1", Pool[2].Value, null) };
        Issuer = cloud.Issuer;
    }

    /// <summary>A key that nobody announces.</summary>
    public static RSA StrangersKey => Pool[3].Value;

    /// <summary>Where it listens, over plain http.</summary>
    public Uri Url => new(_server.Urls.Single());

    /// <summary>Where the OpenID document is, over plain http.</summary>
    public Uri MetadataUrl => new(Url, MetadataPath);

    /// <summary>As the OpenID document tells it.</summary>
    public string Issuer { get; set; }

    /// <summary>Where the OpenID document says that the keys are; null for where they are.</summary>
    public string? KeysAddress { get; set; }

    /// <summary>What is announced of the connector's keys. Replace an element, or the whole, to rotate.</summary>
    public IList<FakeEntraKey> Keys { get; } = [new("teams-1", Pool[0].Value, ["msteams"])];

    /// <summary>Changes the JSON of the key set before it is sent.</summary>
    public Func<string, string> RewriteKeys { get; set; } = keys => keys;

    /// <summary>Answers everything but control, when set, in place of what it would.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Who may sign in.</summary>
    public IList<FakeEntraClient> Clients => _tokens.Clients;

    /// <summary>How long the tokens of applications live, and what <c>expires_in</c> says. Default: 3,599 s.</summary>
    public TimeSpan TokenLifetime
    {
        get => _tokens.Lifetime;
        set => _tokens.Lifetime = value;
    }

    /// <summary>How often the connector's key set was asked for.</summary>
    public int KeyFetches => _keyFetches;

    /// <summary>How often somebody tried to sign in; attempts during an outage do not count.</summary>
    public int TokenRequests => _tokens.Requests;

    /// <summary>How many tokens applications got.</summary>
    public int TokensIssued => _tokens.Issued;

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>A second key of this machine, to announce beside or in place of the first.</summary>
    public static FakeEntraKey AnotherKey(string keyId, params string[] endorsements) => new(keyId, Pool[1].Value, endorsements);

    /// <param name="time">By which tokens of applications are issued; the machine's when left out.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<FakeEntra> StartAsync(BotCloud? cloud = null, TimeProvider? time = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var entra = new FakeEntra(builder.Build(), cloud ?? BotCloud.Public, time ?? TimeProvider.System);
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

    /// <summary>Announces a key under a new name in place of the connector's first, and signs with it from now on.</summary>
    public void RotateKeys()
    {
        var turn = Interlocked.Increment(ref _rotations);
        Keys[0] = new FakeEntraKey(string.Create(CultureInfo.InvariantCulture, $"teams-{turn + 1}"), Pool[turn % 2].Value, Keys[0].Endorsements);
    }

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

    /// <summary>A token such as an application brings to the connector, to change and sign.</summary>
    public FakeEntraToken ApplicationToken(FakeEntraClient client) => _tokens.Token(client.TenantId, client.ClientId);

    /// <summary>Takes calls of the cloud's own addresses here.</summary>
    public HttpMessageHandler Route() => new Rerouted(Url);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/control/", StringComparison.Ordinal))
        {
            await EntraControl.AnswerAsync(this, context, path["/control/".Length..]);
            return;
        }

        if (path == KeysPath)
        {
            Interlocked.Increment(ref _keyFetches);
        }

        await (Instead?.Invoke(context) ?? AnswerAsync(context, path));
    }

    private Task AnswerAsync(HttpContext context, string path)
    {
        var root = context.Request.Headers[Rerouted.Mark] is [{ } meant] ? meant : _server.Urls.Single();
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            _ when path == MetadataPath => Json.WriteAsync(context, new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = KeysAddress ?? root + KeysPath }),
            _ when path == KeysPath => context.Response.WriteAsync(RewriteKeys(EntraDocuments.Keys(Keys).ToJsonString())),
            ["common", "discovery", "instance"] => Json.WriteAsync(context, EntraDocuments.InstanceDiscovery(root)),
            [var tenant, "v2.0", ".well-known", "openid-configuration"] => Json.WriteAsync(context, EntraDocuments.Configuration(root, tenant)),
            [_, "discovery", "v2.0", "keys"] => Json.WriteAsync(context, EntraDocuments.Keys([_tokens.Key])),
            [var tenant, "oauth2", "v2.0", "token"] when HttpMethods.IsPost(context.Request.Method) => _tokens.AnswerAsync(context, tenant),
            _ => Json.WriteAsync(context, new JsonObject { ["error"] = "not_found" }, StatusCodes.Status404NotFound),
        };
    }
}
