using CollabBot.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollabBot.Chaos.Processes;

/// <summary>A store whose clock is taken to be ahead, as if so much time had passed; all else is the store's own.</summary>
internal sealed class LaterStore(IObjectStore store, TimeSpan ahead) : IObjectStore
{
    public async Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => await store.ServerTimeAsync(cancellationToken) + ahead;

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => store.GetAsync(key, cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => store.PutNewAsync(key, body, cancellationToken);

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) => store.PutIfAsync(key, body, expected, cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => store.DeleteAsync(key, expected, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        store.AppendAsync(key, bytes, expectedPosition, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => store.ReadLogAsync(key, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    /// <summary>Puts itself before the store that a host registered.</summary>
    public sealed class ServiceProviderFactory(TimeSpan ahead) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
        {
            var real = containerBuilder.Last(service => service.ServiceType == typeof(IObjectStore));
            containerBuilder.Remove(real);
            containerBuilder.AddSingleton<IObjectStore>(provider => new LaterStore((IObjectStore)real.ImplementationFactory!(provider), ahead));
            return containerBuilder.BuildServiceProvider();
        }
    }
}
