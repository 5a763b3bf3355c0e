using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;
using Xunit;

namespace CollabBot.Tests.Languages;

public sealed class Phrases
{
    private static readonly Language Welsh = LanguagePacks.Of("cy-GB", new Dictionary<string, string>
    {
        [Language.NameKey] = "Cymraeg",
        ["Hello"] = "Helo",
        ["**Hello** {0}"] = "{0}, **helo**",
        ["{0} of {1}"] = "{1}: {0}",
        ["Braces {{}} and {0}"] = "{0} {{}}",
        ["{0} answers [zero]"] = "dim atebion",
        ["{0} answers [one]"] = "{0} ateb",
        ["{0} answers [two]"] = "dau ateb",
        ["{0} answers [few]"] = "tri ateb",
        ["{0} answers [many]"] = "chwe ateb",
        ["{0} answers [other]"] = "{0} o atebion",
        ["At most {0} words"] = "Hyd at {0} gair",
        ["At most {0} words [two]"] = "Hyd at ddau air",
        ["{0} and {1}"] = "{0} a {1}",
        ["January"] = "Ionawr",
        ["Thu (short)"] = "Iau",
    });

    [Fact]
    public void In_English_it_reads_as_it_is_written()
    {
        Assert.Equal("Hello", Phrase.Of("Hello"));
        Assert.Equal("3 of 4 {}", Phrase.Of($"{3} of {4} {{}}"));
        Assert.Equal("one answer", Phrase.Counted(1, $"one answer", $"{1} answers"));
        Assert.Equal("0 answers", Phrase.Counted(0, $"one answer", $"{0} answers"));
    }

    [Fact]
    public void In_another_language_it_is_found_by_its_English_and_its_holes_may_change_places()
    {
        using var _ = Welsh.Use();
        var name = "x";

        Assert.Equal("Helo", Phrase.Of("Hello"));
        Assert.Equal("4: 3", Phrase.Of($"{3} of {4}"));
        Assert.Equal("x {}", Phrase.Of($"Braces {{}} and {name}"));
        Assert.Equal("a, b a c", Phrase.Listed(["a", "b", "c"]));
    }

    [Fact]
    public void What_a_language_does_not_say_is_said_in_English()
    {
        using var _ = Welsh.Use();

        Assert.Equal("Good day, 3", Phrase.Of($"Good day, {3}"));
        Assert.Equal("1 thing", Phrase.Counted(1, $"{1} thing", $"{1} things"));
    }

    [Theory]
    [InlineData(0, "dim atebion")]
    [InlineData(1, "1 ateb")]
    [InlineData(2, "dau ateb")]
    [InlineData(3, "tri ateb")]
    [InlineData(6, "chwe ateb")]
    [InlineData(5, "5 o atebion")]
    [InlineData(106, "106 o atebion")]
    public void A_number_takes_the_form_that_the_language_has_for_it(int count, string told)
    {
        using var _ = Welsh.Use();

        Assert.Equal(told, Phrase.Counted(count, $"{count} answer", $"{count} answers"));
    }

    [Theory]
    [InlineData(2, "Hyd at ddau air")]
    [InlineData(4, "Hyd at 4 gair")]
    public void A_language_may_have_forms_where_English_has_one(int count, string told)
    {
        using var _ = Welsh.Use();

        Assert.Equal(told, Phrase.Of($"At most {count} words"));
    }

    [Fact]
    public void What_people_wrote_is_neither_translated_nor_drawn()
    {
        using var _ = Welsh.Use();
        var name = "Hello *you*";

        AdaptiveText text = $"**Hello** {name}";

        Assert.Equal($"{AdaptiveText.Escape(name)}, **helo**", text.Markdown);
    }

    [Fact]
    public void Dates_have_the_language_s_names()
    {
        var day = new DateOnly(2027, 1, 14);

        Assert.Equal("Iau 14 Ionawr", day.ToString("ddd d MMMM", Welsh.Culture));
        Assert.Equal("Thu 14 January", day.ToString("ddd d MMMM", Language.English.Culture));
        Assert.Equal("Cymraeg", Welsh.Name);
    }

    /// <summary>Two people are written to at once, each in their own language.</summary>
    [Fact]
    public async Task Each_piece_of_work_speaks_its_own_language()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => TellAsync(i % 2 == 0 ? Welsh : Language.English)));

        Assert.Equal(Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? "Helo" : "Hello"), told);
        Assert.Equal(Language.English, Language.Current);
    }

    [Fact]
    public void A_language_whose_forms_are_not_written_down_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => LanguagePacks.Of("xx", new Dictionary<string, string>()));

        Assert.Contains("PluralRules", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>The sample numbers of the CLDR's own table.</summary>
    [Theory]
    [InlineData("en", "1", "", "", "", "0 2 3 16 100 1000")]
    [InlineData("cy", "1", "2", "3", "6", "4 5 7 20 100 1000")]
    [InlineData("gd", "1 11", "2 12", "3 10 13 19", "", "0 20 34 100 1000")]
    [InlineData("ga", "1", "2", "3 6", "7 10", "0 11 25 100 1000")]
    public void Forms_are_those_of_the_CLDR(string tag, string one, string two, string few, string many, string other)
    {
        var rule = PluralRules.Of(tag)!;

        Assert.All(Numbers(one), number => Assert.Equal(PluralForm.One, rule.Choose(number)));
        Assert.All(Numbers(two), number => Assert.Equal(PluralForm.Two, rule.Choose(number)));
        Assert.All(Numbers(few), number => Assert.Equal(PluralForm.Few, rule.Choose(number)));
        Assert.All(Numbers(many), number => Assert.Equal(PluralForm.Many, rule.Choose(number)));
        Assert.All(Numbers(other), number => Assert.Equal(PluralForm.Other, rule.Choose(number)));
        Assert.Equal(PluralForm.Other, rule.Forms[^1]);
    }

    private static IEnumerable<long> Numbers(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => long.Parse(number, CultureInfo.InvariantCulture));

    private static async Task<string> TellAsync(Language language)
    {
        using var _ = language.Use();
        await Task.Yield();
        return Phrase.Of("Hello");
    }
}
