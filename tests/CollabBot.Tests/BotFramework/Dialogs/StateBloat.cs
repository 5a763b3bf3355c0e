using System.Text;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Questions with whole cards in them are stored at each level, until the store refuses.</summary>
public sealed class StateBloat
{
    [Fact]
    public async Task A_question_is_not_stored()
    {
        var person = new DialogHarness(ADialog.Asking(new ChoicePrompt(), new PromptOptions { Text = "Unmistakable?", Choices = [new Choice("a", "Label")], Card = ACard.Minimal() }));

        await person.BeginAsync("d");

        Assert.Equal(
            """{"schemaVersion":1,"expiresAt":"2026-05-04T09:30:00+00:00","stack":[{"id":"d","version":1,"step":"ask","attempt":0,"values":{}}],"handled":["m1 d"],"start":{"dialogId":"d","options":{}},"isPaused":false}""",
            Encoding.UTF8.GetString(person.Store.Body(person.Key).Span));
    }

    [Fact]
    public async Task A_finished_conversation_leaves_none_of_its_answers()
    {
        var person = await ADialog.BegunAsync();
        await person.SayAsync("1");
        await person.SayAsync("yes");

        Assert.Equal(
            """{"schemaVersion":1,"expiresAt":"2026-05-04T09:30:00+00:00","stack":[],"handled":["m1 setup","m2","m3"],"isPaused":false}""",
            Encoding.UTF8.GetString(person.Store.Body(person.Key).Span));
    }

    [Fact]
    public async Task Only_the_last_twenty_messages_are_remembered()
    {
        var person = await ADialog.BegunAsync();

        for (var i = 0; i < 30; i++)
        {
            await person.SayAsync("what");
        }

        Assert.Equal(DialogState.MaxHandled, person.State.Handled.Count);
    }

    [Fact]
    public async Task A_state_may_fill_its_last_byte_and_no_more()
    {
        var remembering = new DialogHarness(new WaterfallDialog(
            "d",
            1,
            new WaterfallStep("ask", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "?", MaxLength = int.MaxValue }, token)),
            new WaterfallStep("keep", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "?" }, token))));
        await remembering.BeginAsync("d");
        await remembering.SayAsync("x");
        var room = DialogState.MaxBytes - remembering.Store.Body(remembering.Key).Length + 1;
        remembering = new DialogHarness(remembering.Dialogs);
        await remembering.BeginAsync("d");
        using var oversized = new Counted(remembering.Meters, "collabbot.dialogs.oversized");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => remembering.SayAsync(new string('x', room + 1)));
        Assert.Equal(1, oversized.Count);
        Assert.DoesNotContain("xx", failure.Message, StringComparison.Ordinal);
        Assert.Equal("ask", remembering.Top.Step);

        await remembering.SayAsync(new string('x', room));
        Assert.Equal("keep", remembering.Top.Step);
        Assert.Equal(DialogState.MaxBytes, remembering.Store.Body(remembering.Key).Length);
        Assert.Equal(1, oversized.Count);
    }
}
