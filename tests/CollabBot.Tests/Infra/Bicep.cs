using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>The compiler and linter of the templates, on a copy of <c>infra/</c>. Nothing leaves this machine.</summary>
internal static class Bicep
{
    /// <summary>Why a test that needs the compiler is left out.</summary>
    public const string NotHere = "There is no Bicep compiler for this platform among the packages of the tests; it comes for Linux on x64.";

    /// <summary>The parameter sets, by the names of their files.</summary>
    public static readonly string[] Sets = ["dev", "production", "uk-public-sector"];

    private static readonly string? Program =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(attribute => attribute.Key == "bicep")?.Value;

    public static bool IsHere => File.Exists(Program);

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static string Infra { get; } = Path.Combine(Root, "infra");

    /// <summary>What the environment says when a set is deployed for real.</summary>
    private static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["COLLABBOT_IMAGE"] = "example.azurecr.io/collabbot:1.2.3",
        ["COLLABBOT_ALERTS_TO"] = "alerts@example.org",
        ["COLLABBOT_COMPLAINTS_TO"] = "data.protection@example.org",
    };

    public static void CopyTo(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(Infra, "*", SearchOption.AllDirectories))
        {
            var copy = folder.PathOf(Path.GetRelativePath(Infra, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <returns>The exit code, and what it said: errors and warnings go to the second.</returns>
    public static async Task<(int Code, string Said, string Problems)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var (name, value) in Said)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var problems = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await problems);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
