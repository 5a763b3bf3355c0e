using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Doubles.Entra;

/// <summary>What a test in another process may ask of a <see cref="FakeEntra"/>, under <c>/control/</c>. Works during an outage too.</summary>
internal static class EntraControl
{
    public static async Task AnswerAsync(FakeEntra entra, HttpContext context, string verb)
    {
        var body = await Json.ReadAsync(context);
        switch (verb)
        {
            case "state":
                break;
            case "down":
                entra.GoDown();
                break;
            case "up":
                entra.ComeBack();
                break;
            case "rotate":
                entra.RotateKeys();
                break;
            case "lifetime" when body.Number("seconds") is { } seconds and > 0:
                entra.TokenLifetime = TimeSpan.FromSeconds(seconds);
                break;
            case "connector-token" when (body.Text("audience"), body.Text("serviceUrl")) is ({ } audience, { } serviceUrl):
                var now = body.Number("now") is { } at ? DateTimeOffset.FromUnixTimeSeconds((long)at) : entra.Now;
                await Json.WriteAsync(context, new JsonObject { ["token"] = entra.Token(audience, serviceUrl, now).Sign() });
                return;
            default:
                await Json.WriteAsync(context, new JsonObject { ["problem"] = "Unknown verb, or a value that it needs is missing." }, StatusCodes.Status400BadRequest);
                return;
        }

        await Json.WriteAsync(context, new JsonObject
        {
            ["isDown"] = entra.Instead is not null,
            ["keyFetches"] = entra.KeyFetches,
            ["tokenRequests"] = entra.TokenRequests,
            ["tokensIssued"] = entra.TokensIssued,
            ["lifetimeSeconds"] = entra.TokenLifetime.TotalSeconds,
            ["keyIds"] = new JsonArray([.. entra.Keys.Select(key => JsonValue.Create(key.KeyId))]),
        });
    }
}
