using System.Text.Json.Nodes;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class DialogConversations
{
    private static readonly PromptOptions Often = new()
    {
        Text = "How often?",
        Choices = [new Choice("w", "Weekly"), new Choice("m", "Monthly")],
    };

    [Fact]
    public async Task Steps_follow_each_other_to_a_result()
    {
        var person = new DialogHarness(Setup());

        await person.BeginAsync("setup", ("team", "Spike"));
        await person.SayAsync("2");
        var result = await person.SayAsync("yes");

        Assert.Equal(new DialogTurnResult(DialogTurnStatus.Complete, "Spike m true"), result);
        Assert.Equal(["How often?\n\n1. Weekly\n2. Monthly", "Shall I set it to m?", "Done."], person.Said);
    }

    [Fact]
    public async Task An_answer_that_is_not_understood_is_told_what_came_and_what_is_wanted()
    {
        var person = new DialogHarness(Setup());
        await person.BeginAsync("setup", ("team", "Spike"));

        var result = await person.SayAsync("*daily*");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal("“\\*daily\\*” is none of the choices. Please write a number from 1 to 2, or the words:\n\n1. Weekly\n2. Monthly", person.Said.Last());
        Assert.Equal(1, person.Store.State(person.Key).Stack[0].Attempt);
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
        var person = new DialogHarness(Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        await person.SayAsync("weekly");

        var result = await person.SayAsync("HELP");

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal([new DialogTexts().Help, "Shall I set it to w?"], person.Said.TakeLast(2));
    }

    [Fact]
    public async Task Cancel_ends_everything_and_forgets_the_answers()
    {
        var person = new DialogHarness(Setup());
        await person.BeginAsync("setup", ("team", "Spike"));

        var result = await person.SayAsync("cancel");

        Assert.Equal(DialogTurnStatus.Cancelled, result.Status);
        Assert.Empty(person.Store.State(person.Key).Stack);
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Fact]
    public async Task A_dialog_within_a_dialog_gives_its_result_to_the_next_step()
    {
        var inner = new WaterfallDialog("inner", 1, new WaterfallStep("ask", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "Name?" }, token)));
        var outer = new WaterfallDialog(
            "outer",
            1,
            new WaterfallStep("begin", (step, token) => step.BeginDialogAsync("inner", null, token)),
            new WaterfallStep("end", (step, token) => step.EndDialogAsync($"Hello {step.Result}", token)));
        var person = new DialogHarness(outer, inner);
        await person.BeginAsync("outer");

        Assert.Equal(2, person.Store.State(person.Key).Stack.Count);
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

        Assert.Single(person.Store.State(person.Key).Stack);
        Assert.Equal("Round III?", person.Said.Last());
    }

    [Fact]
    public async Task A_submitted_card_and_other_activities_are_not_answers()
    {
        var person = new DialogHarness(Setup());
        await person.BeginAsync("setup", ("team", "Spike"));

        var result = await person.RunAsync(person.Turn("weekly", new JsonObject { ["a"] = 1 }));

        Assert.Equal(DialogTurnStatus.Empty, result.Status);
        Assert.Single(person.Said);
    }

    [Fact]
    public async Task Somebody_else_does_not_answer_for_a_person()
    {
        var ada = new DialogHarness(Setup());
        await ada.BeginAsync("setup", ("team", "Spike"));
        var bob = new DialogRunner(new DialogSet(Setup()), ada.Store, new HelpAndCancel(new DialogTexts()), new DialogTexts(), ada.Time);

        var result = await bob.RunAsync(ada.Turn("1"), ada.Key with { PersonId = "bob" }, TestContext.Current.CancellationToken);

        Assert.Equal(DialogTurnStatus.Empty, result.Status);
        Assert.Equal("often", ada.Store.State(ada.Key).Stack[0].Step);
    }

    internal static WaterfallDialog Setup(int version = 1, string firstStep = "often") => new(
        "setup",
        version,
        new WaterfallStep(firstStep, (step, token) => step.PromptAsync(new ChoicePrompt(), Often, token)),
        new WaterfallStep("confirm", (step, token) =>
        {
            step.Values["often"] = step.Result!;
            return step.PromptAsync(new ConfirmPrompt(), new PromptOptions { Text = $"Shall I set it to {step.Result}?" }, token);
        }),
        new WaterfallStep("done", (step, token) =>
        {
            step.Reply("Done.");
            return step.EndDialogAsync($"{step.Values["team"]} {step.Values["often"]} {step.Result}", token);
        }));
}
