using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Decides, when a round's time is over, whether it goes on for a few days because too few have answered to show anything (R7); and tells the channel.</summary>
/// <remarks>
/// Once in a round, and never beyond the team's next one. What follows from it is public: that not enough people had answered by then. Nobody is reminded
/// for it: the reminder has been (R2). Safe to repeat.
/// </remarks>
public sealed class ExtendRound(TeamRegistry teams, Rounds rounds, Deliver deliver)
{
    private readonly CastBallots _cast = new(rounds);

    /// <returns>Until when the round is to go on; null when it is to end.</returns>
    public async Task<DateTimeOffset?> DecideAsync(RoundPlan plan, RoundState state, CancellationToken cancellationToken)
    {
        if (state.ExtendedTo is not null || await teams.FindAsync(plan.Ref.Team, cancellationToken) is not { Status: TeamStatus.Active } team)
        {
            return null;
        }

        return AnswerWindow.Extended(TeamClock.For(plan.ZoneId), team.Calendar, team.Cadence, plan.Date, plan.OpensAt, plan.ClosesAt) is { } until
            && await rounds.NowAsync(cancellationToken) < until && await IsShortAsync(plan, cancellationToken) ? until : null;
    }

    /// <summary>Says in the channel that the round goes on, once.</summary>
    /// <param name="plan">As it is in force.</param>
    public async Task<WorkOutcome> TellAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(plan.Ref.Team, cancellationToken) is not { Status: TeamStatus.Active })
        {
            return WorkOutcome.Done.Instance;
        }

        return await deliver.HandleAsync(Rounds.LedgerKey(plan.Ref, "extend"), [("extended", new Post.RoundExtended(plan))], cancellationToken) is DeliveryOutcome.Paused paused
            ? new WorkOutcome.Again(paused.For)
            : WorkOutcome.Done.Instance;
    }

    /// <summary>Too few have answered, and enough are left who may. Reads no more slots than it takes to know.</summary>
    private async Task<bool> IsShortAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        if (await rounds.FindBoxAsync(plan.Ref, cancellationToken) is not { } box)
        {
            return false;
        }

        var (answered, othersAnswered, here, othersHere) = (0, 0, 0, 0);
        await foreach (var (participant, ballot) in _cast.ReadAsync(plan, box, cancellationToken))
        {
            var other = plan.DigestReaders.Contains(participant.Person) ? 0 : 1;
            if (!ballot.HasLeft)
            {
                (here, othersHere) = (here + 1, othersHere + other);
            }

            if (ballot.HasAnswer)
            {
                (answered, othersAnswered) = (answered + 1, othersAnswered + other);
                if (plan.Threshold.IsMet(answered, othersAnswered))
                {
                    return false;
                }
            }
        }

        return plan.Threshold.IsMet(here, othersHere);
    }
}
