using CollabBot.Core.Cadence;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>Puts together what a round says, from what was decided about it. Changes nothing.</summary>
internal sealed class ComposeSummary(Rounds rounds)
{
    private readonly WeighEvidence _evidence = new(rounds);

    /// <param name="release">As it was told.</param>
    /// <param name="history">With that release.</param>
    public async Task<PulseSummary> HandleAsync(
        RoundPlan plan, Team team, TeamHistory history, RoundResult result, Release release, Telling telling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rhythm = team.Cadence is { } cadence ? TeamRhythm.Of(cadence, team.AskedSince, history) : null;
        var evidence = await _evidence.HandleAsync(plan, history, cancellationToken);
        return PulseSummary.Of(plan, release, result.Participation, team.Name, history, evidence, rhythm?.NextAfter(now).At, result.Unreached).As(telling) with
        {
            Rhythm = rhythm?.ChangeAfter(plan.Number),
        };
    }
}
