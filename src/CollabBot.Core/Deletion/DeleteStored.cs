using System.Text;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Deletion;

/// <summary>Deletes everything of an organisation, or of one team, and looks through the whole store whether it is gone.</summary>
/// <remarks>
/// Goes by keys and by what documents hold, not by a list of features: a document of a kind that is added later goes too. For a time when nothing else works on the store; every step is safe to
/// repeat, and what was left by one that stopped in between is found by the next.
/// </remarks>
public sealed class DeleteStored(IObjectStore store, IWholeStore whole, ScheduleIndex schedule)
{
    /// <summary>Without these nobody is asked or told anything any more, should the service start in between.</summary>
    private static readonly string[] First = ["cfg", "active", "errand"];

    /// <summary>From these it is known whose other documents are to go.</summary>
    private const string People = "person";

    private const string Desk = "desk.json";

    /// <summary>Every organisation that there is a key of, for who mistyped one.</summary>
    public async Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken) =>
        await store.ListAsync(StoreKey.Of("cfg"), cancellationToken).Select(entry => entry.Key.Segments()[1]).Distinct().Order(StringComparer.Ordinal).ToListAsync(cancellationToken);

    /// <summary>What there is, and what is to become of it. Changes nothing.</summary>
    public async Task<DeletionPlan> PlanAsync(DeletionScope scope, CancellationToken cancellationToken)
    {
        var (deleted, changed) = (new List<StoreKey>(), new List<StoreKey>());
        var gone = await TeamlessAsync(scope, cancellationToken);
        await foreach (var key in whole.ListAllAsync(cancellationToken))
        {
            if (scope.Owns(key) || (gone.Count > 0 && key.Segments() is [_, var tenant, ..] segments && tenant == scope.Tenant.Value && segments.Skip(2).Any(gone.Contains)))
            {
                deleted.Add(key);
            }
            else if (scope.MayConcern(key) && await ReadAsync(key, cancellationToken) is { } body && (scope.IsNamedIn(body.Span) || (IsErrand(key) && gone.Any(person => DeletionScope.Names(body.Span, Encoding.UTF8.GetBytes(person))))))
            {
                (IsOfSeveral(key) ? changed : deleted).Add(key);
            }
        }

        return new DeletionPlan(scope, [.. deleted.OrderBy(OrderOf).ThenBy(key => key.Value, StringComparer.Ordinal)], changed);
    }

    /// <returns>How many hints were taken off the queue. Those that could not be seen do nothing when they are followed.</returns>
    public async Task<int> HandleAsync(DeletionPlan plan, CancellationToken cancellationToken)
    {
        foreach (var key in plan.Changed.OrderByDescending(DeletionScope.IsSchedule))
        {
            await ChangeAsync(plan.Scope, key, cancellationToken);
        }

        foreach (var key in plan.Deleted)
        {
            await store.DeleteAsync(key, null, cancellationToken);
        }

        var hints = await whole.DropMessagesAsync(WorkHints.Queue, body => plan.Scope.IsNamedIn(body.Span), cancellationToken);
        await whole.CompactAsync(cancellationToken);
        return hints;
    }

    /// <summary>Reads everything that there is and looks for them.</summary>
    public async Task<StoreWalk> WalkAsync(DeletionScope scope, CancellationToken cancellationToken)
    {
        var (keys, bytes) = (0, 0L);
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var key in whole.ListAllAsync(cancellationToken))
        {
            var body = await ReadAsync(key, cancellationToken);
            keys++;
            bytes += body?.Length ?? 0;
            if (scope.Owns(key) || ((scope.Team is null || scope.MayConcern(key)) && (scope.IsNamedIn(key) || (body is { } read && scope.IsNamedIn(read.Span)))))
            {
                found[DeletionScope.KindOf(key)] = found.GetValueOrDefault(DeletionScope.KindOf(key)) + 1;
            }
        }

        return new StoreWalk(await store.ServerTimeAsync(cancellationToken), keys, bytes, found);
    }

    /// <returns>Whoever has no other team than the one that goes; nobody where a whole organisation goes, whose people are found by it.</returns>
    private async Task<HashSet<string>> TeamlessAsync(DeletionScope scope, CancellationToken cancellationToken)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal);
        if (scope.Team is { } team)
        {
            await foreach (var entry in store.ListAsync(StoreKey.Of(People, scope.Tenant.Value), cancellationToken))
            {
                if (await store.ReadOrPassOverAsync(entry.Key, CoreJson.Default.PersonRecord, cancellationToken) is { Value.Teams: [var only] } && only == team)
                {
                    gone.Add(entry.Key.Segments()[^1]);
                }
            }
        }

        return gone;
    }

    private Task ChangeAsync(DeletionScope scope, StoreKey key, CancellationToken cancellationToken) => key.Segments() switch
    {
        [People, _, _] => store.UpdateAsync(key, person => person is null ? null : Without(person, scope.Team!.Value), CoreJson.Default.PersonRecord, cancellationToken),
        [_, _, _, Desk] => store.UpdateAsync(key, desk => desk is null ? null : Without(desk, scope.Team!.Value), CoreJson.Default.LeaderDesk, cancellationToken),
        _ => StrikeAsync(scope, key, cancellationToken),
    };

    private async Task StrikeAsync(DeletionScope scope, StoreKey shard, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(shard, CoreJson.Default.ScheduleShard, cancellationToken) is { Value: var listed })
        {
            foreach (var team in listed.Teams.Select(entry => entry.Team).Where(team => team.Tenant == scope.Tenant && (scope.Team is not { } only || team.Team == only)))
            {
                await schedule.PutAsync(ScheduleIndex.ShardOf(team), [], [team], cancellationToken);
            }
        }
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(StoreKey key, CancellationToken cancellationToken) =>
        await store.GetAsync(key, cancellationToken) is { } stored ? stored.Body : await store.ReadLogAsync(key, cancellationToken);

    private static PersonRecord Without(PersonRecord person, TeamId team) => person with
    {
        Teams = [.. person.Teams.Where(other => other != team)],
        Asked = [.. person.Asked.Where(asked => asked.Team != team)],
    };

    private static LeaderDesk Without(LeaderDesk desk, TeamId team)
    {
        return desk with
        {
            Waiting = [.. desk.Waiting.Where(round => round.Team.Team != team)],
            Told = [.. desk.Told.Where(round => round.Team.Team != team)],
            Sending = Reduced(desk.Sending) is { Rounds: [_, ..] } left ? left : null,
            Last = Reduced(desk.Last),
        };

        DigestIssue? Reduced(DigestIssue? issue) => issue is null ? null : issue with { Rounds = [.. issue.Rounds.Where(round => round.Team.Team != team)] };
    }

    private static bool IsErrand(StoreKey key) => DeletionScope.KindOf(key) == "errand";

    private static bool IsOfSeveral(StoreKey key) => DeletionScope.IsSchedule(key) || key.Segments() is [People, _, _] or ["digest", _, _, Desk];

    private static int OrderOf(StoreKey key) => DeletionScope.KindOf(key) switch { People => int.MaxValue, var kind when Array.IndexOf(First, kind) is var at and >= 0 => at, _ => First.Length };
}
