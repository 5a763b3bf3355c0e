using System.Numerics;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>
/// Decides when posts may go out: in each tenant at four fifths of what the other side takes, to each conversation within its windows, and after a
/// request to wait not before its time.
/// </summary>
/// <remarks>
/// Waiting comes before the intent is written, so that nothing is left unknown because of it. Times are reserved in order of asking: waits that end
/// late lose nothing of the rate. (The limiters of System.Threading.RateLimiting take no <see cref="TimeProvider"/> and cannot change their rate.)
/// Remembers in memory only. Safe for concurrent use.
/// </remarks>
public sealed class SendPace(PaceLimits limits, ILiveReplicas replicas, TimeProvider time)
{
    /// <summary>Whoever would have to wait longer comes back later.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>The same for a call in the middle of a send: a process that dies meanwhile leaves it unknown.</summary>
    internal static readonly TimeSpan LongestWaitOnTheWay = TimeSpan.FromSeconds(5);

    /// <summary>Batches sent in one tenant at a time, so that a big one leaves room for others.</summary>
    internal const int BatchesPerTenant = 4;

    /// <summary>Of the published limit; the rest is for answers to people, which wait for nobody.</summary>
    private const double Share = 0.8;

    /// <summary>From this many conversations on, those that no window remembers are forgotten.</summary>
    private const int ManyConversations = 8_192;

    private static readonly TimeSpan WhenCrowded = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenNotCounted = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<TenantId, TenantPace> _tenants = [];
    private readonly Dictionary<Destination, ConversationPace> _conversations = [];
    private int _waiting;

    /// <summary>Null while this process has no share. A chat that takes whatever comes is not shared.</summary>
    private int? Sharers => double.IsFinite(limits.CallsPerSecond) ? replicas.Count : 1;

    /// <summary>How many tenants nothing goes to right now because they asked to wait.</summary>
    public int PausedTenants
    {
        get
        {
            lock (_gate)
            {
                var now = Now();
                return _tenants.Values.Count(pace => pace.PausedUntil > now);
            }
        }
    }

    /// <summary>How many batches do nothing right now but wait until they may go on.</summary>
    public int WaitingBatches => Volatile.Read(ref _waiting);

    /// <summary>Begins a batch in a tenant; <see cref="EndBatch"/> follows, unless it must wait.</summary>
    /// <returns>Null when it may begin; else when to come back.</returns>
    public TimeSpan? BeginBatch(TenantId tenant)
    {
        lock (_gate)
        {
            if (Sharers is null)
            {
                return WhenNotCounted;
            }

            var pace = Of(tenant);
            var now = Now();
            if (pace.Earliest(now) - now is var wait && wait > LongestWait)
            {
                return wait;
            }

            if (pace.Batches >= BatchesPerTenant && double.IsFinite(limits.CallsPerSecond))
            {
                return WhenCrowded;
            }

            pace.Batches++;
            return null;
        }
    }

    public void EndBatch(TenantId tenant)
    {
        lock (_gate)
        {
            Of(tenant).Batches--;
        }
    }

    /// <summary>Waits until these posts may go out together, if that is not too long.</summary>
    /// <param name="posts">All in one tenant.</param>
    /// <returns>Null when they may go out now; else how long to wait, more than <see cref="LongestWait"/>.</returns>
    public async Task<TimeSpan?> WaitAsync(TenantId tenant, IReadOnlyList<Destination> posts, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            return await WaitAsync(tenant, LongestWait, () => Reserve(tenant, LongestWait, posts.Count, posts), cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Waits a little until one more call may be made in a tenant, such as to begin a chat, for a post that is intended already.</summary>
    /// <returns>Null when it may be made now; else how long to wait.</returns>
    public Task<TimeSpan?> WaitAsync(TenantId tenant, CancellationToken cancellationToken) =>
        WaitAsync(tenant, LongestWaitOnTheWay, () => Reserve(tenant, LongestWaitOnTheWay, 1, []), cancellationToken);

    /// <summary>The other side asked to go slower: nothing more goes to the tenant until then, and after that more slowly. The other processes are told.</summary>
    public Task ThrottleAsync(TenantId tenant, TimeSpan wait, CancellationToken cancellationToken)
    {
        Throttle(tenant, TimeSpan.Zero, wait);
        return replicas.TellAsync(tenant, wait, cancellationToken);
    }

    /// <summary>The other side asked this process or another one to go slower.</summary>
    /// <param name="ago">When.</param>
    /// <param name="wait">From now.</param>
    internal void Throttle(TenantId tenant, TimeSpan ago, TimeSpan wait)
    {
        lock (_gate)
        {
            var now = Now();
            Of(tenant).Throttle(now - ago, now + wait, now);
        }
    }

    private async Task<TimeSpan?> WaitAsync(TenantId tenant, TimeSpan longest, Func<TimeSpan> reserve, CancellationToken cancellationToken)
    {
        var wait = reserve();
        while (wait > TimeSpan.Zero && wait <= longest)
        {
            await Task.Delay(wait, time, cancellationToken);

            // While this one waited, another may have been told to wait longer.
            wait = PauseOf(tenant);
        }

        return wait > longest ? wait : null;
    }

    private TimeSpan Reserve(TenantId tenant, TimeSpan longest, int calls, IReadOnlyList<Destination> posts)
    {
        lock (_gate)
        {
            if (Sharers is not { } sharers)
            {
                return longest + WhenNotCounted;
            }

            var now = Now();
            var pace = Of(tenant);
            var conversations = limits.Conversation.Count == 0 ? [] : posts.Select(Of).ToList();
            var at = conversations.Select(conversation => conversation.Earliest(now)).Append(pace.Earliest(now)).Max();
            if (at - now <= longest)
            {
                pace.Take(calls, sharers, now);
                conversations.ForEach(conversation => conversation.Take(at));
            }

            return at - now;
        }
    }

    private TimeSpan PauseOf(TenantId tenant)
    {
        lock (_gate)
        {
            var now = Now();
            return Of(tenant).PausedUntil - now;
        }
    }

    private TenantPace Of(TenantId tenant)
    {
        if (!_tenants.TryGetValue(tenant, out var pace))
        {
            _tenants[tenant] = pace = new TenantPace(Share * limits.CallsPerSecond);
        }

        return pace;
    }

    private ConversationPace Of(Destination destination)
    {
        if (!_conversations.TryGetValue(destination, out var pace))
        {
            Tidy();
            _conversations[destination] = pace = new ConversationPace(limits.Conversation);
        }

        return pace;
    }

    /// <summary>At each doubling only, so that a look through all of them is rare also when few go.</summary>
    private void Tidy()
    {
        if (_conversations.Count < ManyConversations || !BitOperations.IsPow2(_conversations.Count))
        {
            return;
        }

        var now = Now();
        foreach (var forgotten in _conversations.Where(entry => entry.Value.IsForgotten(now)).Select(entry => entry.Key).ToList())
        {
            _conversations.Remove(forgotten);
        }
    }

    private TimeSpan Now() => time.GetElapsedTime(_start);
}
