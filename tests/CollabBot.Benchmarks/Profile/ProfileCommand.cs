using System.CommandLine;
using System.Diagnostics.Tracing;
using System.Globalization;
using CollabBot.Benchmarks.Load;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.EventPipe;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace CollabBot.Benchmarks.Profile;

/// <summary>Says what a server allocates, and where it and its CPU time go. Sampled: the shares are good, the absolute figures are those of <c>load</c>.</summary>
internal static class ProfileCommand
{
    public static readonly EventPipeProvider Allocations = new(ClrTraceEventParser.ProviderName, EventLevel.Verbose, (long)ClrTraceEventParser.Keywords.GC);
    public static readonly EventPipeProvider CpuTime = new(SampleProfilerTraceEventParser.ProviderName, EventLevel.Informational);

    private static readonly string[] Waiting =
    [
        "LowLevelLifoSemaphore.Wait", "LowLevelSpinWaiter.Wait", "SocketAsyncEngine.EventLoop", "PollGCWorker", "WorkerThread.WorkerThreadStart",
    ];

    public static Command Create()
    {
        var variant = new Option<Variant>("--variant") { DefaultValueFactory = _ => Variant.Open };
        var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 5 };
        var rows = new Option<int>("--rows") { DefaultValueFactory = _ => 15 };
        var command = new Command("profile", "Shows what a server allocates and where its CPU time goes, by workload.") { variant, seconds, rows };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connector = await ServerProcess.StartAsync([ConnectorSinkCommand.Name], cancellationToken);
            using var server = await LoadRun.StartServerAsync(parsed.GetValue(variant), connector, cancellationToken);
            foreach (var workload in Workload.All)
            {
                using var load = await LoadRun.ConnectAsync(parsed.GetValue(variant), server, connector, workload, 16, cancellationToken);
                var duration = TimeSpan.FromSeconds(parsed.GetValue(seconds));
                await load.RunAsync(duration, cancellationToken);
                foreach (var provider in (EventPipeProvider[])[Allocations, CpuTime])
                {
                    var tables = await RecordAsync(server.Id, provider, async () => (await load.RunAsync(duration, cancellationToken)).Requests, cancellationToken);
                    foreach (var (title, table) in tables)
                    {
                        Console.WriteLine($"## {workload.Name}: {title}\n\n{table.Markdown(parsed.GetValue(rows))}");
                    }
                }
            }
        });
        return command;
    }

    /// <summary>Records a process while something runs.</summary>
    /// <param name="run">Tells how many requests it made.</param>
    public static async Task<(string Title, WeightTable Table)[]> RecordAsync(
        int processId, EventPipeProvider provider, Func<Task<int>> run, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"collabbot-{processId}.nettrace"));
        try
        {
            var requests = 0;
            using (var session = await new DiagnosticsClient(processId).StartEventPipeSessionAsync(provider, requestRundown: true, token: cancellationToken))
            {
                await Task.WhenAll(SaveAsync(session.EventStream, path, cancellationToken), RunThenStopAsync(session));
            }

            return Read(path, requests);

            async Task RunThenStopAsync(EventPipeSession session)
            {
                requests = await run();
                await session.StopAsync(cancellationToken);
            }
        }
        finally
        {
            File.Delete(path);
            File.Delete(Path.ChangeExtension(path, ".etlx"));
        }
    }

    private static async Task SaveAsync(Stream events, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await events.CopyToAsync(file, cancellationToken);
    }

    private static (string Title, WeightTable Table)[] Read(string path, int requests)
    {
        using var log = new TraceLog(TraceLog.CreateFromEventPipeDataFile(path));
        var types = new WeightTable(requests, "bytes");
        var sites = new WeightTable(requests, "bytes");
        var own = new WeightTable(requests, "samples");
        var within = new WeightTable(requests, "samples");
        using var source = log.Events.GetSource();
        source.Clr.GCAllocationTick += tick =>
        {
            types.Add(tick.AllocationAmount64, tick.TypeName);
            sites.Add(tick.AllocationAmount64, $"{tick.TypeName} ← {CallSite(Names(tick.CallStack()))}");
        };
        new SampleProfilerTraceEventParser(source).ThreadSample += sample =>
        {
            // A thread that waits is sampled like one that works.
            var names = Names(sample.CallStack());
            if (sample.Type == ClrThreadSampleType.Managed && names.Length > 0 && !Waiting.Any(wait => names[0].Contains(wait, StringComparison.Ordinal)))
            {
                own.Add(1, CallSite(names));
                within.Add(1, names.Distinct(StringComparer.Ordinal));
            }
        };
        source.Process();
        return types.IsEmpty
            ? [("CPU time in the method itself", own), ("CPU time in the method and what it calls", within)]
            : [("allocated types", types), ("where they are allocated", sites)];
    }

    /// <returns>The methods that are running, the innermost first; what has no name is left out.</returns>
    private static string[] Names(TraceCallStack? stack)
    {
        var names = new List<string>();
        for (var frame = stack; frame is not null; frame = frame.Caller)
        {
            if (frame.CodeAddress is { FullMethodName: { Length: > 0 } method } address)
            {
                names.Add($"{address.ModuleName}!{method.Split('(')[0]}");
            }
        }

        return [.. names];
    }

    /// <summary>Where it happens, and who of ours wanted it.</summary>
    private static string CallSite(string[] names)
    {
        var ours = names.FirstOrDefault(name => name.StartsWith("CollabBot", StringComparison.Ordinal));
        return string.Join(" ← ", names.Take(3).Append(ours is null ? "(none of ours)" : "… " + ours));
    }
}
