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
        var (forgotten, lowered) = (0, 0);
        foreach (var round in await RoundsAsync(team, cancellationToken))
        {
            if (await FindPlanAsync(new RoundRef(team, round), cancellationToken) is not { AuditHead: { } head } plan)
            {
                continue;
            }

            forgotten += trail.Contains(head) ? 0 : 1;
            lowered += ReferenceEquals(AuditedSettings.Protected(plan, trail), plan) ? 0 : 1;
        }

        return new DecisionAudit(team, trail.Entries.Count, trail.BrokenAt, forgotten)
        {
            Lowered = lowered,
            Undecided = await FindAsync(team, cancellationToken) is { Status: TeamStatus.Active } settings ? AuditedSettings.Undecided(settings, trail) : [],
        };
    }

    private async Task<Team?> FindAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await teams.FindAsync(team, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read, and nothing is done with it.
            return null;
        }
    }

    /// <summary>Those that were told, and the newest.</summary>
    private async Task<IEnumerable<RoundId>> RoundsAsync(TeamRef team, CancellationToken cancellationToken)
    {
        var history = await teams.FindHistoryAsync(team, cancellationToken) ?? TeamHistory.None;
        return history.Releases.Select(told => told.Round).Concat(history.Latest is { } latest ? [latest] : (RoundId[])[]).Distinct();
    }

    private async Task<RoundPlan?> FindPlanAsync(RoundRef round, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken);
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
    /// <summary>Nothing was changed, removed, inserted or cut off, and nothing was set past the log, as far as can be told.</summary>
    public bool IsWhole => BrokenAt is null && Forgotten == 0 && Lowered == 0 && Undecided is [];

    /// <summary>How many rounds stand in the store with a lower threshold than was decided when they were planned.</summary>
    public int Lowered { get; init; }

    /// <summary>The settings that are not what was decided last; see <see cref="AuditedSettings"/>.</summary>
    public IReadOnlyList<string> Undecided { get; init; } = [];
}
