using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CollabBot.Doubles.Entra;

/// <summary>Signs applications in: <c>POST /{tenant}/oauth2/v2.0/token</c> with a client's id and secret, nothing else. Refuses in Entra's words.</summary>
internal sealed class TokenEndpoint(BotCloud cloud, TimeProvider time)
{
    private int _requests;
    private int _issued;

    public required FakeEntraKey Key { get; init; }

    public IList<FakeEntraClient> Clients { get; } = [FakeEntraClient.Bot];

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromSeconds(3599);

    public int Requests => _requests;

    public int Issued => _issued;

    public async Task AnswerAsync(HttpContext context, string tenant)
    {
        Interlocked.Increment(ref _requests);
        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, 400, "invalid_request", 900144, "The request body must contain the following parameter: 'grant_type'.");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await (Value(form, "grant_type") == "client_credentials"
            ? SignInAsync(context, tenant, form)
            : RefuseAsync(context, 400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."));
    }

    /// <summary>A token that lets an application call the connector, good from a minute before now.</summary>
    public FakeEntraToken Token(string tenant, string clientId)
    {
        var now = time.GetUtcNow();
        return new FakeEntraToken(Key)
        {
            Claims =
            {
                ["aud"] = Audience,
                ["iss"] = $"https://sts.windows.net/{tenant}/",
                ["iat"] = now.ToUnixTimeSeconds(),
                ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
                ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
                ["appid"] = clientId,
                ["tid"] = tenant,
                ["ver"] = "1.0",
            },
        };
    }

    private string Audience => cloud.Scope[..^"/.default".Length];

    private async Task SignInAsync(HttpContext context, string tenant, IFormCollection form)
    {
        var ofTenant = Clients.Where(client => client.TenantId.Equals(tenant, StringComparison.OrdinalIgnoreCase)).ToList();
        var client = ofTenant.Find(client => client.ClientId.Equals(Value(form, "client_id"), StringComparison.OrdinalIgnoreCase));
        await (client switch
        {
            _ when ofTenant.Count == 0 => RefuseAsync(context, 400, "invalid_request", 90002, "Tenant not found."),
            null => RefuseAsync(context, 400, "unauthorized_client", 700016, "Application was not found in the directory."),
            _ when StringValues.IsNullOrEmpty(form["client_secret"]) => RefuseAsync(context, 401, "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
            _ when Value(form, "client_secret") != client.Secret => RefuseAsync(context, 401, "invalid_client", 7000215, "Invalid client secret provided."),
            _ when Value(form, "scope") != cloud.Scope => RefuseAsync(context, 400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid."),
            _ => IssueAsync(context, client),
        });
    }

    private Task IssueAsync(HttpContext context, FakeEntraClient client)
    {
        Interlocked.Increment(ref _issued);
        context.Response.Headers.CacheControl = "no-store, no-cache";
        return Json.WriteAsync(context, new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
            ["ext_expires_in"] = (int)Lifetime.TotalSeconds,
            ["access_token"] = Token(client.TenantId, client.ClientId).Sign(),
        });
    }

    private Task RefuseAsync(HttpContext context, int status, string error, int code, string description)
    {
        var timestamp = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Json.WriteAsync(
            context,
            new JsonObject
            {
                ["error"] = error,
                ["error_description"] = string.Create(CultureInfo.InvariantCulture, $"AADSTS{code}: {description} Trace ID: {Guid.Empty} Correlation ID: {Guid.Empty} Timestamp: {timestamp}"),
                ["error_codes"] = new JsonArray(code),
                ["timestamp"] = timestamp,
                ["trace_id"] = Guid.Empty.ToString(),
                ["correlation_id"] = Guid.Empty.ToString(),
            },
            status);
    }

    private static string Value(IFormCollection form, string name) => form[name].ToString();
}
