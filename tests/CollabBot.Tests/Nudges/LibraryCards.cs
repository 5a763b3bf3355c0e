using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Teams.Nudges;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>Everybody can read the whole library.</summary>
public sealed class LibraryCards
{
    private const int MostBytes = 25_000;

    [Fact]
    public void Every_nudge_stands_on_the_card_of_its_area_and_in_its_plain_words() => Assert.All(NudgeLibrary.Shipped.Nudges, nudge =>
    {
        var card = NudgeLibraryCards.Of(nudge.Area);

        Assert.Contains(nudge.Text, Texts(card.ToJsonNode()));
        Assert.Contains(nudge.Text, card.FallbackText, StringComparison.Ordinal);
    });

    [Fact]
    public void The_list_of_areas_opens_each_of_them_and_says_what_to_type()
    {
        var card = NudgeLibraryCards.Of(null);

        Assert.All(PracticeArea.All, area => Assert.Contains(area.ShortName, Texts(card.ToJsonNode())));
        Assert.All(PracticeArea.All, area => Assert.Contains(area.ShortName.ToLowerInvariant(), card.FallbackText, StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_is_large() =>
        Assert.All(PracticeArea.All.Select(NudgeLibraryCards.Of).Append(NudgeLibraryCards.Of(null)), card => Assert.InRange(card.ToJson().Length, 1, MostBytes));

    [Fact]
    public void An_area_that_has_no_nudges_is_answered_with_the_list() =>
        Assert.Equal(NudgeLibraryCards.Of(null).ToJson(), NudgeLibraryCards.Of(PracticeArea.Shift).ToJson());

    [Theory]
    [InlineData("nudges", true)]
    [InlineData("nudges information flow", true)]
    [InlineData("nudgest", false)]
    [InlineData("trust", false)]
    public void What_is_about_the_library_is_known_by_its_first_word(string words, bool isAbout) => Assert.Equal(isAbout, TypedNudges.IsAbout(words));

    private static List<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => [.. json.SelectMany(member => Texts(member.Value))],
        JsonArray array => [.. array.SelectMany(Texts)],
        JsonValue value when value.TryGetValue<string>(out var text) => [text.Replace("\\", "", StringComparison.Ordinal)],
        _ => [],
    };
}
