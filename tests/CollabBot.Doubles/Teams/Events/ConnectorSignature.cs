using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Teams.Events;

/// <summary>Gets the tokens that events are signed with from a double of Entra. Keeps one for half of its hour. Safe for concurrent use.</summary>
internal sealed class ConnectorSignature(Uri entra, string appId, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new();
    private volatile Kept? _kept;

    /// <param name="isFresh">Whether a kept one will not do.</param>
    /// <returns>The token, and whether it is fresh.</returns>
    public async Task<(string Token, bool IsFresh)> TokenAsync(string serviceUrl, bool isFresh, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!isFresh && _kept is { } kept && now < kept.Until)
        {
            return (kept.Token, false);
        }

        var wanted = new JsonObject { ["audience"] = appId, ["serviceUrl"] = serviceUrl, ["now"] = now.ToUnixTimeSeconds() };
        using var body = new StringContent(wanted.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(entra, "/control/connector-token"), body, cancellationToken);
        response.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!["token"]!.GetValue<string>();
        _kept = new Kept(token, now.AddMinutes(30));
        return (token, true);
    }

    public void Dispose() => _http.Dispose();

    private sealed record Kept(string Token, DateTimeOffset Until);
}
