using CollabBot.Core.Storage;

namespace CollabBot.Tests.Replicas;

/// <summary>A queue across a network: calls take a while, so that of several processes that look for work none is always first. For one thread.</summary>
internal sealed class DistantQueue(IWorkQueue inner, TimeProvider time, int seed) : IWorkQueue
{
    private readonly Random _random = new(seed);

    public async Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        await inner.SendAsync(queue, body, delay, cancellationToken);
    }

    public async Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        return await inner.ReceiveAsync(queue, max, visibility, cancellationToken);
    }

    public async Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        return await inner.RenewAsync(message, visibility, cancellationToken);
    }

    public async Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        return await inner.DoneAsync(message, cancellationToken);
    }

    public async Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        return await inner.ParkAsync(message, delay, cancellationToken);
    }

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken) => inner.LengthAsync(queue, cancellationToken);

    private Task TravelAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(_random.Next(5, 40)), time, cancellationToken);
}
