using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>The table of attacks beside this file says which test plays which: it says what is so.</summary>
public sealed partial class AttackTable
{
    private static readonly string[] Attacks =
    [
        .. Enumerable.Range(1, 15).Select(number => FormattableString.Invariant($"T{number}")),
        .. Enumerable.Range(1, 11).Select(number => FormattableString.Invariant($"A{number}")),
    ];

    [Fact]
    public void Each_attack_has_one_row_with_a_test_in_it()
    {
        var rows = Row().Matches(Page()).Select(match => (Attack: match.Groups["attack"].Value, Tests: TestName().Count(match.Groups["tests"].Value))).ToList();

        Assert.Equal(Attacks, rows.Select(row => row.Attack));
        Assert.DoesNotContain(rows, row => row.Tests == 0);
    }

    [Fact]
    public void Each_test_that_is_named_is_there()
    {
        var there = typeof(AttackTable).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(), (type, method) => (type, method))
            .Where(test => test.method.IsDefined(typeof(FactAttribute), inherit: true))
            .Select(test => $"{test.type.Name}.{test.method.Name}")
            .ToHashSet(StringComparer.Ordinal);

        var named = TestName().Matches(Page()).Select(match => match.Groups["name"].Value).ToList();

        Assert.True(named.Count > Attacks.Length);
        Assert.DoesNotContain(named, name => !there.Contains(name));
    }

    private static string Page([CallerFilePath] string file = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "README.md"));

    /// <summary>The attack, then who or what it is, what must be, and the tests.</summary>
    [GeneratedRegex(@"^\| (?<attack>[TA]\d+) \|[^|]+\|[^|]+\|(?<tests>[^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>[A-Z][A-Za-z]+\.[A-Z]\w+)`")]
    private static partial Regex TestName();
}
