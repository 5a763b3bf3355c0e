using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Opens or closes a team's round at an admin's word.</summary>
public sealed class AskNow(TeamRegistry teams, Rounds rounds, OpenRound open, AdvanceRound advance)
{
    public async Task<AskNowOutcome> OpenAsync(TeamRef team, PersonId admin, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } settings || !settings.Lets(admin, Operation.AskNow))
        {
            return new AskNowOutcome.NotAdmin();
        }

        // A round that still takes answers is the one that was meant, whatever the date is by now.
        if (await LatestAsync(team, cancellationToken) is { } latest
            && await rounds.FindStateAsync(latest.Ref, cancellationToken) is { Phase: RoundPhase.Open or RoundPhase.Closing } state)
        {
            return new AskNowOutcome.Opening(new OpenRoundOutcome.AlreadyThere(state.InForce(latest), state.Phase));
        }

        var today = TeamClock.For((settings.Cadence ?? PulseCadence.Default).ZoneId).DateAt(await rounds.NowAsync(cancellationToken));
        return new AskNowOutcome.Opening(await open.HandleAsync(team, today, cancellationToken));
    }

    public async Task<AskNowOutcome> CloseAsync(TeamRef team, PersonId admin, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } settings || !settings.Lets(admin, Operation.CloseNow))
        {
            return new AskNowOutcome.NotAdmin();
        }

        if (await LatestAsync(team, cancellationToken) is not { } latest
            || await rounds.FindStateAsync(latest.Ref, cancellationToken) is not { Phase: RoundPhase.Open or RoundPhase.Closing })
        {
            return new AskNowOutcome.NothingOpen();
        }

        var state = await advance.CloseNowAsync(latest.Ref, cancellationToken);
        return new AskNowOutcome.Closing(latest, state);
    }

    private async Task<RoundPlan?> LatestAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await teams.HistoryAsync(team, cancellationToken)).Latest is { } latest ? await rounds.FindPlanAsync(new RoundRef(team, latest), cancellationToken) : null;
}

/// <summary>What came of an admin's word.</summary>
public abstract record AskNowOutcome
{
    private AskNowOutcome()
    {
    }

    /// <summary>The person does not administer this team, or there is no such team. Nothing was done.</summary>
    public sealed record NotAdmin : AskNowOutcome;

    public sealed record Opening(OpenRoundOutcome Outcome) : AskNowOutcome;

    /// <summary>The round lets no more answers in and is counted at <see cref="RoundState.SealAt"/>.</summary>
    public sealed record Closing(RoundPlan Plan, RoundState State) : AskNowOutcome;

    public sealed record NothingOpen : AskNowOutcome;
}
