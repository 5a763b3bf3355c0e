using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Service;
using CollabBot.Storage;
using CollabBot.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CollabBot.Tests.Service;

public sealed class StoreOwners : IDisposable
{
    private const string OneApp = "11111111-1111-4111-8111-111111111111";
    private const string OtherApp = "22222222-2222-4222-8222-222222222222";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OneApp, OtherApp, "The store belongs to the bot with the application id 11111111-1111-4111-8111-111111111111, and Bot:AppId is 22222222-2222-4222-8222-222222222222. Two bots on one store would ask everybody twice. Set Bot:AppId to 11111111-1111-4111-8111-111111111111 to go on with this store, or set Storage:SqlitePath to another file to begin anew.")]
    [InlineData(null, OtherApp, "The store belongs to a trial without Bot:AppId, and Bot:AppId is 22222222-2222-4222-8222-222222222222. Two bots on one store would ask everybody twice. Leave Bot:AppId out, in Development, to go on with this store, or set Storage:SqlitePath to another file to begin anew.")]
    [InlineData(OneApp, null, "The store belongs to the bot with the application id 11111111-1111-4111-8111-111111111111, and Bot:AppId is not set. Two bots on one store would ask everybody twice. Set Bot:AppId to 11111111-1111-4111-8111-111111111111 to go on with this store, or set Storage:SqlitePath to another file to begin anew.")]
    public async Task Another_bot_does_not_start_on_a_store_and_is_told_what_to_do(string? first, string? second, string words)
    {
        await StartAndStopAsync(OnFile(first));
        await StartAndStopAsync(OnFile(first));

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => StartAndStopAsync(OnFile(second)));

        Assert.Equal([words], StartupFailure.Explain(refusal));
        await StartAndStopAsync(OnFile(first));
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task Two_processes_of_one_bot_share_an_account_and_a_process_that_ends_says_so()
    {
        var account = (await Azurite.RunningAsync()).NewAccount();
        await using var first = OnAccount(account, OneApp);
        await first.StartAsync(Live);
        await CountedAsync(first);
        await using (var second = OnAccount(account, OneApp))
        {
            await second.StartAsync(Live);
            await HeartbeatsAsync(first, 2);
            await second.StopAsync(Live);
        }

        Assert.IsType<LiveReplicas>(first.Services.GetRequiredService<ILiveReplicas>());
        await HeartbeatsAsync(first, 1);
        await first.StopAsync(Live);
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task Another_bot_is_told_to_take_another_account()
    {
        var account = (await Azurite.RunningAsync()).NewAccount();
        await StartAndStopAsync(OnAccount(account, OneApp));

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => StartAndStopAsync(OnAccount(account, OtherApp)));

        Assert.EndsWith("or set Storage:AccountName or Storage:ConnectionString to another account to begin anew.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_machine_s_database_has_one_process()
    {
        await using var host = OnFile(null);

        Assert.IsType<SingleReplica>(host.Services.GetRequiredService<ILiveReplicas>());
    }

    private static async Task StartAndStopAsync(WebApplication host)
    {
        await using (host)
        {
            await host.StartAsync(Live);
            await host.StopAsync(Live);
        }
    }

    /// <summary>The first beat is made beside the start, by the machine's own clock.</summary>
    private static async Task CountedAsync(WebApplication host)
    {
        while (host.Services.GetRequiredService<ILiveReplicas>().Count is null)
        {
            await Task.Yield();
        }
    }

    private static async Task HeartbeatsAsync(WebApplication host, int count)
    {
        var store = host.Services.GetRequiredService<IObjectStore>();
        while (await store.ListAsync(StoreKey.Of("replica"), Live).CountAsync(Live) != count)
        {
            Live.ThrowIfCancellationRequested();
        }
    }

    private WebApplication OnFile(string? appId) => Host(appId, ("Storage:SqlitePath", _folder.PathOf("store.db")));

    private static WebApplication OnAccount(StorageOptions account, string? appId) =>
        Host(appId, ("Storage:Provider", account.Provider), ("Storage:ConnectionString", account.ConnectionString));

    private static WebApplication Host(string? appId, params (string Name, string? Value)[] settings)
    {
        var builder = ServiceHost.CreateBuilder("Development");
        builder.Logging.ClearProviders();
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        if (appId is not null)
        {
            builder.Configuration["Bot:AppId"] = appId;
            builder.Configuration["Bot:TenantId"] = "33333333-3333-4333-8333-333333333333";
            builder.Configuration["Bot:ClientSecret"] = "made up";
            builder.Configuration["Bot:AllowUnauthenticatedLoopback"] = "false";
        }

        return ServiceHost.Build(builder, ["http://127.0.0.1:0"]);
    }
}
