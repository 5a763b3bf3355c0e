using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Service.Demo;
using CollabBot.Service.Demo.Terminal;
using Xunit;

namespace CollabBot.Tests.Demo;

public sealed class CardViews
{
    [Fact]
    public void A_card_reads_as_it_would_on_a_screen()
    {
        var text = Drawn(
            AdaptiveTextBlock.Heading($"A title"),
            new AdaptiveTextBlock { Text = $"**Bold** and \\*literal\\* and [brackets]" },
            new AdaptiveTextBlock { Text = $"never seen", IsVisible = false },
            new AdaptiveFactSet { Facts = [new AdaptiveFact($"Who", $"everybody")] },
            new AdaptiveContainer { Items = [], SelectAction = new AdaptiveExecuteAction { Title = "Often", Verb = "v" } },
            new AdaptiveTable { Columns = [new AdaptiveTableColumn { Width = AdaptiveWidth.Weight(1) }], Rows = [AdaptiveTableRow.Header($"Area"), AdaptiveTableRow.Of($"Trust")] },
            new AdaptiveChartHorizontalBarStacked { Title = "Level", Data = [new AdaptiveChartStack("Trust", [new AdaptiveChartPart("Level", 50), new AdaptiveChartPart("Up to 100", 50)])], Fallback = AdaptiveFallback.Drop },
            new AdaptiveChartLine { Title = "Course", Data = [new AdaptiveChartSeries("Trust", [new AdaptiveChartPoint("2026-01-06", 0), new AdaptiveChartPoint("2026-01-13", 100)])], Fallback = AdaptiveFallback.Drop },
            new AdaptiveChoiceSetInput { Id = "day", Label = "Day", Value = "Tuesday", Choices = [new AdaptiveChoice("On Tuesday", "Tuesday")] });

        Assert.All(["A title", "Bold and *literal* and [brackets]", "Who  everybody", "[ Often ]", "Area", "████░░░░", "▁█  100", "Day: On Tuesday"], shown => Assert.Contains(shown, text, StringComparison.Ordinal));
        Assert.DoesNotContain("never seen", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pressing_sends_what_was_filled_in_over_what_the_button_carries()
    {
        var button = new AdaptiveExecuteAction { Title = "Next", Verb = "next", Data = new JsonObject { ["team"] = "t", ["day"] = "Monday" } };
        var back = new AdaptiveExecuteAction { Title = "Back", Verb = "back", Data = new JsonObject { ["day"] = "Monday" }, AssociatedInputs = AdaptiveAssociatedInputs.None };
        var card = Card([new AdaptiveTextInput { Id = "day", Label = "Day" }, new AdaptiveTextInput { Id = "time", Label = "Time", Value = "10:00" }], [button, back]);

        var pressed = card.Press(card.ButtonFor("next")!, new Dictionary<string, string> { ["day"] = "Friday" });
        var pressedBack = card.Press(card.ButtonFor("back")!, new Dictionary<string, string> { ["day"] = "Friday" });

        Assert.True(JsonNode.DeepEquals(new JsonObject { ["team"] = "t", ["day"] = "Friday", ["time"] = "10:00" }, pressed["data"]));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["day"] = "Monday" }, pressedBack["data"]));
    }

    [Fact]
    public void Columns_stand_on_the_ground_and_a_week_without_a_level_is_a_dot()
    {
        Assert.Equal(["█  ", "██ ", "██·"], Marks.Columns([100, 66.7, null], height: 3, columnWidth: 1));
    }

    private static string Drawn(params AdaptiveElement[] body)
    {
        using var writer = new StringWriter();
        Demos.Redirected(writer).Write(CardView.Panel("Somewhere", Card(body, [])));
        return writer.ToString();
    }

    private static CardOnScreen Card(AdaptiveElement[] body, AdaptiveAction[] actions) =>
        new(new AdaptiveCard { FallbackText = "A card", Body = body, Actions = actions }.ToJsonNode());
}
