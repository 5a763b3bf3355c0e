namespace CollabBot.Benchmarks.Load;

/// <summary>Measures every variant at every workload, in turns, so that what slows the machine for a while slows all of them.</summary>
internal static class LoadRun
{
    private static readonly Variant[] Variants = Enum.GetValues<Variant>();

    public static async Task<IReadOnlyList<LoadResult>> MeasureAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        using var connector = await ServerProcess.StartAsync([ConnectorSinkCommand.Name], cancellationToken);
        var servers = new Dictionary<Variant, ServerProcess>();
        try
        {
            foreach (var variant in Variants)
            {
                servers[variant] = await StartServerAsync(variant, connector, cancellationToken);
            }

            var results = new List<LoadResult>();
            foreach (var workload in Workload.All)
            {
                results.AddRange(await MeasureAsync(plan, workload, servers, connector, cancellationToken));
            }

            return results;
        }
        finally
        {
            foreach (var server in servers.Values)
            {
                server.Dispose();
            }
        }
    }

    public static Task<ServerProcess> StartServerAsync(Variant variant, ServerProcess connector, CancellationToken cancellationToken) => ServerProcess.StartAsync(
        [ServerCommand.Name, variant.ToString(), connector.Address.GetLeftPart(UriPartial.Authority)], cancellationToken);

    public static async Task<LoadGenerator> ConnectAsync(
        Variant variant, ServerProcess server, ServerProcess connector, Workload workload, int connections, CancellationToken cancellationToken)
    {
        var token = variant is Variant.Guarded ? await connector.ReadAsync(ConnectorSinkCommand.TokenPath, cancellationToken) : null;
        return await LoadGenerator.ConnectAsync(server.Address, workload, connector.Address.AbsoluteUri, token, connections, cancellationToken);
    }

    private static async Task<IEnumerable<LoadResult>> MeasureAsync(
        LoadPlan plan, Workload workload, Dictionary<Variant, ServerProcess> servers, ServerProcess connector, CancellationToken cancellationToken)
    {
        var generators = new Dictionary<Variant, LoadGenerator>();
        try
        {
            foreach (var variant in Variants)
            {
                generators[variant] = await ConnectAsync(variant, servers[variant], connector, workload, plan.Connections, cancellationToken);
                await generators[variant].RunAsync(plan.WarmUp, cancellationToken);
            }

            var rounds = new List<Dictionary<Variant, LoadFigures>>();
            for (var i = 0; i < plan.Repetitions; i++)
            {
                var round = new Dictionary<Variant, LoadFigures>();
                foreach (var variant in Variants)
                {
                    round[variant] = await MeasureAsync(plan.Duration, workload, generators[variant], servers[variant], connector, cancellationToken);
                }

                rounds.Add(round);
            }

            return Variants.Select(variant => new LoadResult(workload.Name, variant, [.. rounds.Select(round =>
                round[variant] with { ShareOfBare = round[variant].RequestsPerSecond / round[Variant.Bare].RequestsPerSecond })]));
        }
        finally
        {
            foreach (var generator in generators.Values)
            {
                generator.Dispose();
            }
        }
    }

    private static async Task<LoadFigures> MeasureAsync(
        TimeSpan duration, Workload workload, LoadGenerator generator, ServerProcess server, ServerProcess connector, CancellationToken cancellationToken)
    {
        var sentBefore = await connector.ReadNumberAsync(ConnectorSinkCommand.SentPath, cancellationToken);
        var before = await server.ReadFiguresAsync(cancellationToken);
        var sample = await generator.RunAsync(duration, cancellationToken);
        var after = await server.ReadFiguresAsync(cancellationToken);
        var sent = await connector.ReadNumberAsync(ConnectorSinkCommand.SentPath, cancellationToken) - sentBefore;
        if (sent != (long)sample.Requests * workload.SendsPerRequest)
        {
            throw new InvalidOperationException($"{sample.Requests} requests of the workload {workload.Name} made {sent} messages: that is another job than the one to measure.");
        }

        return new LoadFigures(
            sample.Requests / sample.Seconds,
            sample.P50,
            sample.P99,
            (double)(after.AllocatedBytes - before.AllocatedBytes) / sample.Requests,
            1000 * (after.CpuSeconds - before.CpuSeconds) / sample.Requests);
    }
}
