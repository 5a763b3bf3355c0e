using CollabBot.Core.Pulses;

namespace CollabBot.Core.Delivery;

/// <summary>Hints again at whatever an unfinished round still needs, so that a lost hint, an emptied queue or a crash heals itself.</summary>
/// <remarks>For use by one loop; harmless beside others.</remarks>
public sealed class Sweep(Rounds rounds, AskParticipants ask, WorkHints hints)
{
    /// <summary>Hints that rounds whose time has come be advanced. Cheap: for every tick.</summary>
    public async Task AdvanceDueAsync(CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        foreach (var active in await rounds.ListActiveAsync(cancellationToken))
        {
            if (await rounds.FindStateAsync(active.Ref, cancellationToken) is { } state
                && await rounds.FindPlanAsync(active.Ref, cancellationToken) is { } plan
                && IsDue(state, plan, now))
            {
                await hints.SendAsync(new WorkItem.AdvanceRound(active.Ref), cancellationToken);
            }
        }
    }

    /// <summary>Hints at everything that may have been lost: rounds begun and not opened, people not asked. For a start, and then every few minutes.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        foreach (var active in await rounds.ListActiveAsync(cancellationToken))
        {
            var plan = await rounds.FindPlanAsync(active.Ref, cancellationToken);
            var state = await rounds.FindStateAsync(active.Ref, cancellationToken);
            if (plan is null && IsOverEverywhere(active.Date, now))
            {
                await rounds.UnmarkActiveAsync(active.Ref, cancellationToken);
            }
            else if (plan is null || state is null)
            {
                await hints.SendAsync(new WorkItem.OpenRound(active.Ref.Team, active.Date), cancellationToken);
            }
            else if (state.Admits(plan, now))
            {
                foreach (var chunk in await ask.UnfinishedAsync(plan, cancellationToken))
                {
                    await hints.SendAsync(new WorkItem.AskChunk(active.Ref, chunk), cancellationToken);
                }
            }
        }
    }

    /// <summary>By then no time zone has that day any more, nor the grace after it: a round without a plan is not opened now.</summary>
    private static bool IsOverEverywhere(DateOnly date, DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) >= date.AddDays(2);

    private static bool IsDue(RoundState state, RoundPlan plan, DateTimeOffset now) => state.Phase switch
    {
        RoundPhase.Open => now >= plan.ClosesAt,
        RoundPhase.Closing => now >= state.SealAt,
        _ => true,
    };
}
