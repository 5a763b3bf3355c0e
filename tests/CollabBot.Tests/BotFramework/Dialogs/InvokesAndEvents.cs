using System.Text.Json.Nodes;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>While a question is open, everything but the person's own words goes past it.</summary>
public sealed class InvokesAndEvents
{
    [Theory]
    [InlineData("invoke-adaptiveCard-action-personal")]
    [InlineData("conversationUpdate-membersAdded-personal")]
    [InlineData("installationUpdate-add-personal")]
    [InlineData("custom-messageReaction")]
    [InlineData("custom-messageUpdate")]
    [InlineData("message-submit-personal")]
    public async Task What_is_no_typed_text_is_left_to_others_and_changes_nothing(string capture)
    {
        var person = await ADialog.BegunAsync();
        var before = person.Store.Body(person.Key);

        var result = await person.RunAsync(person.Turn(Captured.Json(capture)));

        Assert.Equal(DialogTurnStatus.Empty, result.Status);
        Assert.Single(person.Said);
        Assert.Equal(before, person.Store.Body(person.Key));
    }

    [Fact]
    public async Task Neither_is_a_card_that_was_submitted_with_words_nor_a_message_without_any()
    {
        var person = await ADialog.BegunAsync();

        Assert.Equal(DialogTurnStatus.Empty, (await person.RunAsync(person.Turn("weekly", new JsonObject { ["a"] = 1 }))).Status);
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("  ")).Status);
        Assert.Equal("often", person.Top.Step);
    }
}
