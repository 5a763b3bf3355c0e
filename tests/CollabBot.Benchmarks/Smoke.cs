using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using CollabBot.Benchmarks.FanOut;
using CollabBot.Benchmarks.Load;

namespace CollabBot.Benchmarks;

/// <summary>Runs every body once, so that none rots between two measurements.</summary>
internal static class Smoke
{
    /// <exception cref="InvalidOperationException">A body does not do what it is measured for.</exception>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var type in typeof(Smoke).Assembly.GetExportedTypes().Where(type => MethodsOf<BenchmarkAttribute>(type).Any()))
        {
            var instance = Activator.CreateInstance(type)!;
            await RunAllAsync<GlobalSetupAttribute>(instance);
            await RunAllAsync<BenchmarkAttribute>(instance);
            await RunAllAsync<GlobalCleanupAttribute>(instance);
        }

        var plan = new LoadPlan(Connections: 2, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(50), Repetitions: 1);
        var measured = await LoadRun.MeasureAsync(plan, cancellationToken);
        Console.WriteLine(LoadReport.Markdown(measured));

        await using var fanOut = await FanOutRun.StartAsync(people: 200, seed: 1, cancellationToken);
        await fanOut.WarmUpAsync(people: 100, cancellationToken);
        var (first, _) = await fanOut.FirstAsync(readsHeap: false, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fanout: {first.People} people were asked"));
    }

    private static IEnumerable<MethodInfo> MethodsOf<TAttribute>(Type type)
        where TAttribute : Attribute => type.GetMethods().Where(method => method.GetCustomAttribute<TAttribute>() is not null);

    private static async Task RunAllAsync<TAttribute>(object instance)
        where TAttribute : Attribute
    {
        foreach (var method in MethodsOf<TAttribute>(instance.GetType()))
        {
            if (method.Invoke(instance, null) is Task running)
            {
                await running;
            }

            Console.WriteLine($"{instance.GetType().Name}.{method.Name}: ran");
        }
    }
}
