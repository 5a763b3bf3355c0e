using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Once a day, goes through all that is kept and disposes of what has been kept long enough, also in teams that are asked no more or that the bot was removed from.</summary>
/// <remarks>
/// <para>One slow walk that no tick waits for: two or three reads a team, and what is due. A batch at a time is found, written to the <see cref="DisposalLog"/>, and disposed of;
/// then the place is noted, so that another process goes on from there when this one dies.</para>
/// <para>Each step is safe to repeat, and so are two walks at once: both find the same, the second nothing to do. For use by one loop in each process.</para>
/// </remarks>
public sealed class DisposeOfData(
    IObjectStore store, TeamRegistry teams, Rounds rounds, LoopDesk loop, NudgeDesk nudges, HeldComments held, ReleaseComments comments, Errands errands, DisposalLog log, RetentionHold hold)
{
    /// <summary>Who has not noted its place for so long is taken to be dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(15);

    private const int Batch = 100;

    private static readonly StoreKey WalkKey = StoreKey.Of("disposing", "walk");

    private readonly FindDueOfTeam _ofTeam = new(store, teams, rounds, loop, held, comments, new OldSteps(store, nudges, loop));
    private readonly FindDueOfRemovedTeam _ofRemoved = new(store, teams);
    private readonly FindDueOfPeople _ofPeople = new(store, teams, errands);

    /// <summary>Walks, unless that was done today or another process is at it.</summary>
    /// <returns>True when the day's walk was brought to its end by this call.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        var now = await store.ServerTimeAsync(cancellationToken);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var before = (await store.ReadDerivedAsync(WalkKey, CoreJson.Default.DisposalWalk, cancellationToken))?.Value;
        if (before?.Day == today ? before.IsDone || before.BeatAt + Silence > now : before is { IsDone: false } && before.BeatAt + Silence > now)
        {
            return false;
        }

        var walk = await NoteAsync(before, before?.Day == today ? before with { BeatAt = now } : new DisposalWalk(today, now), cancellationToken);
        return walk is not null && await WalkAsync(walk, now, cancellationToken);
    }

    private async Task<bool> WalkAsync(DisposalWalk walk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = new List<TeamRef>();
        var isPast = walk.Team is null;
        await foreach (var (team, _) in teams.ListAsync(cancellationToken))
        {
            if (isPast)
            {
                batch.Add(team);
            }

            isPast |= team == walk.Team;
            if (batch.Count == Batch)
            {
                if (await TeamsAsync(walk, batch, now, cancellationToken) is not { } further)
                {
                    return false;
                }

                walk = further;
                batch.Clear();
            }
        }

        // The team where it stood may be gone itself; then it begins anew, and finds what is left.
        if (!isPast)
        {
            return await NoteAsync(walk, walk with { Team = null }, cancellationToken) is { } again && await WalkAsync(again, now, cancellationToken);
        }

        if (batch is not [] && await TeamsAsync(walk, batch, now, cancellationToken) is { } last)
        {
            walk = last;
        }
        else if (batch is not [])
        {
            return false;
        }

        await PeopleAsync(now, cancellationToken);
        return await NoteAsync(walk, walk with { IsDone = true }, cancellationToken) is not null;
    }

    /// <returns>The place after the batch; null when somebody else has taken the walk over.</returns>
    private async Task<DisposalWalk?> TeamsAsync(DisposalWalk walk, List<TeamRef> batch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        foreach (var team in batch)
        {
            due.AddRange(await OfTeamAsync(team, now, cancellationToken));
        }

        await DisposeAsync(due, now, cancellationToken);
        return await NoteAsync(walk, walk with { Team = batch[^1], BeatAt = await store.ServerTimeAsync(cancellationToken) }, cancellationToken);
    }

    private async Task<IReadOnlyList<Due>> OfTeamAsync(TeamRef team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await teams.FindAsync(team, cancellationToken) switch
            {
                { Status: TeamStatus.Active } active => await _ofTeam.HandleAsync(active, now, hold.Covers(team.Tenant), cancellationToken),
                { } removed => await OfRemovedAsync(removed, now, cancellationToken),
                null => [],
            };
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read; the others are not held up by it.
            return [];
        }
    }

    /// <summary>Where all of it goes there is no need to strike out names first; where it is held or not due yet there is.</summary>
    private async Task<IReadOnlyList<Due>> OfRemovedAsync(Team removed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isHeld = hold.Covers(removed.Ref.Tenant);
        var due = await _ofRemoved.HandleAsync(removed, now, isHeld, cancellationToken);
        return !isHeld && due.Any(one => one.Class == DataInventory.Results) ? due : [.. await _ofTeam.NamesAsync(removed.Ref, now, cancellationToken), .. due];
    }

    private async Task PeopleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        await foreach (var one in _ofPeople.FindAsync(now, cancellationToken))
        {
            due.Add(one);
            if (due.Count >= Batch)
            {
                await DisposeAsync(due, now, cancellationToken);
                due.Clear();
            }
        }

        due.AddRange(await _ofPeople.FindOthersAsync(now, cancellationToken));
        await DisposeAsync(due, now, cancellationToken);
    }

    private async Task DisposeAsync(IReadOnlyList<Due> due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await log.AddAsync(
            now,
            [.. due.Where(one => one.Count > 0).GroupBy(one => (one.Class, IsHeld: one.DisposeAsync is null)).Select(group => (group.Key.Class, group.Sum(one => one.Count), group.Key.IsHeld))],
            cancellationToken);
        foreach (var one in due)
        {
            await (one.DisposeAsync?.Invoke(cancellationToken) ?? Task.CompletedTask);
        }

        if (due.Any(one => one.DisposeAsync is not null))
        {
            await store.ScrubAsync(cancellationToken);
        }
    }

    /// <returns>What was noted; null when another process noted something else meanwhile.</returns>
    private async Task<DisposalWalk?> NoteAsync(DisposalWalk? before, DisposalWalk wanted, CancellationToken cancellationToken)
    {
        var noted = await store.UpdateDerivedAsync(WalkKey, current => current == before ? wanted : current, CoreJson.Default.DisposalWalk, cancellationToken);
        return noted == wanted ? wanted : null;
    }
}
