using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Checks that the log of what was decided about a team stands as it was written: its chain, and what the plans of its rounds remember of it. Changes nothing.</summary>
public sealed class AuditDecisions(TeamRegistry teams, Rounds rounds, AuditLog log)
{
    public async Task<DecisionAudit> HandleAsync(TeamRef team, CancellationToken cancellationToken)
    {
        var trail = await log.ReadAsync(team, cancellationToken);
        var forgotten = 0;
        foreach (var round in await RoundsAsync(team, cancellationToken))
        {
            if (await FindHeadAsync(new RoundRef(team, round), cancellationToken) is { } head && !trail.Contains(head))
            {
                forgotten++;
            }
        }

        return new DecisionAudit(team, trail.Entries.Count, trail.BrokenAt, forgotten);
    }

    /// <summary>Those that were told, and the newest.</summary>
    private async Task<IEnumerable<RoundId>> RoundsAsync(TeamRef team, CancellationToken cancellationToken)
    {
        var history = await teams.FindHistoryAsync(team, cancellationToken) ?? TeamHistory.None;
        return history.Releases.Select(told => told.Round).Concat(history.Latest is { } latest ? [latest] : (RoundId[])[]).Distinct();
    }

    private async Task<string?> FindHeadAsync(RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            return (await rounds.FindPlanAsync(round, cancellationToken))?.AuditHead;
        }
        catch (DocumentUnreadableException)
        {
            // Counted as damage where it was read, and by the audit of what was told. It remembers nothing of the log.
            return null;
        }
    }
}

/// <summary>What was found of one team's log of decisions.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="BrokenAt">As <see cref="AuditTrail.BrokenAt"/>.</param>
/// <param name="Forgotten">How many rounds were promised with a log that ended in an entry which is not there any more.</param>
public sealed record DecisionAudit(TeamRef Team, int Entries, int? BrokenAt, int Forgotten)
{
    /// <summary>Nothing was changed, removed, inserted or cut off, as far as can be told.</summary>
    public bool IsWhole => BrokenAt is null && Forgotten == 0;
}
