using System.Collections.Concurrent;
using CollabBot.Core.Administration;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Sends a batch of posts so that a crash at any point loses none silently and repeats none.</summary>
/// <remarks>
/// Safe for concurrent use; two callers on one ledger cannot both send, the log's position decides. Whoever finds a batch in the hands of another, who
/// may well be alive, leaves it to them for as long as <see cref="WorkHold.Silence"/>: to take it would make their sends unknown.
/// </remarks>
public sealed class Deliver(IObjectStore store, IChat chat, SendPace pace, Reachability people, ILiveReplicas replicas, WorkHold hold, EmergencyStops stops, DeliveryMetrics metrics)
{
    /// <summary>How many posts are intended, sent and reported together: what a crash may leave unknown.</summary>
    internal const int Window = 5;

    /// <summary>A post that was refused this often is given up. Being asked to wait is no refusal, and neither is a way that is closed, however long.</summary>
    internal const int MaxAttempts = 5;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    /// <summary>How long the other side is left alone at most when it cannot be reached.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CoarseTime = TimeSpan.FromSeconds(10);

    /// <summary>Of a post that was not to be sent, because the person's week had no room for it.</summary>
    private const string NoRoom = "NoRoom";

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    private readonly string _process = SendLedger.NewProcess();
    private readonly ConcurrentDictionary<StoreKey, bool> _underWay = [];
    private readonly QuietPosts _quiet = new(store, people);

    /// <param name="ledger">Where this batch is accounted for; the same batch, the same ledger.</param>
    /// <param name="posts">All in one tenant; each with an id that is unique in the batch, without spaces; the same post, the same id.</param>
    public Task<DeliveryOutcome> HandleAsync(StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, CancellationToken cancellationToken) =>
        HandleAsync(ledger, posts, Nothing, null, cancellationToken);

    /// <param name="withheld">Ids of posts that are not to be sent: they are given up, unless they were sent before.</param>
    internal Task<DeliveryOutcome> HandleAsync(
        StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, IReadOnlySet<string> withheld, CancellationToken cancellationToken) =>
        HandleAsync(ledger, posts, withheld, null, cancellationToken);

    /// <param name="isWanted">
    /// Asked right before each send; a post that is not wanted counts as delivered, takes its share of the pace as if it were sent, and the ledger
    /// does not tell it from one that was.
    /// </param>
    internal Task<DeliveryOutcome> HandleAsync(
        StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, Func<Post, Task<bool>> isWanted, CancellationToken cancellationToken) =>
        HandleAsync(ledger, posts, Nothing, isWanted, cancellationToken);

    private async Task<DeliveryOutcome> HandleAsync(
        StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, IReadOnlySet<string> withheld, Func<Post, Task<bool>>? isWanted, CancellationToken cancellationToken)
    {
        if (posts.Count == 0)
        {
            return new DeliveryOutcome.Finished();
        }

        var tenant = Destination.Of(posts[0].Post).Tenant;
        if (pace.BeginBatch(tenant) is { } wait)
        {
            return new DeliveryOutcome.Paused(wait);
        }

        try
        {
            return await SendAllAsync(ledger, posts, withheld, isWanted, tenant, cancellationToken);
        }
        finally
        {
            pace.EndBatch(tenant);
        }
    }

    /// <returns>True when nothing of the batch is left to send.</returns>
    public async Task<bool> IsFinishedAsync(StoreKey ledger, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var log = await SendLedger.OpenAsync(store, ledger, _process, cancellationToken);
        return ids.All(log.IsSettled);
    }

    /// <returns>False while nothing of a batch was even about to be sent.</returns>
    internal async Task<bool> IsBegunAsync(StoreKey ledger, CancellationToken cancellationToken) => (await SendLedger.OpenAsync(store, ledger, _process, cancellationToken)).IsBegun;

    /// <returns>Those of the ids whose post is still to be sent.</returns>
    internal async Task<IReadOnlySet<string>> UnsettledAsync(StoreKey ledger, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var log = await SendLedger.OpenAsync(store, ledger, _process, cancellationToken);
        return ids.Where(id => !log.IsSettled(id)).ToHashSet(StringComparer.Ordinal);
    }

    /// <returns>By which the message of a post is known, so that it can be changed; null when it was not delivered, or the other side gave none.</returns>
    internal async Task<string?> MessageOfAsync(StoreKey ledger, string id, CancellationToken cancellationToken) =>
        (await SendLedger.OpenAsync(store, ledger, _process, cancellationToken)).MessageOf(id);

    /// <summary>What came of each post of a batch for a person, so far.</summary>
    /// <returns>Why nothing reached those of the ids that were not reached; a post that is unknown is taken to have arrived.</returns>
    internal async Task<IReadOnlyDictionary<string, Unreachable>> UnreachedAsync(StoreKey ledger, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var log = await SendLedger.OpenAsync(store, ledger, _process, cancellationToken);
        return ids.Where(id => !log.IsSettled(id) || log.HasFailed(id)).ToDictionary(id => id, id => log.WhyOf(id) ?? Unreachable.NotDelivered, StringComparer.Ordinal);
    }

    private async Task<DeliveryOutcome> SendAllAsync(
        StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, IReadOnlySet<string> withheld, Func<Post, Task<bool>>? isWanted, TenantId tenant, CancellationToken cancellationToken)
    {
        // A second hint at what this process is sending right now must not call its open sends unknown.
        if (!_underWay.TryAdd(ledger, true))
        {
            return new DeliveryOutcome.TakenOver();
        }

        try
        {
            return await SendAllOnceAsync(ledger, posts, withheld, isWanted, tenant, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove(ledger, out _);
        }
    }

    private async Task<DeliveryOutcome> SendAllOnceAsync(
        StoreKey ledger, IReadOnlyList<(string Id, Post Post)> posts, IReadOnlySet<string> withheld, Func<Post, Task<bool>>? isWanted, TenantId tenant, CancellationToken cancellationToken)
    {
        var log = await SendLedger.OpenAsync(store, ledger, _process, cancellationToken);
        if (log.InHand() is { } holder && await LeftInHandAsync(holder.Process, holder.At, cancellationToken) is { } left && left > TimeSpan.Zero)
        {
            return new DeliveryOutcome.Paused(left);
        }

        var leftOpen = log.LeftOpen();
        if (!await log.WriteAsync(
            [
                .. leftOpen.Select(id => new SendLedger.Line(SendLedger.Fact.Unknown, id, "stopped")),
                .. withheld.Where(id => !log.IsSettled(id)).Select(id => new SendLedger.Line(SendLedger.Fact.Failed, id, NoRoom)),
            ],
            cancellationToken))
        {
            return new DeliveryOutcome.TakenOver();
        }

        metrics.FoundOpen(leftOpen.Count);

        var (due, quietFor) = await _quiet.PartAsync(posts.Where(post => !log.IsSettled(post.Id)), cancellationToken);
        foreach (var window in due.Chunk(Window))
        {
            if (await stops.IsStoppedAsync(tenant, cancellationToken))
            {
                return new DeliveryOutcome.Paused(EmergencyStops.LookAgain);
            }

            // A long outage must not fill the ledger with what was intended and could not be sent.
            if (await chat.ClosedForAsync(window[0].Post, cancellationToken) is { } closed)
            {
                return new DeliveryOutcome.Paused(closed);
            }

            if (await pace.WaitAsync(tenant, [.. window.Select(post => Destination.Of(post.Post))], cancellationToken) is { } wait)
            {
                return new DeliveryOutcome.Paused(wait);
            }

            // Whoever is to stop stops here: a write that is cut short might leave intents behind that nobody followed.
            cancellationToken.ThrowIfCancellationRequested();
            var now = await store.ServerTimeAsync(cancellationToken);
            var noted = isWanted is null ? now : Coarse(now);
            if (!await log.WriteAsync([.. window.Select(post => log.Intend(post.Id, noted))], CancellationToken.None))
            {
                return new DeliveryOutcome.TakenOver();
            }

            // Once intended, a send is seen through: stopping between here and the report would leave all of the window unknown.
            var sends = window.Select(async post => (post.Id, post.Post, Outcome: await SendAsync(post.Post, isWanted))).ToList();
            var all = Task.WhenAll(sends);
            await Task.WhenAny(all);

            // A send that broke stays open in the log, to be called unknown by whoever comes next; its neighbours are not drawn into that.
            var outcomes = sends.Where(send => send.IsCompletedSuccessfully).Select(send => send.Result).ToList();
            var lines = outcomes.Select(sent => isWanted is null ? Report(log, sent.Id, sent.Outcome) : ReportBlindly(sent.Id, sent.Outcome)).ToList();
            if (!await log.WriteAsync(lines, CancellationToken.None))
            {
                return new DeliveryOutcome.TakenOver();
            }

            // Counted as the ledger has them: a post that was not wanted is told from a sent one nowhere.
            foreach (var sent in outcomes.Where(sent => isWanted is null || sent.Outcome is not (SendOutcome.NotSent or SendOutcome.NotAccepted)))
            {
                metrics.Reported(sent.Post, isWanted is null ? sent.Outcome : new SendOutcome.Done(null), now);
            }

            await all;

            if (lines.Any(line => line.Fact is SendLedger.Fact.NotAccepted))
            {
                return new DeliveryOutcome.Paused(outcomes.Select(sent => WaitOf(log, sent.Id, sent.Outcome)).Append(ShortestPause).Max());
            }
        }

        return quietFor is { } quiet ? new DeliveryOutcome.Paused(quiet) : new DeliveryOutcome.Finished();
    }

    /// <summary>How long a batch is still to be left to whoever has it. What this process left open broke off, and a lone process has outlived every other.</summary>
    private async Task<TimeSpan> LeftInHandAsync(string process, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (process == _process || replicas.Count == 1)
        {
            return TimeSpan.Zero;
        }

        var left = at + hold.Silence - await store.ServerTimeAsync(cancellationToken);
        return left < hold.Silence ? left : hold.Silence;
    }

    private async Task<SendOutcome> SendAsync(Post post, Func<Post, Task<bool>>? isWanted)
    {
        var to = Destination.Of(post);
        try
        {
            if (isWanted is not null && !await isWanted(post))
            {
                return new SendOutcome.Done(null);
            }

            if (to.Person is { } person && await people.FindAsync(person, CancellationToken.None) is { } suspended)
            {
                return new SendOutcome.Permanent("Suspended", suspended);
            }

            var outcome = await chat.SendAsync(post, CancellationToken.None);
            switch (outcome)
            {
                case SendOutcome.NotAccepted { IsThrottled: true } refused:
                    // At once, and not with the report: its neighbours may take a while yet, and other batches are to know now.
                    await pace.ThrottleAsync(to.Tenant, refused.RetryAfter ?? ShortestPause, CancellationToken.None);
                    break;
                // Not after a post that only some get: that it was refused would tell, by name, who they were. The next post to everybody finds out.
                case SendOutcome.Permanent { Why: { } why } when isWanted is null && to.Person is { } unreachable:
                    await people.SuspendAsync(unreachable, why, CancellationToken.None);
                    break;
            }

            return outcome;
        }
        catch (StoreUnavailableException)
        {
            return new SendOutcome.NotSent("StoreUnavailable");
        }
    }

    /// <summary>For as long as was asked; and where nobody could be asked, twice as long each time.</summary>
    private static TimeSpan WaitOf(SendLedger log, string id, SendOutcome outcome) => outcome switch
    {
        SendOutcome.NotSent { RetryAfter: { } known } => known,
        SendOutcome.NotSent => Min(LongestPause, ShortestPause * Math.Pow(2, Math.Min(log.WaitsOf(id), MaxAttempts) - 1)),
        SendOutcome.NotAccepted { RetryAfter: { } asked } => asked,
        _ => TimeSpan.Zero,
    };

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>When the windows of a batch began, to the second, would tell which of them had something to send.</summary>
    private static DateTimeOffset Coarse(DateTimeOffset instant) => new(((instant.Ticks / CoarseTime.Ticks) + 1) * CoarseTime.Ticks, TimeSpan.Zero);

    /// <summary>For posts that only some get: whatever is settled looks alike.</summary>
    private static SendLedger.Line ReportBlindly(string id, SendOutcome outcome) => outcome is SendOutcome.NotSent or SendOutcome.NotAccepted
        ? new SendLedger.Line(SendLedger.Fact.NotAccepted, id, "later", IsWait: true)
        : new SendLedger.Line(SendLedger.Fact.Delivered, id, null);

    private static SendLedger.Line Report(SendLedger log, string id, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Done done => new SendLedger.Line(SendLedger.Fact.Delivered, id, done.MessageId),
        SendOutcome.NotSent held => new SendLedger.Line(SendLedger.Fact.NotAccepted, id, held.Code, IsWait: true),
        SendOutcome.NotAccepted { RetryAfter: not null } refused => new SendLedger.Line(SendLedger.Fact.NotAccepted, id, refused.Code, IsWait: true),
        SendOutcome.NotAccepted refused when log.RefusalsOf(id) + 1 < MaxAttempts => new SendLedger.Line(SendLedger.Fact.NotAccepted, id, refused.Code),
        SendOutcome.NotAccepted refused => new SendLedger.Line(SendLedger.Fact.Failed, id, refused.Code),
        SendOutcome.Unknown unknown => new SendLedger.Line(SendLedger.Fact.Unknown, id, unknown.Code),
        SendOutcome.Permanent permanent => new SendLedger.Line(SendLedger.Fact.Failed, id, permanent.Code) { Why = permanent.Why },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
