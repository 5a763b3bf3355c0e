using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Storage;
using CollabBot.Storage.Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class AzureWiring
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static TheoryData<string?, string?, string> WrongSettings => new()
    {
        { null, null, "Storage:Provider is Azure, and neither Storage:AccountName nor Storage:ConnectionString is set. Set Storage:AccountName to the storage account's name (managed identity), or Storage:ConnectionString to that of the emulator." },
        { "acme", "UseDevelopmentStorage=true", "Storage:AccountName and Storage:ConnectionString are both set. Keep the account's name to use the managed identity, or the connection string for the emulator." },
        { "Acme.blob.core.windows.net", null, "Storage:AccountName is \"Acme.blob.core.windows.net\". Set it to the name alone: 3 to 24 lower-case letters and digits, without a domain." },
        { null, "BlobEndpoint=http://storage.example/a;QueueEndpoint=http://storage.example/a;AccountName=a;AccountKey=a2V5", "Storage:ConnectionString leads to storage.example without encryption. Use https there; http is for an emulator on this machine." },
        { null, "nonsense", "Storage:ConnectionString cannot be read (it is a secret and not shown). It looks like \"UseDevelopmentStorage=true\" or \"BlobEndpoint=…;QueueEndpoint=…;AccountName=…;AccountKey=…\"." },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_is_told_before_anything_is_called(string? name, string? connection, string words)
    {
        var options = new StorageOptions { Provider = "azure", AccountName = name, ConnectionString = connection };

        var refusal = Assert.Throws<StorageSetupException>(() => new ServiceCollection().AddStorage(options));

        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public void An_account_s_name_leads_to_its_two_services()
    {
        var account = AzureAccount.From(new StorageOptions { AccountName = "acme" });

        Assert.Equal("https://acme.blob.core.windows.net/collabbot", account.Objects.Uri.ToString());
        Assert.Equal("https://acme.blob.core.windows.net/collabbot-keys", account.Keys.Uri.ToString());
        Assert.Equal("https://acme.queue.core.windows.net/", account.Queues.Uri.ToString());
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task A_host_makes_what_it_needs_and_keeps_state_in_it()
    {
        using var host = Host("Development", (await Azurite.RunningAsync()).NewAccount());
        await host.StartAsync(Live);

        Assert.NotNull(await host.Services.GetRequiredService<IObjectStore>().PutNewAsync(StoreKey.Of("a"), default, Live));
        Assert.Equal(0, await host.Services.GetRequiredService<IWorkQueue>().LengthAsync("work", Live));
        await host.StopAsync(Live);
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task A_worker_finds_the_account_ready_also_when_it_was_added_first()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Services.AddSingleton(provider => new FirstWorker(provider.GetRequiredService<IObjectStore>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FirstWorker>());
        builder.Services.AddStorage((await Azurite.RunningAsync()).NewAccount());
        using var host = builder.Build();

        await host.StartAsync(Live);

        Assert.True(host.Services.GetRequiredService<FirstWorker>().HasWritten);
        await host.StopAsync(Live);
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task Two_hosts_share_one_account_and_one_key_ring()
    {
        var options = (await Azurite.RunningAsync()).NewAccount();
        using var first = Host("Development", options);
        using var second = Host("Development", options);
        await first.StartAsync(Live);
        await second.StartAsync(Live);
        var secret = RandomNumberGenerator.GetBytes(32);

        var wrapped = first.Services.GetRequiredService<IKeyWrap>().Wrap(secret, "round 1");

        Assert.Equal(secret, second.Services.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task The_key_ring_is_not_among_the_data()
    {
        var options = (await Azurite.RunningAsync()).NewAccount();
        using var host = Host("Development", options);
        await host.StartAsync(Live);

        host.Services.GetRequiredService<IKeyWrap>().Wrap([1, 2, 3], "round 1");

        var account = AzureAccount.From(options);
        Assert.Empty(await account.Objects.GetBlobsAsync(cancellationToken: Live).ToListAsync(Live));
        var key = Assert.Single(await account.Keys.GetBlobsAsync(cancellationToken: Live).ToListAsync(Live));
        var content = await account.Keys.GetBlobClient(key.Name).DownloadContentAsync(Live);
        Assert.StartsWith("<?xml", Encoding.UTF8.GetString(content.Value.Content).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_development_the_key_ring_may_not_lie_open_in_the_account()
    {
        using var host = Host("Production", new StorageOptions { Provider = "Azure", AccountName = "acme" });

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => host.StartAsync(Live));

        Assert.StartsWith("Storage:Provider is Azure, the environment is Production, and Storage:KeyVaultKey is missing. Set it to the address of a key in Azure Key Vault", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_that_says_development_nothing_is_wrapped()
    {
        using var services = new ServiceCollection().AddLogging().AddStorage(new StorageOptions { Provider = "Azure", AccountName = "acme" }).BuildServiceProvider();

        Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IKeyWrap>().Wrap([1, 2, 3], "round 1"));
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task An_account_that_refuses_us_is_told_in_words_for_a_person()
    {
        var options = (await Azurite.RunningAsync()).NewAccount();
        options.ConnectionString = options.ConnectionString!.Replace("AccountKey=a2V5", "AccountKey=b3RoZXI=", StringComparison.Ordinal);
        using var host = Host("Development", options);

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => host.StartAsync(Live));

        Assert.Contains("(Storage:AccountName or Storage:ConnectionString) cannot be used: The storage account refused the call (403 AuthorizationFailure).", refusal.Message, StringComparison.Ordinal);
    }

    private static IHost Host(string environment, StorageOptions options)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Services.AddStorage(options);
        return builder.Build();
    }

    private sealed class FirstWorker(IObjectStore store) : IHostedService
    {
        public bool HasWritten { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) =>
            HasWritten = await store.PutNewAsync(StoreKey.Of("first"), default, cancellationToken) is not null;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
