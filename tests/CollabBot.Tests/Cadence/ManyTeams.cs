using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Nudges;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Cadence;

/// <summary>Teams that are set up, a store that counts, tickers over it, and one who follows the hints about rounds and no others.</summary>
internal sealed class ManyTeams
{
    private readonly ScheduleMetrics _metrics = new(Meters.Unread);
    private readonly MemoryWorkQueue _queue;
    private readonly WorkHints _hints;
    private readonly ScheduleIndex _index;
    private readonly WelcomeTeam _welcome;
    private readonly OpenScheduledRound _open;
    private readonly SkipRounds _skip;

    public ManyTeams(DateTimeOffset now)
    {
        Time = new FakeTimeProvider(now);
        Store = new CountingStore(Time);
        _queue = new MemoryWorkQueue(Time);
        _hints = new WorkHints(_queue);
        _index = new ScheduleIndex(Store);
        var keys = new MemoryKeyWrap();
        Registry = new TeamRegistry(Store, keys);
        Rounds = new Rounds(Store, keys);
        var stops = new EmergencyStops(Store, new AuditLog(Store), Time);
        var deliver = new Deliver(Store, Chat, new SendPace(PaceLimits.None, new SingleReplica(), Time), new Reachability(Registry, Time), new SingleReplica(), WorkHold.Default, stops, new DeliveryMetrics(Meters.Unread));
        _welcome = new WelcomeTeam(Registry, deliver);
        _skip = new SkipRounds(Registry, Rounds, new ChooseNudge(new NudgeDesk(Store), Registry, new TeamPolls(Store, keys), new Errands(Store), new LeaderDesks(Store, Registry, new Errands(Store))), new ChooseKit(Registry, new KitDesk(Store), new Errands(Store)), deliver, _metrics);
        _open = new OpenScheduledRound(Registry, Rounds, new OpenRound(Roster, Registry, Rounds, Publishing.Held(Store), _hints), _skip, stops, _metrics);
    }

    public FakeTimeProvider Time { get; }

    public CountingStore Store { get; }

    public TeamRegistry Registry { get; }

    public Rounds Rounds { get; }

    public RecordingChat Chat { get; } = new();

    public MemoryRoster Roster { get; } = new() { Reading = MemoryRoster.Of(5) };

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static TeamRef Ref(int number, int tenants = 97) => new(
        new TenantId(string.Create(CultureInfo.InvariantCulture, $"tenant-{number % tenants}")), new TeamId(string.Create(CultureInfo.InvariantCulture, $"19:{number}@thread.tacv2")));

    public OpenDueRounds Ticker(TimeProvider? clock = null) => new(Store, _index, Registry, _welcome, _hints, new SoManyReplicas(3), clock ?? Time, _metrics);

    /// <summary>Saves teams as their admins would have, and the index as it comes to look after a walk.</summary>
    public async Task SetUpAsync(IEnumerable<(TeamRef Team, PulseCadence Cadence)> teams)
    {
        var entries = new List<ScheduledTeam>();
        foreach (var (team, cadence) in teams)
        {
            var settings = await Registry.UpdateAsync(team, _ => Settings(team, cadence), Live);
            entries.Add(ScheduledTeam.Of(settings!, null));
        }

        var revisions = new Dictionary<TeamRef, Revision>();
        await foreach (var (team, revision) in Registry.ListAsync(Live))
        {
            revisions[team] = revision;
        }

        foreach (var shard in entries.GroupBy(entry => ScheduleIndex.ShardOf(entry.Team)))
        {
            await _index.PutAsync(shard.Key, [.. shard.Select(entry => entry with { Checked = revisions[entry.Team].Value })], [], Live);
        }
    }

    /// <summary>Saves a team's new cadence without telling the index.</summary>
    public Task<Team?> ChangeAsync(TeamRef team, PulseCadence cadence) =>
        Registry.UpdateAsync(team, current => current! with { Cadence = cadence, CadenceSince = Time.GetUtcNow() }, Live);

    /// <summary>Takes the hints about rounds off the queue; others are dropped.</summary>
    public async Task<List<WorkItem>> TakeHintsAsync()
    {
        var taken = new List<WorkItem>();
        while (await _queue.ReceiveAsync(WorkHints.Queue, 32, TimeSpan.FromMinutes(5), Live) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                taken.AddRange(WorkHints.Read(message) is WorkItem.Several several ? several.Items : [WorkHints.Read(message)]);
                await _queue.DoneAsync(message, Live);
            }
        }

        return [.. taken.Where(item => item is WorkItem.OpenScheduledRound or WorkItem.SkipRounds)];
    }

    /// <summary>Follows the hints that there are.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> FollowAsync()
    {
        var hints = await TakeHintsAsync();
        foreach (var hint in hints)
        {
            _ = hint switch
            {
                WorkItem.OpenScheduledRound open => await _open.HandleAsync(open.Team, open.Date, open.Start, Live),
                WorkItem.SkipRounds skip => await _skip.HandleAsync(skip.Team, skip.Dates, SkipReason.Outage, Live),
                _ => WorkOutcome.Done.Instance,
            };
        }

        return hints.Count;
    }

    /// <summary>Lets time pass, a tick of each process and all that it hints at in every step.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan step, params OpenDueRounds[] tickers)
    {
        for (var until = Time.GetUtcNow() + span; Time.GetUtcNow() < until;)
        {
            Time.Advance(step);
            foreach (var ticker in tickers)
            {
                await ticker.HandleAsync(Live);
            }

            await FollowAsync();
        }
    }

    private Team Settings(TeamRef team, PulseCadence cadence) => new()
    {
        Ref = team,
        Status = TeamStatus.Active,
        InstalledAt = Time.GetUtcNow().AddDays(-1),
        Admins = [ARound.Person(1)],
        Leaders = [ARound.Person(1)],
        Cadence = cadence,
        CadenceSince = Time.GetUtcNow(),
        Size = 5,
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = Registry.NewAssignmentKey(),
    };
}
