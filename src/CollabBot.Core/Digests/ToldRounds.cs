using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Digests;

/// <summary>What a team was told, with the records of it. Changes nothing.</summary>
internal sealed class ToldRounds(Rounds rounds)
{
    /// <param name="releases">Of the team's history.</param>
    /// <returns>In the same order; without those whose records are gone or damaged.</returns>
    public async Task<List<ToldRound>> FindAsync(TeamRef team, IEnumerable<Release> releases, CancellationToken cancellationToken)
    {
        var told = new List<ToldRound>();
        foreach (var release in releases)
        {
            if (await FindAsync(new RoundRef(team, release.Round), release, cancellationToken) is { } round)
            {
                told.Add(round);
            }
        }

        return await UnderOneNameAsync(team, told, cancellationToken);
    }

    /// <summary>Old plans have aliases for people, newer ones their ids: to be compared, all have to have the same.</summary>
    public async Task<List<ToldRound>> UnderOneNameAsync(TeamRef team, List<ToldRound> told, CancellationToken cancellationToken)
    {
        if (!told.Exists(round => round.Plan.HasAliases))
        {
            return told;
        }

        var alias = await rounds.Aliases.MakeAsync(team, cancellationToken);
        return [.. told.Select(round => round with { Plan = round.Plan.Under(alias) })];
    }

    /// <returns>Null when the plan is gone or damaged: nobody can say then whose answers a release may rest on.</returns>
    private async Task<ToldRound?> FindAsync(RoundRef round, Release release, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken) is { } plan
                ? new ToldRound(plan, release, await rounds.FindResultAsync(round, cancellationToken))
                : null;
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }
}
