using System.Diagnostics;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Takes a hint to the use case that follows it.</summary>
public sealed class WorkDispatcher(
    WelcomeTeam welcome, OpenScheduledRound scheduled, SkipRounds skip, OpenRound open, AskParticipants ask, RemindParticipants remind, AdvanceRound advance,
    ReleaseComments comments, RunErrand errands, WorkHints hints)
{
    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken) => item switch
    {
        WorkItem.WelcomeTeam work => await welcome.HandleAsync(work.Team, cancellationToken),
        WorkItem.OpenScheduledRound work => await scheduled.HandleAsync(work.Team, work.Date, work.Start, cancellationToken),
        WorkItem.SkipRounds work => await skip.HandleAsync(work.Team, work.Dates, SkipReason.Outage, cancellationToken),
        WorkItem.Several work => await GiveAsync(work.Items, cancellationToken),
        WorkItem.OpenRound work => await open.HandleAsync(work.Team, work.Date, cancellationToken) is OpenRoundOutcome.RosterUnavailable
            ? new WorkOutcome.Again(RosterRetry)
            : WorkOutcome.Done.Instance,
        WorkItem.AskChunk work => await ask.HandleAsync(work.Round, work.Chunk, cancellationToken),
        WorkItem.Remind work => await remind.HandleAsync(work.Round, cancellationToken),
        WorkItem.AdvanceRound work => await advance.HandleAsync(work.Round, cancellationToken),
        WorkItem.EndSweeps work => await comments.HandleAsync(work.Round, cancellationToken),
        WorkItem.RunErrand work => await errands.HandleAsync(work.Tenant, work.Name, cancellationToken),
        _ => throw new UnreachableException(),
    };

    private async Task<WorkOutcome> GiveAsync(IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await hints.SendAsync(item, cancellationToken);
        }

        return WorkOutcome.Done.Instance;
    }
}
