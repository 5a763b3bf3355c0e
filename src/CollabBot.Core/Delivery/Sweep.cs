using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Delivery;

/// <summary>Sees every unfinished round through: hints at what its time has come for, and again at what may have been lost.</summary>
/// <remarks>
/// Knows in memory when to look at each round next, so that a step costs what is due and not what there is; one listing of the active rounds a
/// minute tells of new ones. A lost hint, an emptied queue or a crash heals within <see cref="LookAgain"/> and a minute. For use by one loop; harmless
/// beside others.
/// </remarks>
public sealed class Sweep(Rounds rounds, AskParticipants ask, WorkHints hints)
{
    /// <summary>How long what was hinted at may take before it is looked at again.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private const int AtOnce = 8;

    /// <summary>So many rounds one step looks at; after a change of process the first ones take a few steps.</summary>
    private const int LooksPerStep = 1_024;

    private static readonly TimeSpan ListEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<RoundRef, Watch> _watched = [];
    private DateTimeOffset? _listedAt;

    /// <summary>One step. Cheap: for every tick.</summary>
    /// <returns>How many of the rounds looked at could not be read; they are looked at again, and hold up no other.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        if (_listedAt is not { } before || (now - before).Duration() >= ListEvery)
        {
            await ListAsync(now, cancellationToken);
            _listedAt = now;
        }

        var due = _watched.Where(watch => watch.Value.LookAt <= now).OrderBy(watch => watch.Value.LookAt).Take(LooksPerStep).Select(watch => watch.Key).ToList();
        var next = new DateTimeOffset?[due.Count];
        var unreadable = 0;
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, due.Count, aFewAtOnce, async (i, token) =>
        {
            try
            {
                next[i] = await LookAsync(due[i], now, token);
            }
            catch (DocumentUnreadableException)
            {
                Interlocked.Increment(ref unreadable);
                next[i] = now + LookAgain;
            }
        });

        for (var i = 0; i < due.Count; i++)
        {
            if (next[i] is { } at)
            {
                _watched[due[i]] = _watched[due[i]] with { LookAt = at };
            }
            else
            {
                _watched.Remove(due[i]);
            }
        }

        return unreadable;
    }

    /// <summary>At first everything is looked at at once; from then on a new round is left to the hints that it comes with, and looked at when they had time.</summary>
    private async Task ListAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var gone = _watched.Keys.ToHashSet();
        await foreach (var (round, revision) in rounds.ListActiveAsync(cancellationToken))
        {
            gone.Remove(round);
            if (!_watched.TryGetValue(round, out var watch))
            {
                _watched[round] = new Watch(revision, _listedAt is null ? now : now + LookAgain);
            }
            else if (watch.Revision != revision)
            {
                // Marked anew: its time has changed, or is about to.
                _watched[round] = new Watch(revision, now + ListEvery);
            }
        }

        foreach (var round in gone)
        {
            _watched.Remove(round);
        }
    }

    /// <returns>When to look again; null when there is nothing left to see to.</returns>
    private async Task<DateTimeOffset?> LookAsync(RoundRef round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await rounds.FindActiveAsync(round, cancellationToken) is not { } active)
        {
            return null;
        }

        var plan = await rounds.FindPlanAsync(round, cancellationToken);
        var state = await rounds.FindStateAsync(round, cancellationToken);
        if (plan is null && IsOverEverywhere(active.Date, now))
        {
            await rounds.UnmarkActiveAsync(round, cancellationToken);
            return null;
        }

        if (plan is null || state is null)
        {
            await hints.SendAsync(new WorkItem.OpenRound(round.Team, active.Date), cancellationToken);
            return now + LookAgain;
        }

        if (!state.Admits(plan, now))
        {
            if (state is { Phase: RoundPhase.Closing, SealAt: { } seal } && now < seal)
            {
                return seal;
            }

            await hints.SendAsync(new WorkItem.AdvanceRound(round), cancellationToken);
            return now + LookAgain;
        }

        var unfinished = await ask.UnfinishedAsync(plan, cancellationToken);
        foreach (var chunk in unfinished)
        {
            await hints.SendAsync(new WorkItem.AskChunk(round, chunk), cancellationToken);
        }

        if (RemindParticipants.IsDue(plan, state, now))
        {
            await hints.SendAsync(new WorkItem.Remind(round), cancellationToken);
            return Earlier(now + LookAgain, plan.ClosesAt);
        }

        var next = state.IsReminded ? plan.ClosesAt : Earlier(plan.RemindsAt ?? plan.ClosesAt, plan.ClosesAt);
        return unfinished is [] ? next : Earlier(now + LookAgain, next);
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>By then no time zone has that day any more, nor the grace after it: a round without a plan is not opened now.</summary>
    private static bool IsOverEverywhere(DateOnly date, DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) >= date.AddDays(2);

    /// <summary>What is known of an active round.</summary>
    /// <param name="Revision">Of its mark.</param>
    private readonly record struct Watch(Revision Revision, DateTimeOffset LookAt);
}
