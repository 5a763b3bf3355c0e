using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CollabBot.Benchmarks.Load;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Benchmarks.FanOut;

/// <summary>A tenant in this process, which stands for Teams without limits, and the service in another.</summary>
internal sealed class FanOutRun : IAsyncDisposable
{
    private const int TeamSize = 95;

    /// <summary>As many sends as the service has under way at most: eight batches, each with a window of five.</summary>
    private const int AtOnce = 40;

    private const int BareCalls = 4_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookAtHeap = TimeSpan.FromSeconds(5);

    private readonly string _folder;
    private readonly FakeTeams _teams;
    private readonly ServerProcess _service;
    private int _installed;
    private int _weeks;

    private FanOutRun(string folder, FakeTeams teams, ServerProcess service)
    {
        _folder = folder;
        _teams = teams;
        _service = service;
    }

    /// <summary>Of the service's process.</summary>
    public int ServiceId => _service.Id;

    public static async Task<FanOutRun> StartAsync(int people, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("collabbot-fanout-").FullName;
        var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people, Math.Max(2, people / TeamSize), seed), Seed = seed });
        var service = await ServerProcess.StartAsync([FanOutServiceCommand.Name, folder], cancellationToken);
        teams.Bot = new Uri(service.Address, "api/messages");
        return new FanOutRun(folder, teams, service);
    }

    /// <summary>Asks some of the teams, so that all code is compiled and all connections are there.</summary>
    public async Task WarmUpAsync(int people, CancellationToken cancellationToken)
    {
        await InstallAsync(Math.Clamp(people / TeamSize, 1, _teams.Tenant.Teams.Length - 1), cancellationToken);
        await AskAsync(cancellationToken);
    }

    /// <summary>Asks everybody else, to whom the bot has never written.</summary>
    /// <param name="readsHeap">Whether the heap is collected and read before, during and after.</param>
    public async Task<(FanOutFigures Figures, IReadOnlyList<long> Heaps)> FirstAsync(bool readsHeap, CancellationToken cancellationToken)
    {
        await InstallAsync(_teams.Tenant.Teams.Length, cancellationToken);
        if (!readsHeap)
        {
            return (await AskAsync(cancellationToken), []);
        }

        var heaps = new List<long> { await ReadHeapAsync() };
        var asking = AskAsync(cancellationToken);
        while (await Task.WhenAny(asking, Task.Delay(LookAtHeap, cancellationToken)) != asking)
        {
            heaps.Add(await ReadHeapAsync());
        }

        heaps.Add(await ReadHeapAsync());
        return (await asking, heaps);

        Task<long> ReadHeapAsync() => _service.ReadNumberAsync(FanOutServiceCommand.HeapPath, cancellationToken);
    }

    /// <summary>Asks everybody in a round a week later.</summary>
    public Task<FanOutFigures> AgainAsync(CancellationToken cancellationToken)
    {
        _weeks++;
        return AskAsync(cancellationToken);
    }

    /// <summary>Makes the calls of a contact without the service, in a process of their own.</summary>
    /// <param name="begins">Whether chats are begun, as in a first contact.</param>
    public async Task<FanOutFigures> CallBarelyAsync(bool begins, CancellationToken cancellationToken)
    {
        var people = _teams.Tenant.People.Take(BareCalls).ToList();
        var plan = new BareCalls(
            _teams.ServiceUrl,
            _teams.Tenant.Id,
            [.. people.Select(person => person.Id)],
            people.ToDictionary(person => person.Id, person => person.ChatId, StringComparer.Ordinal),
            Encoding.UTF8.GetString(Sends(0)[^1].Json.Span),
            AtOnce,
            begins);
        var path = Path.Combine(_folder, "calls.json");
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(plan), cancellationToken);
        var cpu = Environment.CpuUsage.TotalTime;
        using var caller = Process.Start(new ProcessStartInfo("dotnet", [typeof(FanOutRun).Assembly.Location, BareCallsCommand.Name, path]) { RedirectStandardOutput = true })!;
        var figures = JsonSerializer.Deserialize<FanOutFigures>(await caller.StandardOutput.ReadToEndAsync(cancellationToken))!;

        // All were called twice.
        return figures with { TeamsCpuMs = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / (2 * people.Count) };
    }

    public async ValueTask DisposeAsync()
    {
        _service.Dispose();
        await _teams.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task InstallAsync(int upTo, CancellationToken cancellationToken)
    {
        for (; _installed < upTo; _installed++)
        {
            var team = _teams.Tenant.Teams[_installed];
            var answers = await _teams.Events.InstallAsync(team, team.Members.First(member => member.Role == "user"), team.Channels[1], cancellationToken);
            if (!answers.All(answer => answer.IsSuccess))
            {
                throw new InvalidOperationException("The bot could not be installed.");
            }
        }
    }

    /// <summary>Opens rounds, then lets the service loose on them.</summary>
    private async Task<FanOutFigures> AskAsync(CancellationToken cancellationToken)
    {
        var people = (int)await _service.ReadNumberAsync(FanOutServiceCommand.OpenPath + _weeks.ToString(CultureInfo.InvariantCulture), cancellationToken);
        var mark = _teams.Log.Count;
        var (cpu, before) = (Environment.CpuUsage.TotalTime, await _service.ReadFiguresAsync(cancellationToken));
        await _service.ReadAsync(FanOutServiceCommand.WorkPath, cancellationToken);
        while (_teams.Log.Count < mark + people || Sends(mark).Count < people)
        {
            await Task.Delay(Look, cancellationToken);
        }

        var after = await _service.ReadFiguresAsync(cancellationToken);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        await _service.ReadAsync(FanOutServiceCommand.RestPath, cancellationToken);
        var sends = Sends(mark);
        return new FanOutFigures(
            people,
            sends.Count / (sends[^1].AcceptedAt - sends[0].AcceptedAt).TotalSeconds,
            1000 * (after.CpuSeconds - before.CpuSeconds) / people,
            cpu.TotalMilliseconds / people,
            (double)(after.AllocatedBytes - before.AllocatedBytes) / people);
    }

    private List<AcceptedActivity> Sends(int mark) => [.. _teams.Log.Accepted(mark).Where(accepted => accepted.Operation is ConnectorOperation.Send)];
}
