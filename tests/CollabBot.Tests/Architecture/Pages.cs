using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CollabBot.Core.Administration;
using Xunit;

namespace CollabBot.Tests.Architecture;

/// <summary>What the pages of the repository point at is there.</summary>
public sealed partial class Pages
{
    [Fact]
    public void Each_claim_about_privacy_names_a_test_that_is_there()
    {
        var named = TestName().Matches(SourceFiles.Text("CollabBot.Core/Privacy/README.md")).Select(match => match.Groups["name"].Value).ToList();

        Assert.True(named.Count >= 15);
        Assert.DoesNotContain(named, name => !File.Exists(Path.Combine(Tests(), name + ".cs")) && !Directory.Exists(Path.Combine(Tests(), name)));
    }

    [Fact]
    public void Each_place_in_the_map_of_the_source_is_there()
    {
        var named = Place().Matches(SourceFiles.Text("README.md")).Select(match => match.Groups["name"].Value).ToList();
        var there = SourceFiles.Paths().ToHashSet(StringComparer.Ordinal);

        Assert.True(named.Count >= 40);
        Assert.DoesNotContain(named, name => !there.Contains(name));
    }

    [Fact]
    public void The_page_of_roles_shows_the_table_of_permissions_as_it_is()
    {
        Roles[] roles = [Roles.Anybody, Roles.Member, Roles.Leader, Roles.TeamAdmin, Roles.TenantAdmin, Roles.Operator];
        var rows = RoleTable.Operations.Select(RoleTable.Of).Select(row =>
            $"| {row.What} | {string.Join(" | ", roles.Select(role => row.Who.HasFlag(role) ? "✓" : ""))} | {(row.WhileStopped ? "✓" : "")} |".Replace("|  |", "| |", StringComparison.Ordinal).Replace("|  |", "| |", StringComparison.Ordinal));
        var table = string.Join('\n', ["| | anybody | member | leader | team admin | organisation admin | operator | while stopped |", "|---|---|---|---|---|---|---|---|", .. rows]);

        Assert.Contains(table, SourceFiles.Text("CollabBot.Core/Administration/README.md"), StringComparison.Ordinal);
    }

    /// <summary>A folder and a class, such as <c>Privacy/StoreDumps</c>.</summary>
    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+/[A-Z][A-Za-z]+)`")]
    private static partial Regex TestName();

    /// <summary>A file with its project and folders.</summary>
    [GeneratedRegex(@"[`(](?<name>CollabBot\.[A-Za-z./_]+\.(cs|json))[`)]")]
    private static partial Regex Place();

    private static string Tests([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}
