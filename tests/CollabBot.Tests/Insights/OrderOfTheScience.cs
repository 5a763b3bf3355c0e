using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>A statistician finds each formula beside its source, in the order of the science.</summary>
public sealed partial class OrderOfTheScience
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "src", "CollabBot.Core", "Insights"));

    [Fact]
    public void Each_statistic_is_in_the_table_and_each_place_in_the_table_is_there()
    {
        var named = Place().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(match => match.Groups["name"].Value).ToList();
        var internals = new[] { "Statistics/Interval", "Statistics/Moments", "Statistics/Quantiles" };

        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Folder, "Statistics"), "*.cs").Select(path => $"Statistics/{Path.GetFileNameWithoutExtension(path)}").Except(internals).Order(StringComparer.Ordinal),
            named.Where(name => name.StartsWith("Statistics/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(named, name => Assert.True(File.Exists(Path.Combine(Folder, name + ".cs")), name));
    }

    [Fact]
    public void Each_statistic_says_what_it_is_from()
    {
        var formulas = Directory.EnumerateFiles(Path.Combine(Folder, "Statistics"), "*.cs").Where(path => File.ReadAllText(path).Contains("Source: ", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Superset(
            new HashSet<string>(["Score", "Wilson", "Newcombe", "FavourabilityPosterior", "LevelPosterior", "Rwg", "Awg", "AverageDeviation", "CronbachAlpha", "PermutationTest", "WelchTest",
                "Contrast", "MannKendall", "TheilSen", "MovingRange", "Ewma", "Cusum", "RunLength", "ChangePoint", "Pettitt", "BenjaminiHochberg", "NonResponse"]),
            formulas.ToHashSet());
    }

    [GeneratedRegex("`(?<name>(Statistics|Evidence)/[A-Za-z]+)`")]
    private static partial Regex Place();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
