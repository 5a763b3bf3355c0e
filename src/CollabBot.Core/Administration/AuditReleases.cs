using System.Runtime.CompilerServices;
using CollabBot.Core.Digests;
using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Attacks everything that teams were ever told, from the records of it, as an adversary would. Changes nothing.</summary>
/// <remarks>What the adversary knows is with <see cref="Attacker"/>; what it cannot see is in ADR 0016.</remarks>
public sealed class AuditReleases(TeamRegistry teams, Rounds rounds)
{
    /// <summary>A year's worth, and what a check before a result is told takes at most.</summary>
    internal const int MostRounds = 53;

    private readonly ToldRounds _told = new(rounds);

    /// <param name="tenant">Whose teams; null for everybody's.</param>
    /// <returns>Every team that there is a record of, also one that the bot was removed from.</returns>
    public Task<IReadOnlyList<TeamRef>> TeamsAsync(TenantId? tenant, CancellationToken cancellationToken) => teams.AllAsync(tenant, cancellationToken);

    /// <summary>One after the other, so that whoever waits can see how far it is.</summary>
    public async IAsyncEnumerable<TeamAudit> AuditAsync(IReadOnlyList<TeamRef> of, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var team in of)
        {
            yield return await AuditAsync(team, cancellationToken);
        }
    }

    /// <summary>Attacks the newest <see cref="MostRounds"/> that a team was told, with one that it is about to be told.</summary>
    internal async Task<TeamAudit> AuditAsync(TeamRef team, TeamHistory history, ToldRound next, CancellationToken cancellationToken)
    {
        var earlier = history.Releases.Where(told => told.Round != next.Release.Round).TakeLast(MostRounds - 1).ToList();
        var told = await _told.FindAsync(team, earlier, cancellationToken);
        return new TeamAudit(team, told.Count + 1, earlier.Count - told.Count, Attacker.Attack(Exposure.Of(await _told.UnderOneNameAsync(team, [.. told, next], cancellationToken))));
    }

    private async Task<TeamAudit> AuditAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await teams.FindHistoryAsync(team, cancellationToken) is not { } history)
        {
            return new TeamAudit(team, 0, 1, Attacker.Attack(Exposure.Of([])));
        }

        var told = await _told.FindAsync(team, history.Releases, cancellationToken);
        return new TeamAudit(team, told.Count, history.Releases.Count - told.Count, Attacker.Attack(Exposure.Of(told)));
    }
}

/// <summary>What an adversary made of all that one team was told.</summary>
/// <param name="Rounds">How many told rounds were attacked.</param>
/// <param name="Unreadable">How many records could not be read, so that nothing is known of what they told.</param>
public sealed record TeamAudit(TeamRef Team, int Rounds, int Unreadable, AttackReport Report);
