using CollabBot.BotFramework.Authentication;
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

    [Theory]
    [InlineData("Development", "Bot:AllowUnauthenticatedLoopback is false; set it to true")]
    [InlineData("Production", "The environment is Production; this version starts in Development only")]
    public void A_start_without_the_flag_says_what_to_do(string environment, string words) =>
        Assert.StartsWith(words, Assert.Single(StartupProblems.Find(new BotOptions(), environment, [])), StringComparison.Ordinal);

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
}
