using System.CommandLine;
using System.Globalization;
using System.Text;
using CollabBot.Benchmarks.Profile;
using Microsoft.Diagnostics.NETCore.Client;

namespace CollabBot.Benchmarks.FanOut;

/// <summary>Measures how fast one process asks many people, beside a bare client that makes the same calls.</summary>
internal static class FanOutCommand
{
    private const int ProfileRows = 60;
    private const double Kilobyte = 1024;
    private const double Megabyte = 1024 * 1024;

    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "How many are asked.", DefaultValueFactory = _ => 8_000 };
        var warmUp = new Option<int>("--warm-up") { Description = "How many of them to warm up: code that runs for the first time is compiled, and slow.", DefaultValueFactory = _ => 3_000 };
        var seed = new Option<int>("--seed") { Description = "Of the people and teams.", DefaultValueFactory = _ => 1 };
        var profile = new Option<bool>("--profile") { Description = "Show where CPU time goes in the first contact, and what is allocated in one more round; the first contact is slower for it." };
        var heap = new Option<bool>("--heap") { Description = "Also show the managed heap during the first contact. Full collections slow it down." };
        var command = new Command("fanout", "Measures how fast one process asks many people.") { people, warmUp, seed, profile, heap };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var run = await FanOutRun.StartAsync(parsed.GetValue(people), parsed.GetValue(seed), cancellationToken);
            await run.WarmUpAsync(parsed.GetValue(warmUp), cancellationToken);
            var bareFirst = await run.CallBarelyAsync(begins: true, cancellationToken);
            var (first, heaps) = await FirstAsync();
            var bareSecond = await run.CallBarelyAsync(begins: false, cancellationToken);
            var second = await run.AgainAsync(cancellationToken);
            Console.WriteLine(Markdown(
            [
                ("first contact: a bare client", bareFirst), ("first contact: CollabBot", first),
                ("second contact: a bare client", bareSecond), ("second contact: CollabBot", second),
            ]));
            if (heaps.Count > 0)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Managed heap after full collections, MB: {heaps[0] / Megabyte:N1} before, {heaps.Max() / Megabyte:N1} at most during it, {heaps[^1] / Megabyte:N1} after; {heaps.Count} readings."));
            }

            if (parsed.GetValue(profile))
            {
                await ShowAsync(run, ProfileCommand.Allocations, async () => (await run.AgainAsync(cancellationToken)).People, cancellationToken);
            }

            async Task<(FanOutFigures Figures, IReadOnlyList<long> Heaps)> FirstAsync()
            {
                if (!parsed.GetValue(profile))
                {
                    return await run.FirstAsync(parsed.GetValue(heap), cancellationToken);
                }

                (FanOutFigures Figures, IReadOnlyList<long> Heaps) first = default;
                await ShowAsync(run, ProfileCommand.CpuTime, async () => (first = await run.FirstAsync(readsHeap: false, cancellationToken)).Figures.People, cancellationToken);
                return first;
            }
        });
        return command;
    }

    private static async Task ShowAsync(FanOutRun run, EventPipeProvider provider, Func<Task<int>> asking, CancellationToken cancellationToken)
    {
        foreach (var (title, table) in await ProfileCommand.RecordAsync(run.ServiceId, provider, asking, cancellationToken))
        {
            Console.WriteLine($"## {title}\n\n{table.Markdown(ProfileRows)}");
        }
    }

    private static string Markdown((string Name, FanOutFigures Figures)[] rows)
    {
        var text = new StringBuilder("| what | people | people/s | ms CPU each | ms CPU of Teams' double each | KB allocated each |\n|---|---|---|---|---|---|\n");
        foreach (var (name, figures) in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {figures.People:N0} | {figures.PeoplePerSecond:N0} | {figures.CpuMs:F2} | {figures.TeamsCpuMs:F2} | {figures.AllocatedBytes / Kilobyte:F1} |\n");
        }

        return text.ToString();
    }
}
