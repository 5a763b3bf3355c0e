using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CollabBot.BotFramework.Authentication;
using CollabBot.Tests.BotFramework.Connector;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>The real client library against an authority on this machine.</summary>
public sealed class SignIns : IAsyncLifetime
{
    private const string Secret = "canary secret &=";
    private const string Given = """{"token_type":"Bearer","expires_in":3599,"access_token":"given"}""";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private LoopbackConnector _authority = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _authority = await LoopbackConnector.StartAsync();
        _authority.Answers(200, Given);
    }

    public ValueTask DisposeAsync() => _authority.DisposeAsync();

    [Fact]
    public async Task A_secret_is_exchanged_for_a_token_at_the_url_that_is_set()
    {
        var outcome = await Source(Options()).GetAsync(Live);

        Assert.Equal("Bearer given", Assert.IsType<SignInOutcome.SignedIn>(outcome).Token.Header.ToString());
        var (method, target, _, body) = _authority.Requests.Single();
        Assert.Equal(("POST", "/token"), (method, target));
        var form = Form(body);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal(ATokenHost.AppId, form["client_id"]);
        Assert.Equal(Secret, form["client_secret"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
    }

    [Fact]
    public async Task A_token_that_was_refused_is_not_taken_from_memory_again()
    {
        var tokens = Source(Options());
        var first = Assert.IsType<SignInOutcome.SignedIn>(await tokens.GetAsync(Live)).Token;
        _authority.Answers(200, Given.Replace("given", "another", StringComparison.Ordinal));
        _time.Advance(TimeSpan.FromMinutes(2));

        var second = await tokens.RenewAsync(first, Live);

        Assert.Equal("Bearer another", second?.Header.ToString());
        Assert.Contains("nbf", Form(_authority.Requests.Last().Body)["claims"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_signs_for_itself()
    {
        using var folder = new TemporaryFolder();
        var options = Options();
        options.ClientSecret = null;
        options.CertificatePath = folder.PathOf("bot.pem");
        await File.WriteAllTextAsync(options.CertificatePath, SelfSigned(), Live);

        var outcome = await Source(options).GetAsync(Live);

        Assert.IsType<SignInOutcome.SignedIn>(outcome);
        var form = Form(_authority.Requests.Single().Body);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.False(form.ContainsKey("client_secret"));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_a_sign_in_that_failed()
    {
        using var folder = new TemporaryFolder();
        var options = Options();
        options.ClientSecret = null;
        options.CertificatePath = folder.PathOf("bot.pem");
        await File.WriteAllTextAsync(options.CertificatePath, "no certificate", Live);

        Assert.IsType<SignInOutcome.Failed>(await Source(options).GetAsync(Live));
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided for app '22222222-2222-4222-8222-222222222222'. canary"}""", "AADSTS7000215")]
    [InlineData(500, "canary", "AuthenticationFailed")]
    [InlineData(200, "canary", "AuthenticationFailed")]
    public async Task A_refusal_is_told_by_its_code_alone(int status, string body, string code)
    {
        using var logs = new RecordedLogs();
        _authority.Answers(status, body);

        var outcome = await Source(Options(), logs).GetAsync(Live);

        Assert.IsType<SignInOutcome.Failed>(outcome);
        Assert.Contains($"({code})", logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ATokenHost.AppId, logs.Text, StringComparison.Ordinal);
        Assert.Single(_authority.Requests);
    }

    [Fact]
    public void Settings_that_do_not_say_how_make_no_credential()
    {
        var options = Options();
        options.ClientSecret = null;

        Assert.Throws<InvalidOperationException>(() => BotCredential.Create(options, BotCloud.Public, isDevelopment: true));
        Assert.Throws<InvalidOperationException>(() => BotCredential.Create(Options(), BotCloud.Public, isDevelopment: false));
    }

    [Fact]
    public void A_managed_identity_is_nothing_else() => Assert.Equal(
        "ManagedIdentityCredential",
        BotCredential.Create(new BotOptions { AppType = "UserAssignedMSI", AppId = ATokenHost.AppId }, BotCloud.UsGov, isDevelopment: false).GetType().Name);

    private static Dictionary<string, string> Form(string body) => body.Split('&').Select(field => field.Split('=')).ToDictionary(
        field => field[0], field => Uri.UnescapeDataString(field[1].Replace('+', ' ')), StringComparer.Ordinal);

    private static string SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private BotOptions Options() => new() { AppId = ATokenHost.AppId, TenantId = ATokenHost.Tenant, ClientSecret = Secret, TokenUrl = _authority.Url + "/token" };

    private BotTokenSource Source(BotOptions options, RecordedLogs? logs = null)
    {
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs ?? new RecordedLogs()));
        return new BotTokenSource(BotCredential.Create(options, BotCloud.Public, isDevelopment: true), BotCloud.Public.Scope, _time, factory.CreateLogger<BotTokenSource>());
    }
}
