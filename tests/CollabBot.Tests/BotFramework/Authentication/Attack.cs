using System.Text.Json.Nodes;
using CollabBot.Doubles.Entra;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>What an attacker sends: at first all that is good, then changed. Announced keys may be added too, as if the connector had them.</summary>
internal sealed class Attack(ATokenHost host)
{
    private string? _raw;

    public FakeEntra Entra => host.Entra;

    public DateTimeOffset Now => host.Time.GetUtcNow();

    public FakeEntraToken Token { get; } = host.Token();

    public JsonObject Activity { get; } = ATokenHost.Activity();

    /// <summary>In place of the one header with the token.</summary>
    public IReadOnlyList<string>? Authorization { get; set; }

    public string Signed => _raw ?? Token.Sign();

    public void Send(string token) => _raw = token;

    /// <summary>Both the activity and the token name it, so that only the address itself can give it away.</summary>
    public void ServiceUrlIs(string url)
    {
        Token.Claims["serviceurl"] = url;
        Activity["serviceUrl"] = url;
    }

    /// <summary>The token is signed with a key that may sign for any of these channels.</summary>
    public void KeyEndorses(params string[] channels)
    {
        var key = FakeEntra.AnotherKey("broad", channels);
        Entra.Keys.Add(key);
        Token.SignWith(key);
    }

    public Task<(int Status, string Body)> RunAsync() => host.PostAsync(Authorization ?? ["Bearer " + Signed], Activity);
}
