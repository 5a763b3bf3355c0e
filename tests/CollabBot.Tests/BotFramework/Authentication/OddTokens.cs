using System.Text.Json.Nodes;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class OddTokens
{
    private static readonly string[] OddValues =
        ["null", "true", "0", "-1", "1e308", "1.5", "9223372036854775807", "123456789012345678901234567890", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[null]", "[[]]", "{}", "{\"a\":1}"];

    [Theory]
    [InlineData("alg", true)]
    [InlineData("kid", true)]
    [InlineData("typ", true)]
    [InlineData("cty", true)]
    [InlineData("x5t", true)]
    [InlineData("zip", true)]
    [InlineData("iss", false)]
    [InlineData("aud", false)]
    [InlineData("serviceurl", false)]
    [InlineData("nbf", false)]
    [InlineData("exp", false)]
    [InlineData("iat", false)]
    public async Task A_signed_token_with_an_odd_member_is_decided_and_never_a_failure(string member, bool isHeader)
    {
        await using var host = await ATokenHost.StartAsync();

        foreach (var value in OddValues)
        {
            var token = host.Token();
            (isHeader ? token.Header : token.Claims)[member] = value == "\"\\ud800\"" ? JsonValue.Create("\ud800") : JsonNode.Parse(value);
            var (status, _) = await host.PostAsync(token.Sign());
            Assert.True(status is 200 or 401 or 403, $"{member} {value}: {status}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_token_that_was_changed_anywhere_is_refused(int seed)
    {
        await using var host = await ATokenHost.StartAsync();
        var random = new Random(seed);
        var good = host.Token().Sign();

        for (var i = 0; i < 50; i++)
        {
            // The last character of a signature has bits that mean nothing.
            var at = random.Next(good.Length - 1);
            var changed = good[at] == 'A' ? 'B' : 'A';
            var token = random.Next(3) switch
            {
                0 => good[..at] + changed + good[(at + 1)..],
                1 => good.Remove(at, 1),
                _ => good.Insert(at, changed.ToString()),
            };
            var (status, body) = await host.PostAsync(token);
            Assert.Equal((token, 401, ""), (token, status, body));
        }

        Assert.Equal((0, 0), (host.Turns, host.CallsOut));
    }
}
