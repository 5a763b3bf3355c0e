using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Chaos.Proxies;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Chaos.Scenarios;

/// <summary>One service of several processes and everything around it: the emulated account behind a proxy, Teams, the load balancer, and the auditor, who sees it all from outside.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>After this long without a post, it is worth asking whether all is settled.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    private readonly Auditor _auditor;

    private Stage(IReadOnlyList<FakeTeams> tenants, ChaosProxy blobs, ChaosProxy queues, Supervisor supervisor, FrontDoor door, RealStore store)
    {
        Tenants = tenants;
        Blobs = blobs;
        Queues = queues;
        Supervisor = supervisor;
        Door = door;
        Store = store;
        _auditor = new Auditor(store.Objects, tenants);
    }

    public IReadOnlyList<FakeTeams> Tenants { get; }

    /// <summary>Where there is one tenant: that.</summary>
    public FakeTeams Teams => Tenants.Single();

    /// <summary>What the replicas' store is, past the proxies.</summary>
    public RealStore Store { get; }

    /// <summary>Between the replicas and the blobs.</summary>
    public ChaosProxy Blobs { get; }

    /// <summary>Between the replicas and the queues.</summary>
    public ChaosProxy Queues { get; }

    public Supervisor Supervisor { get; }

    /// <summary>Between Teams and the replicas.</summary>
    public FrontDoor Door { get; }

    /// <summary>Sets everything up, until each replica is ready.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The stage disposes of what is on it; without a stage the process ends, and everything with it.")]
    public static async Task<Stage> SetAsync(StageOptions options, CancellationToken cancellationToken)
    {
        var logs = Output.Folder("chaos", string.Create(CultureInfo.InvariantCulture, $"{options.Scenario}-{options.Seed}"));
        var emulator = await SharedEmulator.RunningAsync();
        var blobs = await ChaosProxy.StartAsync(emulator.BlobEndpoint, options.Seed);
        var queues = await ChaosProxy.StartAsync(emulator.QueueEndpoint, options.Seed + 1);
        var tenants = await Task.WhenAll(Enumerable.Range(0, options.Tenants).Select(number => TeamsAsync(options, options.Seed + (1_000 * number))));
        var account = emulator.NewAccount();
        var proxied = account.Replace(emulator.BlobEndpoint.AbsoluteUri, blobs.Address.AbsoluteUri, StringComparison.Ordinal)
            .Replace(emulator.QueueEndpoint.AbsoluteUri, queues.Address.AbsoluteUri, StringComparison.Ordinal);
        var supervisor = new Supervisor(options.Replica with { ConnectionString = proxied }, logs);
        var door = await FrontDoor.OpenAsync(supervisor);
        foreach (var teams in tenants)
        {
            teams.Bot = door.Bot;
        }

        var stage = new Stage(tenants, blobs, queues, supervisor, door, new RealStore(account));
        await supervisor.StartAsync(options.Replicas, cancellationToken);
        return stage;
    }

    /// <summary>The bot is added to every team by one of its members.</summary>
    public Task InstallEverywhereAsync(CancellationToken cancellationToken) =>
        ForEachTeamAsync(async (teams, team, admin, token) => (await teams.Events.InstallAsync(team, admin, team.Channels[1], token)).All(answer => answer.IsSuccess), cancellationToken);

    /// <summary>The same member has every team asked, now; and asks again for as long as nothing comes of it, as people do.</summary>
    public Task AskEverywhereAsync(CancellationToken cancellationToken) =>
        ForEachTeamAsync(async (teams, team, admin, token) => (await teams.Acts.ExecuteAsync(admin, "ask.now", new JsonObject { ["team"] = team.Id }, cardId: null, token)).IsSuccess, cancellationToken);

    /// <summary>Waits until Teams has accepted so many posts that ask.</summary>
    public async Task UntilAcceptedAsync(int posts, CancellationToken cancellationToken)
    {
        while (_auditor.Arrived() < posts)
        {
            await Task.Delay(AskAgain, cancellationToken);
        }
    }

    /// <summary>How many can be asked: the members of the teams who are no guests.</summary>
    public int Members => Tenants.SelectMany(teams => teams.Tenant.Teams).Sum(team => team.Members.Count(member => member.Role == "user"));

    /// <summary>How long it took from the first post that asks to the last.</summary>
    public TimeSpan Took() => _auditor.Took();

    /// <summary>Waits until every team has its round and everybody in it is settled.</summary>
    /// <returns>The account then, or as it was when the time was up.</returns>
    public async Task<Account> UntilSettledAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            await UntilStillAsync(cancellationToken);
            var isTimeUp = Stopwatch.GetElapsedTime(start) > atMost;
            try
            {
                var account = await _auditor.AuditAsync(cancellationToken);
                if ((account.First.IsSettled && account.First.Rounds == Tenants.Sum(teams => teams.Tenant.Teams.Length)) || isTimeUp)
                {
                    return account;
                }
            }
            catch (StoreUnavailableException) when (!isTimeUp)
            {
                // An emulator that is too busy to be audited is at work.
            }
        }
    }

    /// <summary>Lets the time of the reminder come, for replicas that start anew, and waits until every round's reminder is over.</summary>
    public async Task<Account> RemindAsync(CancellationToken cancellationToken)
    {
        var last = (await PlansAsync(cancellationToken)).Max(plan => plan.RemindsAt!.Value);
        await Supervisor.StartLaterAsync(last - DateTimeOffset.UtcNow + TimeSpan.FromSeconds(5), cancellationToken);
        while (!await _auditor.AreRemindedAsync(cancellationToken))
        {
            await UntilStillAsync(cancellationToken);
        }

        return await AuditAsync(cancellationToken);
    }

    /// <summary>The rounds that were planned.</summary>
    public Task<IReadOnlyList<RoundPlan>> PlansAsync(CancellationToken cancellationToken) => _auditor.PlansAsync(cancellationToken);

    /// <summary>How many people's answers the store holds, whosever they are.</summary>
    public Task<int> AnsweredAsync(CancellationToken cancellationToken) => _auditor.AnsweredAsync(cancellationToken);

    /// <summary>The account as it is now.</summary>
    public Task<Account> AuditAsync(CancellationToken cancellationToken) => _auditor.AuditAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Supervisor.DisposeAsync();
        await Door.DisposeAsync();
        foreach (var teams in Tenants)
        {
            await teams.DisposeAsync();
        }

        Store.Dispose();
        await Blobs.DisposeAsync();
        await Queues.DisposeAsync();
    }

    private static async Task<FakeTeams> TeamsAsync(StageOptions options, int seed)
    {
        var teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = TenantDescription.Generate(options.People, options.Teams, seed),
            HasLimits = options.HasLimits,
            Seed = seed,
        });
        teams.Latency = options.Latency;
        return teams;
    }

    private Task ForEachTeamAsync(Func<FakeTeams, FakeTeam, FakePerson, CancellationToken, Task<bool>> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Tenants.SelectMany(teams => teams.Tenant.Teams, (teams, team) => (Teams: teams, Team: team)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 * Tenants.Count, CancellationToken = cancellationToken },
            async (at, token) =>
            {
                var admin = at.Team.Members.First(member => member.Role == "user");
                while (!await act(at.Teams, at.Team, admin, token))
                {
                    await Task.Delay(AskAgain, token);
                }
            });

    private int Posts => Tenants.Sum(teams => teams.Log.Count);

    private async Task UntilStillAsync(CancellationToken cancellationToken)
    {
        int before;
        do
        {
            before = Posts;
            await Task.Delay(Still, cancellationToken);
        }
        while (Posts != before);
    }
}
