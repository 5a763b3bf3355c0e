using System.Globalization;

namespace CollabBot.Tests.Delivery;

/// <summary>Where a run's chance begins. A failure names its seed; in the variable it is played again, alone.</summary>
internal static class Seeds
{
    public const string Variable = "COLLABBOT_SEED";

    /// <returns>A stretch of seeds, or the one that was asked for.</returns>
    public static IReadOnlyList<int> Of(int first, int count) => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } one
        ? [int.Parse(one, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(first, count)];

    /// <summary>What to say when something went wrong.</summary>
    public static string Replay(int seed) => string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}");
}
