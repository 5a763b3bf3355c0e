using CollabBot.BotFramework.Authentication;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class Starts
{
    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://127.0.0.1:3978")]
    [InlineData("http://[::1]:3978")]
    public void A_local_start_in_development_is_fine(string address) =>
        Assert.Empty(StartupProblems.Find(new BotOptions { AllowUnauthenticatedLoopback = true }, "Development", [address]));

    [Theory]
    [InlineData("http://*:80")]
    [InlineData("http://+:80")]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://[::]:80")]
    [InlineData("http://example.org")]
    [InlineData("http://192.168.1.5:80")]
    [InlineData("nonsense")]
    public void An_address_that_others_can_reach_is_refused(string address)
    {
        var problem = Assert.Single(StartupProblems.Find(new BotOptions { AllowUnauthenticatedLoopback = true }, "Development", ["http://localhost:1", address]));

        Assert.Contains(address, problem, StringComparison.Ordinal);
        Assert.Contains("http://localhost:3978", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_flag_outside_development_is_refused() => Assert.Equal(
        ["Bot:AllowUnauthenticatedLoopback is true in the environment Production; it must be false outside Development, because it lets callers in without a token."],
        StartupProblems.Find(new BotOptions { AllowUnauthenticatedLoopback = true }, "Production", []));

    [Fact]
    public void Tokens_are_checked_in_development_when_the_flag_is_not_set() =>
        Assert.Empty(StartupProblems.Find(Identified(), "Development", ["http://*:80"]));

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public void A_bot_that_says_who_it_is_starts_anywhere(string environment)
    {
        Assert.Empty(StartupProblems.Find(Identified(), environment, ["http://*:80"]));
        Assert.Empty(StartupProblems.Find(Managed(), environment, ["http://*:80"]));
    }

    [Fact]
    public void Without_a_credential_the_bot_does_not_start()
    {
        var options = Identified();
        options.ClientSecret = null;

        Assert.Equal(
            ["Bot:ClientSecret is missing, and so is Bot:CertificatePath; set one of them, or Bot:AppType to UserAssignedMSI, because the bot signs in to the connector with it."],
            StartupProblems.Find(options, "Production", []));
    }

    [Fact]
    public void With_two_credentials_it_does_not_start_either()
    {
        var options = Identified();
        options.CertificatePath = "bot.pem";

        Assert.Equal(
            ["Bot:ClientSecret and Bot:CertificatePath are both set; remove one of them, because the bot signs in with one."],
            StartupProblems.Find(options, "Production", []));
    }

    [Fact]
    public void A_certificate_must_be_there()
    {
        using var folder = new TemporaryFolder();
        var options = Identified();
        options.ClientSecret = null;
        options.CertificatePath = folder.PathOf("bot.pem");

        Assert.StartsWith("Bot:CertificatePath is \"", Assert.Single(StartupProblems.Find(options, "Production", [])), StringComparison.Ordinal);
        File.WriteAllText(options.CertificatePath, "");
        Assert.Empty(StartupProblems.Find(options, "Production", []));
    }

    [Fact]
    public void A_managed_identity_needs_no_credential_and_may_have_none()
    {
        var options = Managed();
        options.ClientSecret = "hush-hush";
        options.CertificatePath = "bot.pem";
        options.TokenUrl = "http://localhost:1/token";

        var problems = StartupProblems.Find(options, "Development", []);

        Assert.Equal(
            from key in (string[])["ClientSecret", "CertificatePath", "TokenUrl"]
            select $"Bot:{key} is set while Bot:AppType is UserAssignedMSI; remove it, because a managed identity signs in by itself.",
            problems);
    }

    [Theory]
    [InlineData("Development", "http://localhost:1/token", true)]
    [InlineData("Development", "https://authority.example/token", true)]
    [InlineData("Development", "http://authority.example/token", false)]
    [InlineData("Development", "token", false)]
    [InlineData("Production", "http://localhost:1/token", false)]
    [InlineData("Production", "https://login.microsoftonline.com/", false)]
    public void The_bot_signs_in_elsewhere_in_development_only(string environment, string url, bool isFine)
    {
        var options = Identified();
        options.TokenUrl = url;

        var problems = StartupProblems.Find(options, environment, []);

        Assert.Equal(isFine ? [] : ["Bot:TokenUrl is"], problems.Select(problem => problem[..15]));
    }

    [Theory]
    [InlineData("Development", "Bot:AppId is missing; set it to the bot's application id in Entra, or set Bot:AllowUnauthenticatedLoopback to true")]
    [InlineData("Production", "Bot:AppId is missing; set it to the bot's application id in Entra, because")]
    public void Without_an_application_id_the_bot_does_not_start(string environment, string words)
    {
        var options = Identified();
        options.AppId = "";

        Assert.StartsWith(words, StartupProblems.Find(options, environment, [])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_must_be_served()
    {
        var options = Identified();
        options.TenantId = null;

        Assert.StartsWith("Bot:TenantId is missing; set it, or list", Assert.Single(StartupProblems.Find(options, "Development", [])), StringComparison.Ordinal);
        options.AllowedTenants.Add("11111111-1111-4111-8111-111111111111");
        Assert.Equal(["Bot:TenantId is missing; set it to the tenant that the bot is registered in, because the bot signs in there."], StartupProblems.Find(options, "Development", []));
        options.TenantId = "11111111-1111-4111-8111-111111111111";
        Assert.Empty(StartupProblems.Find(options, "Development", []));
        options.AllowedTenants.Add("");
        Assert.StartsWith("Bot:AllowedTenants:1", Assert.Single(StartupProblems.Find(options, "Development", [])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", "http://localhost:1/x", true)]
    [InlineData("Development", "https://keys.example/x", true)]
    [InlineData("Development", "http://keys.example/x", false)]
    [InlineData("Development", "x", false)]
    [InlineData("Production", "https://login.botframework.com/v1/.well-known/openidconfiguration", true)]
    [InlineData("Production", "https://keys.example/x", false)]
    [InlineData("Production", "http://localhost:1/x", false)]
    public void Keys_come_from_the_cloud_itself_outside_development(string environment, string url, bool isFine)
    {
        var options = Identified();
        options.OpenIdMetadataUrl = url;

        var isNamed = StartupProblems.Find(options, environment, []).Any(problem => problem.StartsWith("Bot:OpenIdMetadataUrl is", StringComparison.Ordinal));

        Assert.Equal(isFine, !isNamed);
    }

    [Fact]
    public void A_cloud_whose_callers_are_not_known_is_refused()
    {
        var options = Identified();
        options.Cloud = "China";

        Assert.StartsWith("Bot:Cloud is \"China\"; use another", StartupProblems.Find(options, "Production", [])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_beside_the_flag_is_refused_and_not_repeated()
    {
        var options = new BotOptions { AllowUnauthenticatedLoopback = true, ClientSecret = "hush-hush" };

        var problem = Assert.Single(StartupProblems.Find(options, "Development", []));

        Assert.StartsWith("Bot:ClientSecret", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_named_with_what_it_got_and_what_is_wanted()
    {
        var options = new BotOptions { AllowUnauthenticatedLoopback = true, AppType = "MultiTenant", Cloud = "Mars", AppId = "x", TenantId = "y" };
        options.AllowedTenants.Add("z");

        var problems = StartupProblems.Find(options, "Development", []);

        Assert.Equal(
            ["Bot:AppType is \"MultiTenant\"; it must be one of SingleTenant, UserAssignedMSI", "Bot:Cloud is \"Mars\"", "Bot:AppId is \"x\"", "Bot:TenantId is \"y\"", "Bot:AllowedTenants:0 is \"z\""],
            problems.Zip(["Bot:AppType is \"MultiTenant\"; it must be one of SingleTenant, UserAssignedMSI", "Bot:Cloud is \"Mars\"", "Bot:AppId is \"x\"", "Bot:TenantId is \"y\"", "Bot:AllowedTenants:0 is \"z\""], (problem, start) => problem[..start.Length]));
        Assert.Equal(5, problems.Count);
    }

    private static BotOptions Identified() => new() { AppId = ATokenHost.AppId, TenantId = ATokenHost.Tenant, ClientSecret = "hush-hush" };

    private static BotOptions Managed() => new() { AppType = "UserAssignedMSI", AppId = ATokenHost.AppId, TenantId = ATokenHost.Tenant };
}
