using System.Runtime.CompilerServices;
using CollabBot.Languages;
using Xunit;

namespace CollabBot.Tests.Languages;

/// <summary>That everything the product says can be said in another language, and that each language says all of it.</summary>
public sealed partial class Texts
{
    private const string Approve = "COLLABBOT_APPROVE";

    [Fact]
    public void The_catalogue_lists_every_text_of_the_code_and_of_the_product_s_files()
    {
        var path = Path.Combine(Folder(), "Texts.en-GB.resx");
        var resx = Catalogue.ToResx();
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, resx);
        }

        Assert.True(
            resx == File.ReadAllText(path).ReplaceLineEndings("\n"),
            $"The catalogue is not what the code says. Run this test with {Approve}=1 to write it anew, and look at the difference: each new text needs a translation in every pack.");
    }

    [Fact]
    public void No_sentence_for_people_is_outside_of_the_catalogue() => Assert.Empty(SourceTexts.Untold);

    /// <summary>The format compares names without case.</summary>
    [Fact]
    public void No_two_texts_differ_by_their_case_alone() =>
        Assert.Empty(Catalogue.Texts.GroupBy(text => text.Key, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Count() > 1).Select(alike => string.Join(" | ", alike.Select(text => $"{text.Key} ({text.Where})"))));

    [Fact]
    public void The_catalogue_reaches_the_program() => Assert.Equal(Catalogue.Texts.Select(text => text.Key).Order(StringComparer.Ordinal), LanguagePacks.Read("en-GB").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_pack_says_everything_with_the_same_holes_and_in_every_form()
    {
        Assert.Equal(Language.English, LanguagePacks.All[0]);
        Assert.All(LanguagePacks.All.Skip(1), language => Assert.Empty(PackCheck.Of(language, LanguagePacks.Read(language.Tag), Catalogue.Texts)));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "CollabBot.Languages"));
}
