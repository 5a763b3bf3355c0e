using CollabBot.Core.Storage;
using CollabBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class StorageWiring : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("sqlite")]
    public async Task Both_ports_are_there_and_share_the_file(string provider)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions { Provider = provider, SqlitePath = _folder.PathOf("store.db") })
            .BuildServiceProvider();

        Assert.NotNull(await services.GetRequiredService<IObjectStore>().PutNewAsync(StoreKey.Of("a"), default, Live));
        await services.GetRequiredService<IWorkQueue>().SendAsync("work", default, TimeSpan.Zero, Live);
        Assert.True(File.Exists(_folder.PathOf("store.db")));
    }

    [Fact]
    public void Wiring_alone_touches_no_file()
    {
        new ServiceCollection().AddLogging().AddStorage(new StorageOptions { SqlitePath = _folder.PathOf("data", "store.db") });

        Assert.False(Directory.Exists(_folder.PathOf("data")));
    }

    [Fact]
    public async Task A_host_that_cannot_keep_state_does_not_start()
    {
        await File.WriteAllTextAsync(_folder.PathOf("store.db"), "certainly not a database, whatever its name says", Live);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddStorage(new StorageOptions { SqlitePath = _folder.PathOf("store.db") });
        using var host = builder.Build();

        await Assert.ThrowsAsync<StorageSetupException>(() => host.StartAsync(Live));
    }

    [Fact]
    public async Task The_next_host_may_start_when_the_first_has_stopped()
    {
        for (var i = 0; i < 2; i++)
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Services.AddStorage(new StorageOptions { SqlitePath = _folder.PathOf("store.db") });
            using var host = builder.Build();
            await host.StartAsync(Live);
            await host.StopAsync(Live);
        }
    }

    [Theory]
    [InlineData("Postgres", "Storage:Provider is \"Postgres\". Set it to Sqlite or Azure, or leave it out for Sqlite.")]
    [InlineData("", "Storage:Provider is \"\". Set it to Sqlite or Azure, or leave it out for Sqlite.")]
    public void Another_provider_is_refused_with_words_for_a_person(string provider, string words)
    {
        var refusal = Assert.Throws<StorageSetupException>(() => new ServiceCollection().AddStorage(new StorageOptions { Provider = provider }));

        Assert.Equal(words, refusal.Message);
    }

    [Fact]
    public void An_empty_path_is_refused() =>
        Assert.Throws<StorageSetupException>(() => new ServiceCollection().AddStorage(new StorageOptions { SqlitePath = " " }));
}
