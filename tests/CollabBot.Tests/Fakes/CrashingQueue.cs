using CollabBot.Core.Storage;

namespace CollabBot.Tests.Fakes;

/// <summary>A queue as a process sees it that dies at a <see cref="CrashPoint"/>: sending and settling are steps.</summary>
internal sealed class CrashingQueue(IWorkQueue inner, CrashPoint crash) : IWorkQueue
{
    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) => crash.StepAsync(async () =>
    {
        await inner.SendAsync(queue, body, delay, cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken)
    {
        crash.ThrowIfDead();
        return inner.ReceiveAsync(queue, max, visibility, cancellationToken);
    }

    public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
        crash.StepAsync(() => inner.RenewAsync(message, visibility, cancellationToken));

    public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) => crash.StepAsync(() => inner.DoneAsync(message, cancellationToken));

    public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        crash.StepAsync(() => inner.ParkAsync(message, delay, cancellationToken));

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken)
    {
        crash.ThrowIfDead();
        return inner.LengthAsync(queue, cancellationToken);
    }
}
