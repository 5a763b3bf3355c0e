using CollabBot.BotFramework.Dialogs;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class DialogConversations
{
    [Fact]
    public async Task Steps_follow_each_other_to_a_result()
    {
        var person = new DialogHarness(ADialog.Setup());

        await person.BeginAsync("setup", ("team", "Spike"));
        await person.SayAsync("2");
        var result = await person.SayAsync("yes");

        Assert.Equal(new DialogTurnResult(DialogTurnStatus.Complete, "Spike m true"), result);
        Assert.Equal(["How often?\n\n1. Weekly\n2. Monthly", "Shall I set it to m?", "Done."], person.Said);
    }

    [Fact]
    public async Task An_answer_that_is_not_understood_is_told_what_came_and_what_is_wanted()
    {
        var person = await ADialog.BegunAsync();

        var result = await person.SayAsync("*daily*");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal("“\\*daily\\*” is none of the choices. Please write a number from 1 to 2, or the words:\n\n1. Weekly\n2. Monthly", person.Said.Last());
        Assert.Equal(1, person.State.Stack[0].Attempt);
    }

    [Fact]
    public async Task A_question_with_a_card_is_a_text_and_a_card()
    {
        var person = new DialogHarness(new WaterfallDialog("d", 1, new WaterfallStep("ask", (step, token) =>
            step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "Why?", Card = ACard.Minimal(), RetryText = came => $"{came}?" }, token))));

        await person.BeginAsync("d");

        Assert.Equal(["Why?", "[card: Hello]"], person.Said);
    }

    [Fact]
    public async Task What_a_step_says_before_its_question_is_not_said_again_when_the_answer_comes()
    {
        var person = new DialogHarness(new WaterfallDialog("d", 1, new WaterfallStep("ask", (step, token) =>
        {
            step.Reply("First this.");
            return step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "Why?" }, token);
        })));
        await person.BeginAsync("d");

        var result = await person.SayAsync("because");

        Assert.Equal("because", result.Result);
        Assert.Equal(["First this.", "Why?"], person.Said);
    }

    [Fact]
    public async Task Help_answers_and_asks_again_without_losing_the_place()
    {
        var person = await ADialog.BegunAsync();
        await person.SayAsync("weekly");

        var result = await person.SayAsync("HELP");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal([DialogHarness.Texts.Help(), "Shall I set it to w?"], person.Said.TakeLast(2));
    }

    [Fact]
    public async Task Cancel_ends_everything_and_forgets_the_answers()
    {
        var person = await ADialog.BegunAsync();

        var result = await person.SayAsync("cancel");

        Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
        Assert.Empty(person.State.Stack);
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Fact]
    public async Task A_dialog_within_a_dialog_gives_its_result_to_the_next_step()
    {
        var inner = ADialog.Asking(new TextPrompt(), id: "inner");
        var outer = new WaterfallDialog(
            "outer",
            1,
            new WaterfallStep("begin", (step, token) => step.BeginDialogAsync("inner", null, token)),
            new WaterfallStep("end", (step, token) => step.EndDialogAsync($"Hello {step.Result}", token)));
        var person = new DialogHarness(outer, inner);
        await person.BeginAsync("outer");

        Assert.Equal(2, person.State.Stack.Count);
        Assert.Equal("Hello Ada", (await person.SayAsync("Ada")).Result);
    }

    [Fact]
    public async Task A_dialog_that_replaces_itself_does_not_pile_up()
    {
        var loop = new WaterfallDialog(
            "loop",
            1,
            new WaterfallStep("ask", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = $"Round {step.Values["n"]}?" }, token)),
            new WaterfallStep("again", (step, token) => step.ReplaceDialogAsync("loop", new Dictionary<string, string> { ["n"] = step.Values["n"] + "I" }, token)));
        var person = new DialogHarness(loop);
        await person.BeginAsync("loop", ("n", "I"));

        await person.SayAsync("a");
        await person.SayAsync("b");

        Assert.Single(person.State.Stack);
        Assert.Equal("Round III?", person.Said.Last());
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("Stop.")]
    [InlineData(" QUIT ")]
    public async Task What_interrupts_is_seen_before_the_dialog_sees_it(string word)
    {
        var person = new DialogHarness(ADialog.Asking(new TextPrompt()));
        await person.BeginAsync("d");

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync(word)).Status);
        Assert.Equal(DialogHarness.Texts.Cancelled, person.Said.Last());
    }

    [Fact]
    public async Task A_dialog_that_calls_everything_off_leaves_nothing_to_resume()
    {
        var inner = new WaterfallDialog("inner", 1, new WaterfallStep("off", (step, _) => step.CancelAllDialogsAsync()));
        var outer = new WaterfallDialog("outer", 1, new WaterfallStep("begin", (step, token) => step.BeginDialogAsync("inner", null, token)));
        var person = new DialogHarness(outer, inner);

        var result = await person.BeginAsync("outer");

        Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
        Assert.Empty(person.State.Stack);
    }

    [Fact]
    public async Task A_dialog_that_nobody_knows_is_a_fault_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new DialogHarness().BeginAsync("nowhere"));
}
