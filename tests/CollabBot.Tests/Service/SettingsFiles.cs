using CollabBot.Service;
using CollabBot.Storage;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class SettingsFiles
{
    private const string LocalUrl = "http://localhost:3978";

    [Fact]
    public async Task The_shipped_files_start_a_local_bot_and_every_part_of_it_can_be_made()
    {
        using var folder = new TemporaryFolder();
        await using var app = Build("Development", LocalUrl, ("Storage:SqlitePath", folder.PathOf("store.db")));

        Assert.NotNull(app.Services.GetService(typeof(Core.Delivery.WorkDispatcher)));
    }

    [Fact]
    public void The_shipped_files_alone_do_not_start_in_production() => Assert.Collection(
        Problems("Production"),
        problem => Assert.StartsWith("Bot:AppId is missing; set it", problem, StringComparison.Ordinal),
        problem => Assert.StartsWith("Bot:TenantId is missing; set it", problem, StringComparison.Ordinal),
        problem => Assert.StartsWith("Bot:ClientSecret is missing, and so is Bot:CertificatePath; set one of them", problem, StringComparison.Ordinal));

    [Fact]
    public async Task The_shipped_files_and_an_identity_start_in_production_and_every_part_of_it_can_be_made()
    {
        using var folder = new TemporaryFolder();
        await using var app = Build(
            "Production",
            LocalUrl,
            ("Bot:AppId", "22222222-2222-4222-8222-222222222222"),
            ("Bot:TenantId", "11111111-1111-4111-8111-111111111111"),
            ("Bot:ClientSecret", "hush-hush"),
            ("Storage:SqlitePath", folder.PathOf("store.db")));

        Assert.NotNull(app.Services.GetService(typeof(Core.Delivery.WorkDispatcher)));
    }

    [Fact]
    public void Without_the_flag_callers_need_tokens_and_tokens_need_an_identity() => Assert.Collection(
        Problems("Development", ("Bot:AllowUnauthenticatedLoopback", "false")),
        problem => Assert.StartsWith("Bot:AppId is missing; set it to the bot's application id in Entra, or set Bot:AllowUnauthenticatedLoopback to true", problem, StringComparison.Ordinal),
        problem => Assert.StartsWith("Bot:TenantId is missing; set it", problem, StringComparison.Ordinal),
        problem => Assert.StartsWith("Bot:ClientSecret is missing", problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("Bot:AppID2", "x", "Bot:AppID2 is not a setting; use one of AppId, TenantId, AppType, ClientSecret, CertificatePath, Cloud, AllowedTenants, OpenIdMetadataUrl, TokenUrl, AllowUnauthenticatedLoopback, or remove it.")]
    [InlineData("Storage:Path", "x", "Storage:Path is not a setting; use one of Provider, SqlitePath, ConnectionString, AccountName, KeyVaultKey, or remove it.")]
    [InlineData("Reporting:ComplaintContact", "http://x.example", "Reporting:ComplaintContact is \"http://x.example\"; it must be an address that begins with https://, or an e-mail address, or left out.")]
    [InlineData("Reporting:ComplaintContact", "Ada <ada@x.example>", "Reporting:ComplaintContact is \"Ada <ada@x.example>\"; it must be an address that begins with https://, or an e-mail address, or left out.")]
    [InlineData("Retention:Hold", "perhaps", "Retention:Hold is \"perhaps\"; it must be true or false.")]
    [InlineData("Retention:HeldTenants", "one", "Retention:HeldTenants is a single value; write a list, such as Retention:HeldTenants:0.")]
    [InlineData("Retention:Months", "3", "Retention:Months is not a setting; use one of Hold, HeldTenants, or remove it.")]
    [InlineData("Comments:Link", "x", "Comments:Link is not a setting; use one of ReportLink, or remove it.")]
    [InlineData("Comments:ReportLink", "http://x.example", "Comments:ReportLink is \"http://x.example\"; it must be an address that begins with https://, or left out.")]
    [InlineData("Comments:ReportLink", "report", "Comments:ReportLink is \"report\"; it must be an address that begins with https://, or left out.")]
    [InlineData("Bot:AllowUnauthenticatedLoopback", "yes", "Bot:AllowUnauthenticatedLoopback is \"yes\"; it must be true or false.")]
    [InlineData("Bot:AppType", "MultiTenant", "Bot:AppType is \"MultiTenant\"; it must be one of SingleTenant, UserAssignedMSI, because the bot's identity depends on it.")]
    [InlineData("Bot:Cloud", "public", "Bot:Cloud is \"public\"; it must be one of Public, UsGov, China, because the bot's identity depends on it.")]
    [InlineData("Bot:AppId", "my-bot", "Bot:AppId is \"my-bot\"; it must be a GUID or left out, because it names an object in Entra.")]
    [InlineData("Bot:TenantId", "contoso", "Bot:TenantId is \"contoso\"; it must be a GUID or left out, because it names an object in Entra.")]
    [InlineData("Bot:AllowedTenants:0", "contoso", "Bot:AllowedTenants:0 is \"contoso\"; it must be a GUID or left out, because it names an object in Entra.")]
    [InlineData("Bot:AllowedTenants", "contoso", "Bot:AllowedTenants is a single value; write a list, such as Bot:AllowedTenants:0.")]
    [InlineData("Bot:ClientSecret", "hunter2", "Bot:ClientSecret is set while Bot:AllowUnauthenticatedLoopback is true; remove one of them, because a real credential must not serve callers without a token.")]
    public void A_wrong_value_is_told_in_a_sentence(string key, string value, string sentence) =>
        Assert.Equal([sentence], Problems("Development", (key, value)));

    [Theory]
    [InlineData("Storage:Provider", "Postgres")]
    [InlineData("Storage:Provider", "Azure")]
    [InlineData("Storage:SqlitePath", " ")]
    public void A_store_that_cannot_be_had_is_told_by_its_key(string key, string value) =>
        Assert.StartsWith($"{key} is ", Assert.Throws<StorageSetupException>(() => Build("Development", LocalUrl, (key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_address_that_others_could_reach_is_refused() =>
        Assert.StartsWith(
            "The service would listen on http://0.0.0.0:3978 while",
            Assert.Single(Assert.Throws<ConfigurationException>(() => Build("Development", "http://0.0.0.0:3978")).Problems),
            StringComparison.Ordinal);

    [Fact]
    public void Several_problems_are_told_at_once() =>
        Assert.Equal(3, Problems("Development", ("Bot:AppId", "x"), ("Bot:TenantId", "x"), ("Bot:Cloud", "x")).Count);

    private static IReadOnlyList<string> Problems(string environment, params (string Key, string Value)[] settings) =>
        Assert.Throws<ConfigurationException>(() => Build(environment, LocalUrl, settings)).Problems;

    private static WebApplication Build(string environment, string url, params (string Key, string Value)[] settings)
    {
        var builder = ServiceHost.CreateBuilder(environment);
        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        return ServiceHost.Build(builder, [url]);
    }
}
