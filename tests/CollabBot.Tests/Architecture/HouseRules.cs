using System.Text.RegularExpressions;
using Xunit;

namespace CollabBot.Tests.Architecture;

public sealed partial class HouseRules
{
    private const int MostLines = 300;

    private static readonly string[] Forbidden = ["Common", "Shared", "Helpers", "Utils", "Models", "Services", "Interfaces", "Managers"];

    private static readonly string[] MaySay = ["CollabBot.Core/Insights/Wording.cs", "CollabBot.Core/Insights/ChangeWording.cs"];

    /// <summary>What is said of a bound, or of letters, compares nothing over time.</summary>
    private static readonly string[] Harmless = ["or higher", "or lower", "lower-case"];

    [Fact]
    public void No_folder_is_named_for_a_layer_or_for_leftovers() =>
        Assert.DoesNotContain(SourceFiles.Paths(), path => path.Split('/')[..^1].SelectMany(folder => folder.Split('.')).Intersect(Forbidden, StringComparer.OrdinalIgnoreCase).Any());

    [Fact]
    public void No_source_file_grows_past_three_hundred_lines() =>
        Assert.DoesNotContain(SourceFiles.CSharp(), path => SourceFiles.Text(path).Split('\n').Length > MostLines);

    [Fact]
    public void Only_the_wording_may_say_that_something_got_better_or_worse() =>
        Assert.Empty(
            from path in SourceFiles.CSharp().Concat(SourceFiles.Resources())
            where !MaySay.Contains(path)
            from literal in SourceFiles.Literals(path)
            where Judgement().IsMatch(Harmless.Aggregate(literal, (text, allowed) => text.Replace(allowed, "", StringComparison.OrdinalIgnoreCase)))
            select $"{path}: {literal}");

    [Theory]
    [InlineData("var x = \"Trust has fallen\";", true)]
    [InlineData("var x = \"90 or higher\";", false)]
    [InlineData("var x = \"Trust went down\";", true)]
    [InlineData("{ \"text\": \"Holding steady\" }", true)]
    [InlineData("// it got worse\nvar x = \"fine\";", false)]
    [InlineData("var x = \"\"\"\n  it is \"worse\"\n  \"\"\";", true)]
    public void The_rule_finds_what_it_looks_for(string source, bool found) =>
        Assert.Equal(found, SourceFiles.LiteralsOf(source).Any(literal => Judgement().IsMatch(literal.Replace("or higher", "", StringComparison.Ordinal))));

    [GeneratedRegex(@"\b(improv(ed|ing|es?|ement)|declin(ed?|ing|es)|fall(en|s|ing)|fell|ris(en|es|ing)|rose|higher|lower|better|worse|increas(ed?|es|ing)|decreas(ed?|es|ing)|trend(s|ing)?|slip(s|ped|ping)?|dropp(ed|ing)|sank|sink(s|ing)|deteriorat\w*|(gone|went|going|goes) (up|down)|(up|down) (by|from|since)|steady|stable|unchanged|no change|worst|best)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();
}
