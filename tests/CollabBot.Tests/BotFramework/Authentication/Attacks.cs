using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Authentication;
using CollabBot.Doubles.Entra;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>What strangers and half-strangers try, each over HTTP against the whole pipeline as it runs outside Development.</summary>
public sealed class Attacks
{
    private static readonly Case[] Cases =
    [
        // The token's shape.
        new("01 sends no Authorization header", 401, "no_token", a => a.Authorization = []),
        new("02 sends a password", 401, "authorization_malformed", a => a.Authorization = ["Basic dTpw"]),
        new("03 sends Bearer and nothing", 401, "authorization_malformed", a => a.Authorization = ["Bearer "]),
        new("03 writes bearer in lower case", 401, "authorization_malformed", a => a.Authorization = ["bearer " + a.Signed]),
        new("04 sends two headers, the good one first", 401, "authorization_malformed", a => a.Authorization = ["Bearer " + a.Signed, "Bearer x.y.z"]),
        new("04 sends two headers, the good one last", 401, "authorization_malformed", a => a.Authorization = ["Bearer x.y.z", "Bearer " + a.Signed]),
        new("04 sends two tokens in one header", 401, "token_malformed", a => a.Authorization = [$"Bearer {a.Signed}, Bearer {a.Signed}"]),
        new("05 sends no JWT", 401, "token_malformed", a => a.Send("let-me-in")),
        new("05 sends three parts that are no JSON", 401, "token_malformed", a => a.Send("aaa.bbb.ccc")),
        new("05 sends three arrays", 401, "token_malformed", a => a.Send("W10.W10.W10")),
        new("06 says that no signature is needed and sends none", 401, "token_malformed", a => a.Send(Unsigned(a, "none") + ".")),
        new("06 says that no signature is needed and sends one", 401, "token_algorithm", a => a.Send(Unsigned(a, "none") + ".AAAA")),
        new("06 says nOnE", 401, "token_algorithm", a => a.Send(Unsigned(a, "nOnE") + ".AAAA")),
        new("07 signs with the public key as a shared secret", 401, "token_algorithm", SignWithPublicKey),
        new("07 uses RS512", 401, "token_algorithm", a => a.Token.Header["alg"] = "RS512"),
        new("08 signs with a key of their own under its own name", 401, "token_key_unknown", a => a.Token.SignWith(Strangers("mine"))),
        new("09 signs with a key of their own under the connector's name", 401, "token_signature", a => a.Token.Key = FakeEntra.StrangersKey),
        new("10 names a path as key", 401, "token_key_unknown", a => a.Token.SignWith(Strangers("../../../dev/null"))),
        new("10 names SQL as key", 401, "token_key_unknown", a => a.Token.SignWith(Strangers("' OR 1=1 --"))),
        new("10 names no key", 401, "token_key_unknown", a => a.Token.Header.Remove("kid")),
        new("10 names a number as key", 401, null, a => a.Token.Header["kid"] = 1),
        new("11 points to keys of their own (jku)", 401, "token_signature", a => BringKey(a, "jku", "https://evil.example/keys")),
        new("11 points to a certificate of their own (x5u)", 401, "token_signature", a => BringKey(a, "x5u", "https://evil.example/cert")),
        new("11 brings a key along (jwk)", 401, "token_signature", a => BringKey(a, "jwk", Jwk(Strangers("mine")))),
        new("11 demands an extension that nobody knows (crit)", 401, "token_algorithm", a => a.Token.Header["crit"] = new JsonArray("b64")),
        new("12 strips the signature", 401, "token_malformed", a => a.Send(a.Signed[..(a.Signed.LastIndexOf('.') + 1)])),
        new("12 strips the signature and its dot", 401, "token_malformed", a => a.Send(a.Signed[..a.Signed.LastIndexOf('.')])),
        new("13 changes the claims of a good token", 401, "token_signature", ChangePayload),
        new("14 sends an encrypted token", 401, "token_malformed", a => a.Send(a.Signed + ".AAAA.AAAA")),
        new("15 sends a token of 17 KB", 401, "token_malformed", a => a.Token.Claims["padding"] = new string('x', 17 * 1024)),

        // Its claims.
        new("16 is another issuer", 401, "token_issuer", a => a.Token.Claims["iss"] = "https://evil.example"),
        new("16 names no issuer", 401, "token_issuer", a => a.Token.Claims.Remove("iss")),
        new("17 adds a slash to the issuer", 401, "token_issuer", a => a.Token.Claims["iss"] = "https://api.botframework.com/"),
        new("17 writes the issuer in capitals", 401, "token_issuer", a => a.Token.Claims["iss"] = "https://API.botframework.com"),
        new("18 brings the token of another bot", 401, "token_audience", a => a.Token.Claims["aud"] = "33333333-3333-4333-8333-333333333333"),
        new("18 adds a slash to the audience", 401, "token_audience", a => a.Token.Claims["aud"] = ATokenHost.AppId + "/"),
        new("18 names no audience", 401, "token_audience", a => a.Token.Claims.Remove("aud")),
        new("19 brings a token for us and for another", 401, "token_audience", a => a.Token.Claims["aud"] = new JsonArray(ATokenHost.AppId, "33333333-3333-4333-8333-333333333333")),
        new("20 brings a token that has expired", 401, "token_expired", a => a.Token.Claims["exp"] = a.Now.AddSeconds(-301).ToUnixTimeSeconds()),
        new("21 brings a token from the future", 401, "token_not_yet_valid", a => a.Token.Claims["nbf"] = a.Now.AddSeconds(301).ToUnixTimeSeconds()),
        new("22 brings a token without an end", 401, "token_without_expiry", a => a.Token.Claims.Remove("exp")),
        new("23 brings a token for 50 years", 401, "token_lifetime", a => a.Token.Claims["exp"] = a.Now.AddYears(50).ToUnixTimeSeconds()),
        new("23 brings a token for longer than time lasts", 401, null, a => a.Token.Claims["exp"] = long.MaxValue),
        new("24 brings a person's token for our app", 401, "token_issuer", a => EntraToken(a, $"https://login.microsoftonline.com/{ATokenHost.Tenant}/v2.0", ATokenHost.AppId)),
        new("25 sends our own outbound token back", 401, "token_issuer", a => EntraToken(a, $"https://sts.windows.net/{ATokenHost.Tenant}/", "https://api.botframework.com")),
        new("26 poses as the emulator", 401, "token_issuer", a => EntraToken(a, "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0", ATokenHost.AppId)),
        new("26 poses as the emulator of old", 401, "token_issuer", a => EntraToken(a, "https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/", ATokenHost.AppId)),
        new("27 comes from the government's cloud", 401, "token_issuer", a => a.Token.Claims["iss"] = BotCloud.UsGov.Issuer),

        // What the activity is bound to.
        new("28 has a token for no service URL", 403, "service_url_unbound", a => a.Token.Claims.Remove("serviceurl")),
        new("28 has a token for an empty service URL", 403, "service_url_unbound", a => a.Token.Claims["serviceurl"] = ""),
        new("29 names another server than the token", 403, "service_url_bound_elsewhere", a => a.Activity["serviceUrl"] = "https://evil.example/"),
        new("29 names another region than the token", 403, "service_url_bound_elsewhere", a => a.Activity["serviceUrl"] = "https://smba.trafficmanager.net/amer/"),
        new("29 has a token for several service URLs", 403, "service_url_bound_elsewhere", a => a.Token.Claims["serviceurl"] = new JsonArray(ATokenHost.TeamsUrl, "https://evil.example/")),
        new("30 signs with a key for other channels", 403, "endorsement", a => a.KeyEndorses("webchat", "directline")),
        new("30 signs with a key for no channel", 403, "endorsement", a => a.KeyEndorses()),
        new("30 signs with a key that says nothing of channels", 403, "endorsement", SignUnendorsed),
        new("31 comes by Direct Line", 403, "channel", a => ComeBy(a, "directline")),
        new("31 comes by Web Chat", 403, "channel", a => ComeBy(a, "webchat")),
        new("31 comes by the emulator", 403, "channel", a => ComeBy(a, "emulator")),
        new("32 writes the channel in capitals", 403, "channel", a => ComeBy(a, "MSTEAMS")),
        new("32 writes a space behind the channel", 403, "channel", a => ComeBy(a, "msteams ")),
        new("32 writes a sub-channel", 403, "channel", a => ComeBy(a, "msteams:Copilot")),
        new("32 names an empty channel", 400, "malformed", a => ComeBy(a, "")),
        new("32 names no channel", 400, "malformed", a => a.Activity.Remove("channelId")),

        // Where the bot's own token would go.
        new("33 wants answers in the clear", 403, "service_url", a => a.ServiceUrlIs("http://smba.trafficmanager.net/teams/")),
        new("34 registers a domain that begins like ours", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net.evil.com/")),
        new("34 registers a domain that ends like ours", 403, "service_url", a => a.ServiceUrlIs("https://evilteams.microsoft.com/")),
        new("34 is nobody below the domain", 403, "service_url", a => a.ServiceUrlIs("https://teams.microsoft.com/")),
        new("35 registers a neighbour below trafficmanager.net", 403, "service_url", a => a.ServiceUrlIs("https://evil.trafficmanager.net/")),
        new("35 registers a name below ours", 403, "service_url", a => a.ServiceUrlIs("https://evil.smba.trafficmanager.net/")),
        new("36 writes our host as a user name", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net@evil.example/")),
        new("36 writes a user name before our host", 403, "service_url", a => a.ServiceUrlIs("https://evil@smba.trafficmanager.net/")),
        new("37 names the machine's own metadata address", 403, "service_url", a => a.ServiceUrlIs("https://169.254.169.254/")),
        new("37 names this machine", 403, "service_url", a => a.ServiceUrlIs("https://[::1]/")),
        new("37 names this machine by name", 403, "service_url", a => a.ServiceUrlIs("https://localhost/")),
        new("37 names this machine as one number", 403, "service_url", a => a.ServiceUrlIs("https://2130706433/")),
        new("38 names another port", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net:8443/")),
        new("39 writes our host with a look-alike letter", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmаnager.net/")),
        new("39 writes a dot behind our host", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net./")),
        new("39 hides an address in the query", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net/?https://evil.example/")),
        new("39 cuts the address off with a fragment", 403, "service_url", a => a.ServiceUrlIs("https://smba.trafficmanager.net/#")),

        // Whose people speak.
        new("42 comes from a tenant that is not served", 403, "tenant", a => TenantIs(a, "99999999-9999-4999-8999-999999999999")),
        new("43 mixes the tenants of channel data and conversation", 403, "tenant_conflict", a => a.Activity["conversation"]!["tenantId"] = "99999999-9999-4999-8999-999999999999"),
        new("44 names no tenant", 403, "tenant_missing", NameNoTenant),
        new("44 writes as nobody", 403, "person_missing", a => a.Activity["from"]!.AsObject().Remove("aadObjectId")),
        new("44 clicks as nobody", 403, "person_missing", ClickAsNobody),
        new("45 speaks to another bot", 403, "recipient", a => a.Activity["recipient"]!["id"] = "28:33333333-3333-4333-8333-333333333333"),
        new("45 speaks to a person", 403, "recipient", a => a.Activity["recipient"]!["id"] = "29:1-user-ada"),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nobody_gets_in_who(string name)
    {
        var attack = Cases.Single(candidate => candidate.Name == name);
        await using var host = await ATokenHost.StartAsync();
        var sent = new Attack(host);
        attack.Forge(sent);

        var (status, body) = await sent.RunAsync();

        Assert.Equal(attack.Status, status);
        Assert.True(body.Length == 0 || status == 400);
        var reason = Assert.Single(host.Reasons);
        Assert.Equal(attack.Reason ?? reason, reason);
        Assert.Equal((0, 0), (host.Turns, host.CallsOut));
    }

    [Fact]
    public async Task Nobody_gets_in_who_sends_a_token_of_a_megabyte()
    {
        await using var host = await ATokenHost.StartAsync();

        try
        {
            var (status, _) = await host.PostAsync(new string('x', 1024 * 1024));

            Assert.Equal(431, status);
        }
        catch (IOException)
        {
            // The server hangs up in the middle of the header.
        }

        Assert.Equal((0, 0), (host.Turns, host.CallsOut));
    }

    private static FakeEntraKey Strangers(string keyId) => new(keyId, FakeEntra.StrangersKey, null);

    private static string Unsigned(Attack attack, string algorithm)
    {
        attack.Token.Header["alg"] = algorithm;
        return FakeEntraToken.Encode(attack.Token.Header) + "." + FakeEntraToken.Encode(attack.Token.Claims);
    }

    private static void SignWithPublicKey(Attack attack)
    {
        attack.Token.Header["alg"] = "HS256";
        using var key = RSA.Create(attack.Entra.Keys[0].Numbers);
        var secret = Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        attack.Send(attack.Token.Sign(input => HMACSHA256.HashData(secret, input)));
    }

    private static void BringKey(Attack attack, string header, JsonNode value)
    {
        attack.Token.Header[header] = value;
        attack.Token.Key = FakeEntra.StrangersKey;
    }

    private static JsonObject Jwk(FakeEntraKey key)
    {
        var numbers = key.Numbers;
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["n"] = System.Buffers.Text.Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = System.Buffers.Text.Base64Url.EncodeToString(numbers.Exponent),
        };
    }

    private static void ChangePayload(Attack attack)
    {
        var good = attack.Signed.Split('.');
        attack.Token.Claims["serviceurl"] = "https://smba.trafficmanager.net/amer/";
        attack.Send($"{good[0]}.{FakeEntraToken.Encode(attack.Token.Claims)}.{good[2]}");
    }

    /// <summary>Even a key of the connector would not help: the issuer decides.</summary>
    private static void EntraToken(Attack attack, string issuer, string audience)
    {
        attack.Token.Claims["iss"] = issuer;
        attack.Token.Claims["aud"] = audience;
        attack.Token.Claims["ver"] = "2.0";
        attack.Token.Claims["tid"] = ATokenHost.Tenant;
        attack.Token.Claims["appid"] = ATokenHost.AppId;
        attack.Token.Claims["azp"] = ATokenHost.AppId;
    }

    private static void SignUnendorsed(Attack attack)
    {
        attack.Entra.Keys[0] = attack.Entra.Keys[0] with { Endorsements = null };
    }

    private static void ComeBy(Attack attack, string channel)
    {
        attack.KeyEndorses("msteams", channel);
        attack.Activity["channelId"] = channel;
    }

    private static void TenantIs(Attack attack, string tenant)
    {
        attack.Activity["conversation"]!["tenantId"] = tenant;
        attack.Activity["channelData"]!["tenant"]!["id"] = tenant;
    }

    private static void NameNoTenant(Attack attack)
    {
        attack.Activity["conversation"]!.AsObject().Remove("tenantId");
        attack.Activity.Remove("channelData");
    }

    private static void ClickAsNobody(Attack attack)
    {
        attack.Activity["type"] = "invoke";
        attack.Activity["name"] = "adaptiveCard/action";
        attack.Activity["from"]!.AsObject().Remove("aadObjectId");
    }

    /// <param name="Name">What the attacker does, after the number that it has in the list of threats.</param>
    /// <param name="Reason">As it is counted; null where either of several will do.</param>
    private sealed record Case(string Name, int Status, string? Reason, Action<Attack> Forge);
}
