using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.Teams;
using Xunit;

namespace CollabBot.Tests.Teams;

public sealed class CardDataReading
{
    [Fact]
    public void A_text_that_is_half_a_character_is_none()
    {
        var data = new CardData(JsonElement.Parse("""{"team":"\ud800"}"""u8));

        Assert.Null(data.Text("team"));
        Assert.False(data.IsEmptyText("team"));
    }

    [Theory]
    [InlineData(BotLimits.MaxIdLength, "x", true)]
    [InlineData(BotLimits.MaxIdLength + 1, "x", false)]
    [InlineData(1, "é", false)]
    [InlineData(1, "\t", false)]
    public void An_id_has_a_usual_length_and_usual_letters(int length, string letter, bool isId)
    {
        var id = string.Concat(Enumerable.Repeat(letter, length));
        var data = new CardData(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["team"] = id }));

        Assert.Equal(isId ? id : null, data.Id("team"));
    }
}
