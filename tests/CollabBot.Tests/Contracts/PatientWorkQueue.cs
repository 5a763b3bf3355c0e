using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>A caller that tries again while the queue is unavailable.</summary>
internal sealed class PatientWorkQueue(IWorkQueue inner) : IWorkQueue
{
    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) => Patience.RunAsync(async _ =>
    {
        await inner.SendAsync(queue, body, delay, cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.ReceiveAsync(queue, max, visibility, cancellationToken));

    public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.RenewAsync(message, visibility, cancellationToken));

    public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) => Patience.RunAsync(_ => inner.DoneAsync(message, cancellationToken));

    public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        Patience.RunAsync(_ => inner.ParkAsync(message, delay, cancellationToken));

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken) => Patience.RunAsync(_ => inner.LengthAsync(queue, cancellationToken));
}
