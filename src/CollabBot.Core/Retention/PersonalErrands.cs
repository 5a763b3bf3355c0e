using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>What falls due for a person alone: their digest, and the message to somebody who connects.</summary>
internal static class PersonalErrands
{
    /// <summary>Nothing falls due for them any more. Safe to repeat.</summary>
    public static async Task DropAsync(Errands errands, PersonRef person, CancellationToken cancellationToken)
    {
        await errands.DropAsync(person.Tenant, LeaderDesks.NameOf(person), cancellationToken);
        await errands.DropAsync(person.Tenant, SpannerDesk.NameOf(person), cancellationToken);
    }
}
