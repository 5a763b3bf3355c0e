using System.Security.Cryptography;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>The tick: finds the teams whose round falls due by the store's clock, and hints that it be opened.</summary>
/// <remarks>
/// One process ticks at a time, as far as possible; correctness does not rest on it, because a round is named by its local date and a hint given
/// twice opens one. An occurrence is looked after until its round has begun or the history says why not, or that it was not due, so a lost hint is given again, and
/// whoever takes over begins with the oldest that is not settled. What a tick costs depends on how many teams are due, not on how many there are.
/// For use by one loop; not safe for concurrent use.
/// </remarks>
public sealed class OpenDueRounds(IObjectStore store, ScheduleIndex index, TeamRegistry teams, WelcomeTeam welcome, WorkHints hints, ILiveReplicas replicas, TimeProvider time, ScheduleMetrics metrics)
{
    /// <summary>How many calls to the store a tick has under way at a time.</summary>
    internal const int AtOnce = 8;

    /// <summary>How many hints travel in one message: a minute in which half of all teams are due is some hundred messages.</summary>
    internal const int HintsPerMessage = 64;

    /// <summary>How many occurrences one tick looks after at most.</summary>
    private const int LookupsPerTick = 256;

    /// <summary>A revision that no settings have.</summary>
    private const string NotEntered = "";

    /// <summary>How far back an occurrence is looked for when nobody knows how far the schedule was seen through.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    private readonly string _holder = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly DueTeams _due = new();
    private readonly StartQueue _starts = new();
    private readonly HealSchedule _heal = new(index, teams, welcome, hints);
    private readonly Dictionary<int, (Revision Revision, ScheduleShard Shard)> _shards = [];

    /// <summary>The record as this process wrote it; null when what is in memory may have been overtaken.</summary>
    private Revision? _written;

    /// <summary>Teams moved in memory so far, which is what a tick's own work consists of.</summary>
    internal long Moves => _due.Moves;

    /// <returns>True when this process has ticked; false when it left the schedule to another, or gave up because the tick took too long.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TickRecord.GiveUp, time);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var began = time.GetTimestamp();
        if (!await TickUntilAsync(deadline.Token, life.Token, cancellationToken))
        {
            metrics.LeftToAnother();
            return false;
        }

        metrics.Ticked(time.GetElapsedTime(began), _due.Count);
        return true;
    }

    private async Task<bool> TickUntilAsync(CancellationToken deadline, CancellationToken life, CancellationToken cancellationToken)
    {
        try
        {
            return await TickAsync(life);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TickAsync(CancellationToken cancellationToken)
    {
        var (shards, last) = await index.ListAsync(cancellationToken);
        var now = await store.ServerTimeAsync(cancellationToken);
        if (last is null || last != _written)
        {
            var record = await index.ReadTickAsync(cancellationToken);

            // A lone process need not wait for one that is gone; whoever is taken for gone and is not finds its record replaced.
            if (record is not null && record.Holder != _holder && now - record.At < TickRecord.Lease && replicas.Count is not 1)
            {
                return false;
            }

            _starts.Clear();
            await RefreshAsync(shards, now, cancellationToken);
            _due.Restart(record?.SettledUpTo ?? now - LookBack);
        }
        else
        {
            await RefreshAsync(shards, now, cancellationToken);
        }

        // Until this tick is through and written down, memory is ahead of the record: whatever stops it in between, the next one begins with the record.
        _written = null;
        _starts.Add(_due.TakeUntil(now));
        await HintAsync(_starts.TakeUntil(now), now, cancellationToken);
        await LookAfterAsync(now, cancellationToken);
        await _heal.StepAsync(_due, now, cancellationToken);
        return await WriteAsync(new TickRecord(_holder, now, _starts.OldestOpen is { } open && open <= now ? open.AddTicks(-1) : now), last, cancellationToken);
    }

    /// <summary>Reads the shards that have changed. What was read stays, also when a later step fails, so a slow store is read to the end in the end.</summary>
    private async Task RefreshAsync(IReadOnlyDictionary<int, Revision> listed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changed = listed.Where(shard => !_shards.TryGetValue(shard.Key, out var known) || known.Revision != shard.Value).Select(shard => shard.Key).ToList();
        var read = new (int Shard, (ScheduleShard Shard, Revision Revision)? Found)[changed.Count];
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, changed.Count, aFewAtOnce, async (i, token) => read[i] = (changed[i], await index.ReadAsync(changed[i], token)));

        foreach (var (number, found) in read)
        {
            if (found is { } current)
            {
                Take(number, current.Shard, now - LookBack);
                _shards[number] = (current.Revision, current.Shard);
            }
        }

        // A shard that is gone was deleted by hand; its teams stay in memory until they are entered anew, which heals it.
        foreach (var number in _shards.Keys.Except(listed.Keys).ToList())
        {
            _shards.Remove(number);
            foreach (var team in _due.Teams.Where(team => ScheduleIndex.ShardOf(team.Team) == number).ToList())
            {
                _due.Put(team with { Checked = NotEntered }, now);
            }
        }
    }

    private void Take(int number, ScheduleShard shard, DateTimeOffset after)
    {
        if (_shards.TryGetValue(number, out var before))
        {
            foreach (var gone in before.Shard.Teams.Select(team => team.Team).Except(shard.Teams.Select(team => team.Team)))
            {
                _due.Remove(gone);
            }
        }

        foreach (var team in shard.Teams)
        {
            _due.Put(team, after);
        }
    }

    private async Task HintAsync(IEnumerable<TeamStart> starts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var messages = starts.SelectMany(start => start.Hints(now)).Chunk(HintsPerMessage);
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(messages, aFewAtOnce, async (items, token) =>
            await hints.SendAsync(items is [var only] ? only : new WorkItem.Several(items), token));
    }

    /// <summary>Lets go of what is settled, and hints again at what should be settled by now and is not.</summary>
    private async Task LookAfterAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var doubtful = _starts.ToLookAfter(now).Take(LookupsPerTick).ToList();
        var settled = new bool[doubtful.Count];
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, doubtful.Count, aFewAtOnce, async (i, token) => settled[i] =
            !doubtful[i].Team.IsAskedLike(_due.Find(doubtful[i].Team.Team))
            || await teams.FindHistoryAsync(doubtful[i].Team.Team, token) is not { } history
            || doubtful[i].Dates.All(date => doubtful[i].Team.IsSettled(date, history)));

        await HintAsync(_starts.Settle(doubtful, settled, now), now, cancellationToken);
    }

    private async Task<bool> WriteAsync(TickRecord record, Revision? last, CancellationToken cancellationToken)
    {
        var body = DocumentFormat.Write(record, CoreJson.Default.TickRecord);
        _written = last is { } expected
            ? await store.PutIfAsync(ScheduleIndex.TickKey, body, expected, cancellationToken)
            : await store.PutNewAsync(ScheduleIndex.TickKey, body, cancellationToken);
        if (_written is null)
        {
            StorageMetrics.TickFenced();
        }

        return _written is not null;
    }
}
