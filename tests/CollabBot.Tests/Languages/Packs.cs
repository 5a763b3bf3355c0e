using CollabBot.Languages;
using Xunit;

namespace CollabBot.Tests.Languages;

/// <summary>What is found out about a pack before anybody is told anything in it.</summary>
public sealed class Packs
{
    private static readonly SourceText[] Wanted =
    [
        new("Hello {0}", "Hello {0}", "somewhere", ["name"]),
        new("{0} answers [one]", "{0} answer", "somewhere", ["count"]),
        new("{0} answers [other]", "{0} answers", "somewhere", ["count"]),
    ];

    private static readonly Dictionary<string, string> Gaelic = new()
    {
        ["Hello {0}"] = "Halò {0}",
        ["{0} answers [one]"] = "{0} a",
        ["{0} answers [two]"] = "{0} b",
        ["{0} answers [few]"] = "{0} c",
        ["{0} answers [other]"] = "{0} d",
    };

    [Fact]
    public void A_pack_that_says_everything_is_taken() => Assert.Empty(Check(Gaelic));

    [Fact]
    public void A_sentence_with_a_hole_may_have_more_forms_than_English_has() =>
        Assert.Empty(Check(new(Gaelic) { ["Hello {0} [few]"] = "Halò {0}" }));

    [Theory]
    [InlineData("Hello {0}", null, "gd-GB has no text for: Hello {0}")]
    [InlineData("Hello {0}", "", "gd-GB has no text for: Hello {0}")]
    [InlineData("{0} answers [few]", null, "gd-GB has no text for: {0} answers [few]")]
    [InlineData("Hello {0}", "Halò {1}", "gd-GB has a hole that there is nothing for, or a single brace: Hello {0}")]
    [InlineData("Hello {0}", "Halò {0", "gd-GB has a hole that there is nothing for, or a single brace: Hello {0}")]
    [InlineData("Goodbye", "Mar sin leat", "gd-GB has a text that is told nowhere: Goodbye")]
    [InlineData("Hello {0}", "Halò", "gd-GB leaves {0} out: Hello {0}")]
    public void What_is_wrong_with_a_pack_is_said(string key, string? told, string complaint)
    {
        var pack = new Dictionary<string, string>(Gaelic);
        _ = told is null ? pack.Remove(key) : (pack[key] = told) == told;

        Assert.Equal([complaint], Check(pack));
    }

    private static IEnumerable<string> Check(Dictionary<string, string> pack) => PackCheck.Of(LanguagePacks.Of("gd-GB", pack), pack, Wanted);
}
