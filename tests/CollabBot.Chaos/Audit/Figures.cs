using System.Globalization;
using Xunit;

namespace CollabBot.Chaos.Audit;

/// <summary>What a run showed, as one line: on the test's output, on the console and at the end of <c>tests/out/figures.txt</c>.</summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    public static void Tell(string scenario, int seed, string figures)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{scenario} seed {seed}: {figures}");
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        Console.WriteLine(line);
        lock (Gate)
        {
            File.AppendAllLines(Path.Combine(Output.Folder(), "figures.txt"), [line]);
        }
    }
}
