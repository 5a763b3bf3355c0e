using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Delivery;

/// <summary>Sees every unfinished round through: hints at what its time has come for, and again at what may have been lost.</summary>
/// <remarks>
/// Knows in memory when to look at each round next, so that a step costs what is due and not what there is; one listing of the active rounds a
/// minute tells of new ones. A lost hint, an emptied queue or a crash heals within <see cref="LookAgain"/> and a minute. For use by one loop; harmless
/// beside others.
/// </remarks>
public sealed class Sweeper(Rounds rounds, AskParticipants ask, WorkHints hints, PutOffHints putOff, DeliveryMetrics metrics)
{
    /// <summary>How long what was hinted at may take before it is looked at again.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    private const int AtOnce = 8;

    /// <summary>So many rounds one step looks at; after a change of process the first ones take a few steps.</summary>
    private const int LooksPerStep = 1_024;

    private static readonly TimeSpan ListEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<RoundRef, Watch> _watched = [];
    private DateTimeOffset? _listedAt;

    /// <summary>How each unfinished round stood when it was last looked at. Asks nobody: for the loop that takes the steps.</summary>
    /// <param name="now">By the store's clock.</param>
    public IReadOnlyCollection<RoundStanding> Standings(DateTimeOffset now) => [.. _watched.Values.Select(watch => watch.At(now))];

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
        var next = new Watch?[due.Count];
        var unreadable = 0;
        StoreUnavailableException? away = null;
        var aFewAtOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, due.Count, aFewAtOnce, async (i, token) =>
        {
            try
            {
                next[i] = await LookAsync(due[i], _watched[due[i]], now, token);
            }
            catch (DocumentUnreadableException)
            {
                Interlocked.Increment(ref unreadable);
                next[i] = _watched[due[i]] with { Stage = RoundStage.Unreadable, LookAt = now + LookAgain };
            }
            catch (StoreUnavailableException exception)
            {
                // What the others have done stands; else all of them would be hinted at again at the next step.
                next[i] = _watched[due[i]];
                away = exception;
            }
        });

        for (var i = 0; i < due.Count; i++)
        {
            if (next[i] is { } watch)
            {
                _watched[due[i]] = watch;
            }
            else
            {
                _watched.Remove(due[i]);
            }
        }

        return away is null ? unreadable : throw new StoreUnavailableException("Some rounds could not be looked at.", away);
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
                _watched[round] = watch with { Revision = revision, LookAt = now + ListEvery };
            }
        }

        foreach (var round in gone)
        {
            _watched.Remove(round);
        }
    }

    /// <returns>When to look again, and what was seen; null when there is nothing left to see to.</returns>
    private async Task<Watch?> LookAsync(RoundRef round, Watch watch, DateTimeOffset now, CancellationToken cancellationToken)
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
            // Whoever marked the round was to open it.
            return await HintAsync(watch, new WorkItem.OpenRound(round.Team, active.Date), isFirst: false, now + LookAgain, cancellationToken);
        }

        plan = state.InForce(plan);
        watch = watch with { Stage = StageOf(state), ClosesAt = state.SealAt is { } sealedAt ? Earlier(sealedAt, plan.ClosesAt) : plan.ClosesAt };
        if (!state.Admits(plan, now))
        {
            return state is { Phase: RoundPhase.Closing, SealAt: { } seal } && now < seal
                ? watch with { LookAt = seal }
                : await HintAsync(watch, new WorkItem.AdvanceRound(round), watch.Hinted is not WorkItem.AdvanceRound, now + LookAgain, cancellationToken);
        }

        var unfinished = await ask.UnfinishedAsync(plan, cancellationToken);
        foreach (var chunk in unfinished)
        {
            // Each was hinted at when the round opened. A big tenant may take longer, so this is not counted as standing still.
            var again = new WorkItem.AskChunk(round, chunk);
            if (putOff.IsAround(again))
            {
                continue;
            }

            await hints.SendAsync(again, cancellationToken);
            metrics.GivenAgain(again);
        }

        if (RemindParticipants.IsDue(plan, state, now))
        {
            return await HintAsync(watch, new WorkItem.Remind(round), watch.Hinted is not WorkItem.Remind, Earlier(now + LookAgain, plan.ClosesAt), cancellationToken);
        }

        var next = state.IsReminded ? plan.ClosesAt : Earlier(plan.RemindsAt ?? plan.ClosesAt, plan.ClosesAt);
        return watch with { Hinted = null, Times = 0, LookAt = unfinished is [] ? next : Earlier(now + LookAgain, next) };
    }

    /// <param name="isFirst">Nobody has given this hint before, as far as this process knows.</param>
    private async Task<Watch> HintAsync(Watch watch, WorkItem hint, bool isFirst, DateTimeOffset lookAt, CancellationToken cancellationToken)
    {
        await hints.SendAsync(hint, cancellationToken);
        if (!isFirst)
        {
            metrics.GivenAgain(hint);
        }

        return watch with { Hinted = hint, Times = hint == watch.Hinted ? watch.Times + 1 : 1, LookAt = lookAt };
    }

    private static RoundStage StageOf(RoundState state) => state.Phase switch
    {
        RoundPhase.Open => RoundStage.Open,
        RoundPhase.Closing => RoundStage.Closing,
        RoundPhase.Closed => RoundStage.Closed,
        _ => RoundStage.Published,
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>By then no time zone has that day any more, nor the grace after it: a round without a plan is not opened now.</summary>
    private static bool IsOverEverywhere(DateOnly date, DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime) >= date.AddDays(2);

    /// <summary>What is known of an active round.</summary>
    /// <param name="Revision">Of its mark.</param>
    private readonly record struct Watch(Revision Revision, DateTimeOffset LookAt)
    {
        public RoundStage Stage { get; init; }

        /// <summary>Null until its plan was read.</summary>
        public DateTimeOffset? ClosesAt { get; init; }

        /// <summary>What was hinted at when it was last looked at, and how often in a row; null when it had nothing to wait for but its time.</summary>
        public WorkItem? Hinted { get; init; }

        public int Times { get; init; }

        public RoundStanding At(DateTimeOffset now) => new(
            Stage,
            Times > 1,
            Stage is RoundStage.Unreadable || (Stage is RoundStage.Open or RoundStage.Closing && now > ClosesAt + OverdueRounds.Limit));
    }
}
