using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Authentication;
using CollabBot.Doubles.Entra;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class RememberedTokenLists
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_list_starts_anew_when_it_is_full()
    {
        var remembered = new RememberedTokens(_time);
        var accepted = Accepted();
        for (var i = 0; i < BotLimits.RememberedTokens; i++)
        {
            remembered.Add(i.ToString(CultureInfo.InvariantCulture), accepted);
        }

        Assert.Same(accepted, remembered.Find("0"));
        remembered.Add("one more", accepted);

        Assert.Null(remembered.Find("0"));
        Assert.Same(accepted, remembered.Find("one more"));
    }

    [Fact]
    public void A_token_is_forgotten_once_it_has_ended_and_the_clocks_have_been_forgiven()
    {
        var remembered = new RememberedTokens(_time);
        remembered.Add("token", Accepted());

        _time.Advance(TimeSpan.FromMinutes(65));
        Assert.NotNull(remembered.Find("token"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(remembered.Find("token"));
    }

    private ConnectorToken Accepted()
    {
        var key = FakeEntra.AnotherKey("teams-1", "msteams");
        var json = $$"""{"keys":[{"kty":"RSA","kid":"{{key.KeyId}}","n":"{{Encode(key.Numbers.Modulus)}}","e":"{{Encode(key.Numbers.Exponent)}}"}]}""";
        var keys = SigningKeys.Read(JsonElement.Parse(json), _time.GetUtcNow())!;
        return new ConnectorToken(ATokenHost.TeamsUrl, FrozenSet<string>.Empty, _time.GetUtcNow().AddHours(1), keys);
    }

    private static string Encode(byte[]? number) => System.Buffers.Text.Base64Url.EncodeToString(number);
}
