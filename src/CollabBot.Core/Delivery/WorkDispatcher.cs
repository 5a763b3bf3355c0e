using System.Diagnostics;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Takes a hint to the use case that follows it.</summary>
public sealed class WorkDispatcher(WelcomeTeam welcome, OpenRound open, AskParticipants ask, AdvanceRound advance)
{
    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken) => item switch
    {
        WorkItem.WelcomeTeam work => await welcome.HandleAsync(work.Team, cancellationToken),
        WorkItem.OpenRound work => await open.HandleAsync(work.Team, work.Date, cancellationToken) is OpenRoundOutcome.RosterUnavailable
            ? new WorkOutcome.Again(RosterRetry)
            : WorkOutcome.Done.Instance,
        WorkItem.AskChunk work => await ask.HandleAsync(work.Round, work.Chunk, cancellationToken),
        WorkItem.AdvanceRound work => await advance.HandleAsync(work.Round, cancellationToken),
        _ => throw new UnreachableException(),
    };
}
