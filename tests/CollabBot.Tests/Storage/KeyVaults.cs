using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CollabBot.Core.Privacy;
using CollabBot.Doubles.KeyVault;
using CollabBot.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Storage.KeyRing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>The key ring of a storage account, wrapped by a key in a vault: real Data Protection, real keys, a double of the vault's REST interface.</summary>
public sealed class KeyVaults : IAsyncLifetime
{
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private FakeKeyVault _vault = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _vault = await FakeKeyVault.StartAsync();

    public ValueTask DisposeAsync() => _vault.DisposeAsync();

    [Fact]
    [Trait("needs", "azurite")]
    public async Task In_production_replicas_share_a_ring_that_the_account_alone_does_not_open()
    {
        var options = await NewAccountAsync();
        using var first = Host("Production", options);
        using var second = Host("Production", options);
        await first.StartAsync(Live);
        await second.StartAsync(Live);

        var wrapped = first.Services.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");

        Assert.Equal(_secret, second.Services.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
        var stored = await StoredKeyAsync(options);
        Assert.Contains("sealedByKeyVault", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", stored, StringComparison.Ordinal);

        // The same account without the vault, as a thief of the account has it.
        using var thief = Host("Development", new StorageOptions { Provider = options.Provider, ConnectionString = options.ConnectionString });
        await thief.StartAsync(Live);
        Assert.Throws<KeyUnavailableException>(() => thief.Services.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task A_ring_from_before_the_key_was_rotated_opens_after_it()
    {
        var options = await NewAccountAsync();
        using var before = Host("Production", options);
        await before.StartAsync(Live);
        var wrapped = before.Services.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");

        _vault.Rotate();

        using var after = Host("Production", options);
        await after.StartAsync(Live);
        Assert.Equal(_secret, after.Services.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
    }

    [Fact]
    [Trait("needs", "azurite")]
    public async Task A_vault_that_refuses_us_stops_the_start_in_words_for_a_person()
    {
        _vault.Refusal = 403;
        using var host = Host("Production", await NewAccountAsync());

        var refusal = await Assert.ThrowsAsync<StorageSetupException>(() => host.StartAsync(Live));

        Assert.StartsWith("The key https://acme.vault.azure.net/keys/key-ring (Storage:KeyVaultKey) cannot be used: the vault answered 403 Forbidden. Check the address", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Key Vault Crypto Service Encryption User", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sealing_asks_the_vault_twice_and_opening_once()
    {
        var element = SealedElement.Seal(new XElement("masterKey", "secret"), Key());
        Assert.Equal(["get", "wrapkey"], _vault.Calls);

        Assert.Equal("<masterKey>secret</masterKey>", SealedElement.Open(element, Key()).ToString());
        Assert.Equal(["get", "wrapkey", "unwrapkey"], _vault.Calls);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("nonce")]
    [InlineData("tag")]
    public void A_sealed_key_that_was_changed_does_not_open(string part)
    {
        var element = SealedElement.Seal(new XElement("masterKey", "secret"), Key());
        var bytes = Convert.FromBase64String(element.Element(part)!.Value);
        bytes[0] ^= 1;
        element.Element(part)!.Value = Convert.ToBase64String(bytes);

        Assert.ThrowsAny<CryptographicException>(() => SealedElement.Open(element, Key()));
    }

    [Theory]
    [InlineData("https://evil.example/keys/key-ring/00000000000000000000000000000000")]
    [InlineData("https://acme.vault.azure.net/keys/key-ring-of-another/00000000000000000000000000000000")]
    [InlineData("https://acme.vault.azure.net/keys/key-ring/../../secrets")]
    [InlineData("https://acme.vault.azure.net/keys/key-ring")]
    public void A_document_that_names_another_key_gets_no_call_and_no_token(string version)
    {
        var element = SealedElement.Seal(new XElement("masterKey", "secret"), Key());
        element.Element("key")!.Value = version;
        _vault.Calls.Clear();

        Assert.Throws<CryptographicException>(() => SealedElement.Open(element, Key()));

        Assert.Empty(_vault.Calls);
    }

    [Theory]
    [InlineData("https://acme.vault.azure.net/keys/key-ring/0123")]
    [InlineData("http://acme.vault.azure.net/keys/key-ring")]
    [InlineData("https://acme.vault.azure.net.evil.example/keys/key-ring")]
    [InlineData("https://acme.vault.azure.net/secrets/key-ring")]
    [InlineData("key-ring")]
    public void Another_address_than_a_key_s_is_refused_before_anything_is_called(string address)
    {
        var refusal = Assert.Throws<StorageSetupException>(() =>
            new ServiceCollection().AddStorage(new StorageOptions { Provider = "Azure", AccountName = "acme", KeyVaultKey = address }));

        Assert.Equal($"Storage:KeyVaultKey is \"{address}\". Set it to the address of a key without a version, such as https://<vault>.vault.azure.net/keys/<name>.", refusal.Message);
    }

    [Fact]
    public void A_key_beside_a_database_file_is_refused()
    {
        var refusal = Assert.Throws<StorageSetupException>(() => new ServiceCollection().AddStorage(new StorageOptions { KeyVaultKey = _vault.Key }));

        Assert.StartsWith("Storage:KeyVaultKey is set and Storage:Provider is \"Sqlite\".", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> StoredKeyAsync(StorageOptions options)
    {
        var keys = AzureAccount.From(options).Keys;
        var key = Assert.Single(await keys.GetBlobsAsync(cancellationToken: Live).ToListAsync(Live));
        return Encoding.UTF8.GetString((await keys.GetBlobClient(key.Name).DownloadContentAsync(Live)).Value.Content);
    }

    private async Task<StorageOptions> NewAccountAsync()
    {
        var options = (await Azurite.RunningAsync()).NewAccount();
        options.KeyVaultKey = _vault.Key;
        return options;
    }

    private KeyVaultKey Key() => KeyVaultKey.From(_vault.Key, new AnyCredential(), new ToTheDouble(_vault.Url));

    private IHost Host(string environment, StorageOptions options)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });
        if (options.KeyVaultKey is not null)
        {
            builder.Services.AddSingleton(Key());
        }

        builder.Services.AddStorage(options);
        return builder.Build();
    }
}
