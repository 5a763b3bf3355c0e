using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CsCheck;
using Xunit;

namespace CollabBot.Tests.BotFramework.AdaptiveCards;

/// <remarks>In the expectations, <c>|</c> stands for the zero-width space that holds two characters apart.</remarks>
public sealed partial class PersonsTexts
{
    private const int Tries = 2_000;

    /// <summary>Text made of what is dangerous: single characters, and fragments that become so when they meet.</summary>
    private static readonly string[] Fragments =
    [
        "<at>", "</at>", "[", "](", ")", "!", "http", "://", "//", "www", ".", "example.com", "@", "&", "lt;", "#60;", "{{DATE(", "${", "*", "_", "`", "~", "\\", "\n", "\r", "\t", "<", ">", "a", " ",
        "\u202e", "\u202c", "\u2066", "\u2069", "\u200b", "\u200d", "\u200c", "\u00ad", "\ufeff", "\u2028", "\u0301", "\u05d0", "\u0645", "\ud83d", "\ude00", "\ud83d\ude00", "\0", "\u001b", "\u3164",
    ];

    private static readonly Gen<string> Nasty = Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]), Gen.String).Array[0, 30].Select(string.Concat);

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("*a* _b_ [c](d) `e` ~f~ #g >h \\", "\\*a\\* \\_b\\_ \\[c\\]|\\(d\\) \\`e\\` \\~f\\~ \\#g \\>h \\\\")]
    [InlineData("- a\n+ b\r\n12. c", "\\- a + b 12. c")]
    [InlineData("  + a\t ", "\\+ a")]
    [InlineData("=====", "\\=====")]
    [InlineData("<at>Ada</at> < at >x</ AT >", "‹at\\>Ada‹/at\\> ‹ at \\>x‹/ AT \\>")]
    [InlineData("<b onclick=x> <!-- <?x a < b <3", "‹b onclick=x\\> ‹!-- ‹?x a < b <3")]
    [InlineData("2026 was 1.5", "2026 was 1.5")]
    [InlineData("1.5 is", "1\\.5 is")]
    [InlineData("1) first", "1\\) first")]
    [InlineData("https://x.example/a", "https:|/|/x.|example/a")]
    [InlineData("see www.x.example or x.example", "see www.|x.|example or x.|example")]
    [InlineData("mailto:a@b.example tel:112", "mailto:|a@|b.|example tel:|112")]
    [InlineData("at 10:00, e. g. here: there", "at 10:00, e. g. here: there")]
    [InlineData("Health & Social Care, R&D", "Health & Social Care, R&D")]
    [InlineData("&lt;at&gt; &#60;", "&|lt;at&|gt; &|\\#60;")]
    [InlineData("{{DATE(2026)}} ${x}", "{|{DATE\\(2026\\)}} $|{x}")]
    public void Markdown_links_mentions_and_tags_lose_their_meaning(string text, string expected) =>
        Assert.Equal(expected, AdaptiveText.Escape(text).Replace('\u200b', '|'));

    [Theory]
    [InlineData("a\u202eb\u2066c\u200e", "abc")]
    [InlineData("a\u200bb\u00adc\ufeffd\u2060e", "abcde")]
    [InlineData("a\u200db", "ab")]
    [InlineData("a\0b\u001bc\u2028d\u0085e", "a b c d e")]
    [InlineData("\U000e0041\ue000x\u3164", "x")]
    [InlineData("Z\u0301\u0301\u0301\u0301\u0301\u0301\u0301x", "Z\u0301\u0301\u0301\u0301x")]
    [InlineData("👩‍👩‍👧 ❤️‍🔥", "👩‍👩‍👧 ❤️‍🔥")]
    [InlineData("\u200b \u202e\n", "")]
    public void What_cannot_be_seen_goes(string text, string expected) => Assert.Equal(expected, AdaptiveText.Escape(text));

    [Theory]
    [InlineData("\u05e9\u05dc\u05d5\u05dd", "\u2068\u05e9\u05dc\u05d5\u05dd\u2069")]
    [InlineData("Team \u0633\u0644\u0627\u0645 (3)", "\u2068Team \u0633\u0644\u0627\u0645 \\(3\\)\u2069")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u2068\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645\u2069")]
    [InlineData("Ελληνικά", "Ελληνικά")]
    public void A_name_that_runs_from_right_to_left_keeps_its_direction_to_itself(string name, string expected) => Assert.Equal(expected, AdaptiveText.Escape(name));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("abc def", 5, "abc…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 2, "👩‍👩‍👧…")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301…")]
    [InlineData("ab", 1, "…")]
    public void A_long_text_ends_in_an_ellipsis_between_characters(string text, int length, string expected) => Assert.Equal(expected, AdaptiveText.Shorten(text, length));

    /// <remarks>Not a theory: half a character does not survive the way into one.</remarks>
    [Fact]
    public void Half_a_character_is_shown_as_unreadable() => Assert.Equal("\ufffdx", AdaptiveText.Escape("\ud83dx"));

    [Fact]
    public void A_length_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => AdaptiveText.Shorten("a", 0));

    [Fact]
    public void Plain_text_has_no_backslashes() => Assert.Equal("*a* (b) [c]|(d) ‹at>", AdaptiveText.Plain("*a* (b) [c](d) <at>").Replace('\u200b', '|'));

    [Fact]
    public void What_stands_in_a_hole_is_escaped_and_what_the_code_says_is_not()
    {
        var name = "*Ada*";
        AdaptiveText inner = $"_{name}_";

        AdaptiveText text = $"**{name}** {inner} {12:D3} {MentionEntity.Of("29:x", "Bo")}";

        Assert.Equal("**\\*Ada\\*** _\\*Ada\\*_ 012 <at>Bo</at>", text.Markdown);
    }

    [Fact]
    public void A_copy_that_is_appended_to_leaves_the_original_alone()
    {
        AdaptiveText text = $"a";
        var copy = text;

        copy.AppendLiteral("b");

        Assert.Equal(("a", "ab"), (text.Markdown, copy.ToString()));
        Assert.Equal(text, (AdaptiveText)$"a");
    }

    [Fact]
    public void Names_in_a_list_are_escaped_each_by_itself() =>
        Assert.Equal("\\*a\\*, \u2068\u05d0\u2069, b", AdaptiveText.Join(", ", "*a*", "\u05d0", "b").Markdown);

    [Fact]
    public void Nothing_that_a_person_writes_keeps_a_meaning() => Nasty.Sample(
        text =>
        {
            Assert.DoesNotMatch(Meaning(), AdaptiveText.Plain(text));
            Assert.DoesNotMatch(Meaning(), AdaptiveText.Escape(text));
            Assert.DoesNotMatch(UnescapedMarkdown(), AdaptiveText.Escape(text));
        },
        seed: "0N0XIzNsQ0O2",
        iter: Tries,
        threads: 1);

    [Fact]
    public void Nothing_that_a_person_writes_is_a_fault_of_the_card() => Nasty.Sample(
        text => Assert.DoesNotContain(
            AdaptiveCardLint.Check(ACard.With(new AdaptiveTextBlock { Text = $"x {text} y" }) with { FallbackText = $"x {AdaptiveText.Plain(text)} y" }),
            finding => finding.Rule == "unsafe-text"),
        seed: "0N0XIzNsQ0O2",
        iter: Tries,
        threads: 1);

    [Fact]
    public void A_text_is_never_longer_than_allowed_and_cleaning_it_again_changes_nothing() => Gen.Select(Nasty, Gen.Int[1, 20]).Sample(
        (text, length) =>
        {
            var once = AdaptiveText.Shorten(text, length);

            Assert.InRange(new StringInfo(once).LengthInTextElements, 0, length);
            Assert.Equal(once, AdaptiveText.Shorten(once, length));
        },
        seed: "0N0XIzNsQ0O2",
        iter: Tries,
        threads: 1);

    /// <summary>A scheme, an address without one, a mail address, a link's middle, a tag, an entity, a date of the renderer's, or a character that hides or turns.</summary>
    [GeneratedRegex(@"[A-Za-z]:[A-Za-z0-9/\\+?#%@*[&=-]|//|\w\.[A-Za-z]|[^\s\u2068]@[A-Za-z0-9]|\]\(|<\s*/?\s*(?i:at)\b|<[A-Za-z/!?]|&#?[A-Za-z0-9]+;|\{\{|[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066\u2067\u2028\u2029\ufeff\u2060\u00ad]")]
    private static partial Regex Meaning();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*[*_\[\]()`~#>]")]
    private static partial Regex UnescapedMarkdown();
}
