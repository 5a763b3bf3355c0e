using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;

namespace CollabBot.Core.Pulses;

/// <summary>Takes a round to its next phase, if the time for it has come: Open, once extended perhaps, → Closing → Closed → Published → Purged.</summary>
/// <remarks>Each step is safe to repeat; whoever finds it done goes on with the next.</remarks>
public sealed class AdvanceRound(
    Rounds rounds, AnswerableRounds answerable, ExtendRound extend, HoldToDecisions decisions, CountRound count, PublishRound publish, ReduceReadings reduce, WorkHints hints)
{
    public async Task<WorkOutcome> HandleAsync(RoundRef round, CancellationToken cancellationToken)
    {
        if (await rounds.FindPlanAsync(round, cancellationToken) is not { } plan || await rounds.FindStateAsync(round, cancellationToken) is not { } state)
        {
            return WorkOutcome.Done.Instance;
        }

        if (state.Phase is RoundPhase.Open)
        {
            state = await EndAsync(plan, state, cancellationToken);
            if (state is { Phase: RoundPhase.Open, ExtendedTo: not null })
            {
                return await extend.TellAsync(state.InForce(plan), cancellationToken);
            }
        }

        if (state.Phase is RoundPhase.Closing)
        {
            state = await SealAsync(round, state, cancellationToken);
            if (state.SealAt - await rounds.NowAsync(cancellationToken) is { } left && left > TimeSpan.Zero)
            {
                return new WorkOutcome.Again(left);
            }
        }

        if (state.Phase is RoundPhase.Closing or RoundPhase.Closed)
        {
            // Once for what is counted and for what is told of it.
            plan = await decisions.HandleAsync(plan, cancellationToken);
        }

        if (state.Phase is RoundPhase.Closing)
        {
            if (await count.HandleAsync(plan, state, cancellationToken) is WorkOutcome.Again notYet)
            {
                return notYet;
            }

            state = await MoveAsync(round, current => current.Reached(RoundPhase.Closed), cancellationToken);
        }

        if (state.Phase is RoundPhase.Closed)
        {
            if (await publish.HandleAsync(plan, cancellationToken) is WorkOutcome.Again again)
            {
                return again;
            }

            state = await MoveAsync(round, current => current.Reached(RoundPhase.Published), cancellationToken);
        }

        if (state.Phase is RoundPhase.Published)
        {
            await rounds.PurgeSendsAsync(round, cancellationToken);
            await reduce.HandleAsync(plan, cancellationToken);
            state = await MoveAsync(round, current => current.Reached(RoundPhase.Purged), cancellationToken);
        }

        if (state.Phase is RoundPhase.Purged)
        {
            await rounds.UnmarkActiveAsync(round, cancellationToken);
        }

        return WorkOutcome.Done.Instance;
    }

    /// <summary>Closes a round before its time, at an admin's word, however few have answered. A round that is closing or closed stays as it is.</summary>
    /// <returns>The state afterwards.</returns>
    public async Task<RoundState> CloseNowAsync(RoundRef round, CancellationToken cancellationToken)
    {
        await rounds.MarkAnewAsync(round, cancellationToken);
        var state = await SealAsync(round, await MoveAsync(round, current => current.Closing(), cancellationToken), cancellationToken);
        await hints.SendAsync(new WorkItem.AdvanceRound(round), RoundState.Drain, cancellationToken);
        return state;
    }

    /// <summary>Extends a round or begins to close it when its time is over; of several who do so at once the first decides.</summary>
    private async Task<RoundState> EndAsync(RoundPlan plan, RoundState state, CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        if (now < state.ClosesAt(plan))
        {
            return state;
        }

        return await extend.DecideAsync(plan, state, cancellationToken) is { } until
            ? await MoveAsync(plan.Ref, current => current.Extended(until), cancellationToken)
            : await MoveAsync(plan.Ref, current => current.ClosingAt(plan, now), cancellationToken);
    }

    /// <summary>Says when the answers are counted, for a round that is seen to be closing; whoever comes first.</summary>
    private async Task<RoundState> SealAsync(RoundRef round, RoundState closing, CancellationToken cancellationToken)
    {
        if (closing is not { Phase: RoundPhase.Closing, SealAt: null })
        {
            return closing;
        }

        var now = await rounds.NowAsync(cancellationToken);
        return await MoveAsync(round, state => state.Sealed(now), cancellationToken);
    }

    private async Task<RoundState> MoveAsync(RoundRef round, Func<RoundState, RoundState> next, CancellationToken cancellationToken)
    {
        var state = await rounds.MoveAsync(round, next, cancellationToken) ?? throw new InvalidOperationException("A round lost its state.");
        answerable.Forget(round);
        return state;
    }
}
