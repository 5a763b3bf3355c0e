using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>A queue whose calls fail as a plan says: before they are done, or after.</summary>
internal sealed class FaultyWorkQueue(IWorkQueue inner, FaultPlan plan) : IWorkQueue
{
    public Task SendAsync(string queue, ReadOnlyMemory<byte> body, TimeSpan delay, CancellationToken cancellationToken) => plan.RunAsync("send", async () =>
    {
        await inner.SendAsync(queue, body, delay, cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<WorkMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken) =>
        plan.RunAsync("receive", () => inner.ReceiveAsync(queue, max, visibility, cancellationToken));

    public Task<WorkMessage?> RenewAsync(WorkMessage message, TimeSpan visibility, CancellationToken cancellationToken) =>
        plan.RunAsync("renew", () => inner.RenewAsync(message, visibility, cancellationToken));

    public Task<bool> DoneAsync(WorkMessage message, CancellationToken cancellationToken) => plan.RunAsync("done", () => inner.DoneAsync(message, cancellationToken));

    public Task<bool> ParkAsync(WorkMessage message, TimeSpan delay, CancellationToken cancellationToken) =>
        plan.RunAsync("park", () => inner.ParkAsync(message, delay, cancellationToken));

    public Task<int> LengthAsync(string queue, CancellationToken cancellationToken) => plan.RunAsync("length", () => inner.LengthAsync(queue, cancellationToken));
}
