using System.CommandLine;
using System.Globalization;
using System.Text;

namespace CollabBot.Benchmarks.FanOut;

/// <summary>Measures how fast one process asks many people, beside a bare client that makes the same calls.</summary>
internal static class FanOutCommand
{
    private const double Kilobyte = 1024;
    private const double Megabyte = 1024 * 1024;

    public static Command Create()
    {
        var people = new Option<int>("--people") { Description = "How many are asked; a tenth of them to warm up.", DefaultValueFactory = _ => 6_000 };
        var seed = new Option<int>("--seed") { Description = "Of the people and teams.", DefaultValueFactory = _ => 1 };
        var profile = new Option<bool>("--profile") { Description = "Also show where CPU time and allocations go in a second and third contact." };
        var heap = new Option<bool>("--heap") { Description = "Also show the managed heap during the first contact. Full collections slow it down." };
        var command = new Command("fanout", "Measures how fast one process asks many people.") { people, seed, profile, heap };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var run = await FanOutRun.StartAsync(parsed.GetValue(people), parsed.GetValue(seed), cancellationToken);
            await run.WarmUpAsync(cancellationToken);
            var bareFirst = await run.CallBarelyAsync(begins: true, cancellationToken);
            var (first, heaps) = await run.FirstAsync(parsed.GetValue(heap), cancellationToken);
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
                await foreach (var table in run.ProfileAsync(cancellationToken))
                {
                    Console.WriteLine(table);
                }
            }
        });
        return command;
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
