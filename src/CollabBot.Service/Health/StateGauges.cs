using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Storage.Sqlite;

namespace CollabBot.Service.Health;

/// <summary>How queue, clock and rounds stand, for whoever collects metrics.</summary>
/// <remarks>
/// What costs calls to the store is looked at by the process that ticks, once a minute, and never by whoever collects. What was seen too long ago is not
/// told: another process ticks by now, or the store is away. Looking is for one loop, telling is safe for concurrent use.
/// </remarks>
internal sealed class StateGauges
{
    public const string MeterName = "CollabBot.Service";

    internal static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Two looks; longer ago is too long.</summary>
    internal static readonly TimeSpan Fresh = 2 * LookEvery;

    private readonly IObjectStore _store;
    private readonly IWorkQueue _queue;
    private readonly Poison _poison;
    private readonly Sweeper _sweeper;
    private readonly TimeProvider _time;
    private readonly DatabaseDisk? _disk;
    private long? _lookedAt;
    private volatile Seen? _seen;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public StateGauges(IObjectStore store, IWorkQueue queue, Poison poison, Sweeper sweeper, SendPace pace, TimeProvider time, IMeterFactory meters, DatabaseDisk? disk = null)
    {
        (_store, _queue, _poison, _sweeper, _time, _disk) = (store, queue, poison, sweeper, time, disk);
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge("collabbot.queue.length", () => Tell(seen => [Of(seen.Queue, "queue", WorkHints.Queue)]), "{message}", "Messages in the queue, those that wait for a later time included.");
        meter.CreateObservableGauge("collabbot.poison.aside", () => Tell(seen => [Of(seen.Poison, "queue", WorkHints.Queue)]), "{message}", "Messages that lie aside.");
        meter.CreateObservableGauge("collabbot.round.state", () => Tell(seen => ByStage(seen, _ => true)), "{round}", "Unfinished rounds, by how far they have come.");
        meter.CreateObservableGauge("collabbot.round.stalled", () => Tell(seen => ByStage(seen, round => round.IsStalled)), "{round}", "Unfinished rounds that two hints, minutes apart, did not move on.");
        meter.CreateObservableGauge("collabbot.purge.overdue", () => Tell(seen => [new(seen.Rounds.Count(round => round.IsOverdue))]), "{round}", "Ended rounds that hold answers which should be gone. Must be 0.");
        meter.CreateObservableGauge("collabbot.clock.skew", () => Tell<double>(seen => [new(seen.Skew.TotalSeconds)]), "s", "How far this machine's clock is ahead of the store's.");
        meter.CreateObservableGauge("collabbot.store.disk.free", () => Tell<long>(seen => seen.FreeBytes is { } free ? [new(free)] : []), "By", "Room on the disk of the database; not told where state is not kept on a disk of this machine.");
        meter.CreateObservableGauge("collabbot.ratelimit.paused", () => pace.PausedTenants, "{tenant}", "Tenants that this process does not write to for now because they asked to wait.");
    }

    /// <summary>Looks, if the last look was long enough ago.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_lookedAt is { } before && _time.GetElapsedTime(before) < LookEvery)
        {
            return;
        }

        var looksAt = _time.GetTimestamp();
        _lookedAt = looksAt;
        var (here, there) = (_time.GetUtcNow(), await _store.ServerTimeAsync(cancellationToken));
        _seen = new Seen(
            looksAt,
            await _queue.LengthAsync(WorkHints.Queue, cancellationToken),
            await _poison.ListAsync(cancellationToken).CountAsync(cancellationToken),
            here - there,
            _sweeper.Standings(there),
            Free());
    }

    private long? Free()
    {
        try
        {
            return _disk?.FreeBytes;
        }
        catch (IOException)
        {
            // The disk is not there: readiness says so. What else there is to tell is told.
            return null;
        }
    }

    private IEnumerable<Measurement<T>> Tell<T>(Func<Seen, IEnumerable<Measurement<T>>> what)
        where T : struct => _seen is { } seen && _time.GetElapsedTime(seen.Stamp) <= Fresh ? what(seen) : [];

    private IEnumerable<Measurement<int>> Tell(Func<Seen, IEnumerable<Measurement<int>>> what) => Tell<int>(what);

    private static IEnumerable<Measurement<int>> ByStage(Seen seen, Func<RoundStanding, bool> which) =>
        Enum.GetValues<RoundStage>().Select(stage => Of(seen.Rounds.Count(round => round.Stage == stage && which(round)), "state", NameOf(stage)));

    private static Measurement<int> Of(int value, string tag, string tagValue) => new(value, new KeyValuePair<string, object?>(tag, tagValue));

    private static string NameOf(RoundStage stage) => stage switch
    {
        RoundStage.Opening => "opening",
        RoundStage.Open => "open",
        RoundStage.Closing => "closing",
        RoundStage.Closed => "closed",
        RoundStage.Published => "published",
        RoundStage.Unreadable => "unreadable",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private sealed record Seen(long Stamp, int Queue, int Poison, TimeSpan Skew, IReadOnlyCollection<RoundStanding> Rounds, long? FreeBytes);
}
