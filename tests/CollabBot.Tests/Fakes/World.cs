using System.Diagnostics.Metrics;
using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Retention;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using Microsoft.Extensions.Time.Testing;

namespace CollabBot.Tests.Fakes;

/// <summary>All that outlives a process: the clock, what is stored and queued, the people, and what reached them.</summary>
internal sealed class World
{
    /// <summary>A Monday morning in London, the day before the default cadence comes round; nine sharp once the bot is installed.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 59, 58, TimeSpan.Zero);

    public World(DateTimeOffset? now = null)
    {
        Time = new FakeTimeProvider(now ?? Monday);
        Store = new MemoryObjectStore(Time);
        Queue = new MemoryWorkQueue(Time);
    }

    public FakeTimeProvider Time { get; }

    public MemoryObjectStore Store { get; }

    public MemoryWorkQueue Queue { get; }

    public RecordingChat Chat { get; } = new();

    public MemoryRoster Roster { get; } = new();

    /// <summary>Whoever runs the service.</summary>
    public RecordingOperator Operator { get; } = new();

    public IMeterFactory Meters { get; } = Fakes.Meters.New();

    /// <summary>How many processes there are said to be; one, unless a test starts several.</summary>
    public ILiveReplicas Replicas { get; init; } = new SingleReplica();

    /// <summary>What an operator wants kept.</summary>
    public RetentionHold Hold { get; set; } = RetentionHold.None;

    /// <summary>For sends that need not wait for time to pass.</summary>
    public SendPace Unpaced() => new(PaceLimits.None, new SingleReplica(), Time);

    /// <summary>Of a process without a key ring of its own.</summary>
    public Reachability People() => new(new TeamRegistry(Store, new MemoryKeyWrap()), Time);

    /// <summary>Of a process of its own.</summary>
    public EmergencyStops Stops() => new(Store, new AuditLog(Store), Time);

    /// <summary>A new process over what is there.</summary>
    public Engine Start() => new(this, Store, Queue, Chat);

    /// <summary>A new process with a clock of its own.</summary>
    public Engine Start(TimeProvider clock) => new(this, Store, Queue, Chat, clock);

    /// <summary>A new process that dies at one of its steps.</summary>
    public Engine Start(CrashPoint crash) => new(this, new CrashingStore(Store, crash), new CrashingQueue(Queue, crash), new CrashingChat(Chat, crash));

    /// <summary>The keys of the store, each as its segments.</summary>
    public IEnumerable<IReadOnlyList<string>> Keys() => Store.Contents().Keys.Select(key => StoreKey.FromEncoded(key).Segments());
}
