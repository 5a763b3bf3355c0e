using CollabBot.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollabBot.Tests.Fakes;

/// <summary>A store that writes down what is asked of it: the call, and the kind of key.</summary>
internal sealed class CountedStore(IObjectStore store) : IObjectStore
{
    private readonly List<string> _calls = [];
    private readonly HashSet<StoreKey> _written = [];

    /// <summary>Every key that was ever written.</summary>
    public IReadOnlyList<StoreKey> Written
    {
        get
        {
            lock (_calls)
            {
                return [.. _written];
            }
        }
    }

    /// <summary>In order, since the last <see cref="Clear"/>; such as <c>put-if inbox</c>.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public void Clear()
    {
        lock (_calls)
        {
            _calls.Clear();
        }
    }

    public Task<StoredObject?> GetAsync(StoreKey key, CancellationToken cancellationToken) => Counted("get", key).GetAsync(key, cancellationToken);

    public Task<Revision?> PutNewAsync(StoreKey key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Counted("put-new", key).PutNewAsync(key, body, cancellationToken);

    public Task<Revision?> PutIfAsync(StoreKey key, ReadOnlyMemory<byte> body, Revision expected, CancellationToken cancellationToken) =>
        Counted("put-if", key).PutIfAsync(key, body, expected, cancellationToken);

    public Task<bool> DeleteAsync(StoreKey key, Revision? expected, CancellationToken cancellationToken) => Counted("delete", key).DeleteAsync(key, expected, cancellationToken);

    public IAsyncEnumerable<ListedObject> ListAsync(StoreKey prefix, CancellationToken cancellationToken) => Counted("list", prefix).ListAsync(prefix, cancellationToken);

    public Task<AppendOutcome> AppendAsync(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition, CancellationToken cancellationToken) =>
        Counted("append", key).AppendAsync(key, bytes, expectedPosition, cancellationToken);

    public Task<ReadOnlyMemory<byte>> ReadLogAsync(StoreKey key, CancellationToken cancellationToken) => Counted("read-log", key).ReadLogAsync(key, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => store.ScrubAsync(cancellationToken);

    public Task<DateTimeOffset> ServerTimeAsync(CancellationToken cancellationToken) => store.ServerTimeAsync(cancellationToken);

    /// <summary>Builds a host's services with its store counted; give it to a builder, ask the host for <see cref="CountedStore"/>.</summary>
    /// <param name="last">What is to be registered after everything else, and so in place of it.</param>
    public sealed class ServiceProviderFactory(Action<IServiceCollection>? last = null) : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
        {
            var real = containerBuilder.Last(service => service.ServiceType == typeof(IObjectStore));
            containerBuilder.Remove(real);
            containerBuilder.AddSingleton(provider => new CountedStore((IObjectStore)real.ImplementationFactory!(provider)));
            containerBuilder.AddSingleton<IObjectStore>(provider => provider.GetRequiredService<CountedStore>());
            last?.Invoke(containerBuilder);
            return containerBuilder.BuildServiceProvider();
        }
    }

    private IObjectStore Counted(string call, StoreKey key)
    {
        var segments = key.Segments();
        lock (_calls)
        {
            if (call is "put-new" or "append")
            {
                _written.Add(key);
            }

            _calls.Add($"{call} {(segments is ["round", _, _, _, var kind, ..] ? kind : segments[0])}");
        }

        return store;
    }
}
