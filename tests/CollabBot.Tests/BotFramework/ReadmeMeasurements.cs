using System.Diagnostics;
using Xunit;

namespace CollabBot.Tests.BotFramework;

/// <summary>The way to measure that the README tells of.</summary>
public sealed class ReadmeMeasurements
{
    [Fact(Timeout = 60_000)]
    public async Task Every_benchmark_still_runs()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CollabBot.Benchmarks.dll"), "--smoke"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var smoke = Process.Start(start)!;

        var output = smoke.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = smoke.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await smoke.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", await errors);
        Assert.Equal(0, smoke.ExitCode);
        Assert.Contains("| card invoke | CollabBot, tokens on |", await output, StringComparison.Ordinal);
    }
}
