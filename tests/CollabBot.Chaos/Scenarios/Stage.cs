using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Chaos.Proxies;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Storage;
using CollabBot.Storage.Azure;

namespace CollabBot.Chaos.Scenarios;

/// <summary>One service of several processes and everything around it: the emulated account behind a proxy, Teams, the load balancer, and the auditor, who sees it all from outside.</summary>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>After this long without a post, it is worth asking whether all is settled.</summary>
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(200);

    private readonly Auditor _auditor;

    private Stage(FakeTeams teams, ChaosProxy blobs, ChaosProxy queues, Supervisor supervisor, FrontDoor door, Auditor auditor)
    {
        Teams = teams;
        Blobs = blobs;
        Queues = queues;
        Supervisor = supervisor;
        Door = door;
        _auditor = auditor;
    }

    public FakeTeams Teams { get; }

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
        var teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = TenantDescription.Generate(options.People, options.Teams, options.Seed),
            HasLimits = options.HasLimits,
            Seed = options.Seed,
        });
        teams.Latency = options.Latency;

        var account = emulator.NewAccount();
        var proxied = account.Replace(emulator.BlobEndpoint.AbsoluteUri, blobs.Address.AbsoluteUri, StringComparison.Ordinal)
            .Replace(emulator.QueueEndpoint.AbsoluteUri, queues.Address.AbsoluteUri, StringComparison.Ordinal);
        var supervisor = new Supervisor(options.Replica with { ConnectionString = proxied }, logs);
        var door = await FrontDoor.OpenAsync(supervisor);
        teams.Bot = door.Bot;
        var stage = new Stage(teams, blobs, queues, supervisor, door, new Auditor(Store(account), teams));
        await supervisor.StartAsync(options.Replicas, cancellationToken);
        return stage;
    }

    /// <summary>The bot is added to every team by one of its members.</summary>
    public Task InstallEverywhereAsync(CancellationToken cancellationToken) =>
        ForEachTeamAsync(async (team, admin, token) => (await Teams.Events.InstallAsync(team, admin, team.Channels[1], token)).All(answer => answer.IsSuccess), cancellationToken);

    /// <summary>The same member has every team asked, now; and asks again for as long as nothing comes of it, as people do.</summary>
    public Task AskEverywhereAsync(CancellationToken cancellationToken) =>
        ForEachTeamAsync(async (team, admin, token) => (await Teams.Acts.ExecuteAsync(admin, "ask.now", new JsonObject { ["team"] = team.Id }, cardId: null, token)).IsSuccess, cancellationToken);

    /// <summary>Waits until Teams has accepted so many posts that ask.</summary>
    public async Task UntilAcceptedAsync(int posts, CancellationToken cancellationToken)
    {
        while (_auditor.Arrived() < posts)
        {
            await Task.Delay(AskAgain / 4, cancellationToken);
        }
    }

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
                if ((account.IsSettled && account.Rounds == Teams.Tenant.Teams.Length) || isTimeUp)
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
    public async Task<Aftermath> RemindAsync(CancellationToken cancellationToken)
    {
        var mark = Teams.Log.Count;
        await Supervisor.StartLaterAsync(await _auditor.RemindsAtAsync(cancellationToken) - DateTimeOffset.UtcNow + TimeSpan.FromSeconds(5), cancellationToken);
        while (!await _auditor.AreRemindedAsync(cancellationToken))
        {
            await UntilStillAsync(cancellationToken);
        }

        return await _auditor.AfterAsync(mark, cancellationToken);
    }

    /// <summary>How many people's answers the store holds, whosever they are.</summary>
    public Task<int> AnsweredAsync(CancellationToken cancellationToken) => _auditor.AnsweredAsync(cancellationToken);

    /// <summary>The account as it is now.</summary>
    public Task<Account> AuditAsync(CancellationToken cancellationToken) => _auditor.AuditAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Supervisor.DisposeAsync();
        await Door.DisposeAsync();
        await Teams.DisposeAsync();
        await Blobs.DisposeAsync();
        await Queues.DisposeAsync();
    }

    /// <summary>Past the proxies, so that what it reads is what is there.</summary>
    private static BlobObjectStore Store(string connectionString)
    {
        var account = AzureAccount.From(new StorageOptions { Provider = StorageOptions.Azure, ConnectionString = connectionString });
        var calls = new AzureCalls(TimeProvider.System, AzureCalls.FirstPause);
        return new BlobObjectStore(account.Objects, calls, new ServerClock(account.Objects, calls, TimeProvider.System));
    }

    private Task ForEachTeamAsync(Func<FakeTeam, FakePerson, CancellationToken, Task<bool>> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(Teams.Tenant.Teams, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (team, token) =>
        {
            var admin = team.Members.First(member => member.Role == "user");
            while (!await act(team, admin, token))
            {
                await Task.Delay(AskAgain, token);
            }
        });

    private async Task UntilStillAsync(CancellationToken cancellationToken)
    {
        int before;
        do
        {
            before = Teams.Log.Count;
            await Task.Delay(Still, cancellationToken);
        }
        while (Teams.Log.Count != before);
    }
}
