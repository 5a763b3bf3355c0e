using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>So many processes, whatever becomes of them; what one is told stays with it.</summary>
internal sealed record SoManyReplicas(int? Count) : ILiveReplicas
{
    public Task TellAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;
}
