using CollabBot.BotFramework.Authentication;
using CollabBot.BotFramework.Connector;
using Xunit;

namespace CollabBot.Tests.BotFramework.Authentication;

public sealed class Clouds
{
    [Theory]
    [InlineData("Public", "https://api.botframework.com", "https://login.botframework.com/v1/.well-known/openidconfiguration", "https://login.microsoftonline.com/", "https://api.botframework.com/.default")]
    [InlineData("UsGov", "https://api.botframework.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    [InlineData("China", "https://api.botframework.azure.cn", "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://login.partner.microsoftonline.cn/", "https://api.botframework.azure.cn/.default")]
    public void Each_cloud_has_its_own_constants(string name, string issuer, string metadataUrl, string authority, string scope)
    {
        var cloud = BotCloud.Find(name)!;

        Assert.Equal((issuer, metadataUrl, authority, scope), (cloud.Issuer, cloud.MetadataUrl.AbsoluteUri, cloud.Authority.AbsoluteUri, cloud.Scope));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("")]
    [InlineData("USGov")]
    public void There_is_no_other_cloud(string name) => Assert.Null(BotCloud.Find(name));

    [Theory]
    [InlineData("Public", "https://smba.trafficmanager.net/teams/", true)]
    [InlineData("Public", "https://smba.infra.gcc.teams.microsoft.com/gcc", true)]
    [InlineData("Public", "https://smba.infra.gov.teams.microsoft.us/teams", false)]
    [InlineData("Public", "https://canary.botapi.skype.com/", false)]
    [InlineData("UsGov", "https://smba.infra.gov.teams.microsoft.us/teams", true)]
    [InlineData("UsGov", "https://smba.infra.dod.teams.microsoft.us/teams", true)]
    [InlineData("UsGov", "https://smba.trafficmanager.net/teams/", false)]
    [InlineData("China", "https://smba.trafficmanager.net/teams/", false)]
    [InlineData("China", "https://smba.example.cn/", false)]
    public void A_cloud_has_its_own_hosts(string name, string serviceUrl, bool isAllowed) =>
        Assert.Equal(isAllowed, new CloudServiceUrls(BotCloud.Find(name)!).Allows(new Uri(serviceUrl)));
}
