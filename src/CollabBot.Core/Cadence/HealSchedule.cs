using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>Walks over all teams, a stretch at a time, and mends what the index does not know or knows wrongly; also a welcome that got lost.</summary>
/// <remarks>A team whose settings have the revision that the index was made from costs nothing but its place in the listing. Not safe for concurrent use.</remarks>
internal sealed class HealSchedule(ScheduleIndex index, TeamRegistry teams, WelcomeTeam welcome, WorkHints hints)
{
    /// <summary>How much of the listing one step reads at most: a page of it.</summary>
    public const int TeamsPerStep = 5_000;

    /// <summary>How many teams' settings one step reads at most.</summary>
    public const int ReadsPerStep = 500;

    private static readonly TimeSpan WalkEvery = TimeSpan.FromMinutes(5);

    /// <summary>The installation sends a welcome by itself; one that has not come by now was lost.</summary>
    private static readonly TimeSpan WelcomeComes = TimeSpan.FromMinutes(1);

    private readonly HashSet<TeamRef> _met = [];
    private IAsyncEnumerator<(TeamRef Team, Revision Revision)>? _walk;
    private DateTimeOffset _nextWalk = DateTimeOffset.MinValue;

    /// <param name="known">What the index holds as this process last read it.</param>
    public async Task StepAsync(DueTeams known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_walk is null)
        {
            if (now < _nextWalk)
            {
                return;
            }

            // The walk outlives this step, so it cannot end with the step's token.
            _walk = teams.ListAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
            _nextWalk = now + WalkEvery;
            _met.Clear();
        }

        var doubtful = await DoubtfulAsync(known, cancellationToken);
        var gone = _walk is null ? known.Teams.Select(team => team.Team).Where(team => !_met.Contains(team)).Take(ReadsPerStep) : [];
        await MendAsync(known, [.. doubtful, .. gone.Select(team => (team, default(Revision)))], now, cancellationToken);
    }

    private async Task<List<(TeamRef Team, Revision Revision)>> DoubtfulAsync(DueTeams known, CancellationToken cancellationToken)
    {
        var doubtful = new List<(TeamRef, Revision)>();
        var walk = _walk!;
        _walk = null;
        for (var met = 0; met < TeamsPerStep && doubtful.Count < ReadsPerStep; met++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await walk.MoveNextAsync())
            {
                await walk.DisposeAsync();
                return doubtful;
            }

            var (team, revision) = walk.Current;
            _met.Add(team);
            if (known.Find(team)?.Checked != revision.Value)
            {
                doubtful.Add((team, revision));
            }
        }

        _walk = walk;
        return doubtful;
    }

    private async Task MendAsync(DueTeams known, List<(TeamRef Team, Revision Revision)> doubtful, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var read = new ScheduledTeam?[doubtful.Count];
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = OpenDueRounds.AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, doubtful.Count, aFewAtOnce, async (i, token) => read[i] = await ReadOrKeepAsync(known, doubtful[i].Team, doubtful[i].Revision, now, token));

        var changes = doubtful.Select((entry, i) => (entry.Team, Entry: read[i])).Where(change => change.Entry != known.Find(change.Team));
        foreach (var shard in changes.GroupBy(change => ScheduleIndex.ShardOf(change.Team)))
        {
            await index.PutAsync(shard.Key, [.. shard.Select(change => change.Entry).OfType<ScheduledTeam>()], [.. shard.Where(change => change.Entry is null).Select(change => change.Team)], cancellationToken);
        }
    }

    /// <summary>A team whose documents are damaged stays in the index as it is: neither it nor its neighbours are lost by it.</summary>
    private async Task<ScheduledTeam?> ReadOrKeepAsync(DueTeams known, TeamRef team, Revision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(team, revision, now, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return known.Find(team);
        }
    }

    /// <summary>A team that still waits for its welcome is entered without a revision, so that the next walk looks at it again.</summary>
    private async Task<ScheduledTeam?> ReadAsync(TeamRef team, Revision revision, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } settings)
        {
            return null;
        }

        if (settings.Status is TeamStatus.Active && !await welcome.IsOverAsync(settings, cancellationToken))
        {
            if (now - settings.InstalledAt > WelcomeComes)
            {
                await hints.SendAsync(new WorkItem.WelcomeTeam(team), cancellationToken);
            }

            return ScheduledTeam.Of(settings, revision: null);
        }

        return ScheduledTeam.Of(settings, revision.Value);
    }
}
