using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class ComponentDialogs
{
    private static readonly ComponentDialog Address = new(
        "address",
        1,
        "lines",
        new WaterfallDialog(
            "lines",
            1,
            new WaterfallStep("street", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = $"Street in {step.Values["town"]}?" }, token)),
            new WaterfallStep("number", (step, token) =>
            {
                step.Values["street"] = step.Result!;
                return step.BeginDialogAsync("number", null, token);
            }),
            new WaterfallStep("end", (step, token) => step.EndDialogAsync($"{step.Result} {step.Values["street"]}, {step.Values["town"]}", token))),
        ADialog.Asking(new NumberPrompt(), new PromptOptions { Text = "Number?", MaxAttempts = 2 }, "number"));

    private static readonly ComponentDialog Person = new(
        "person",
        1,
        "start",
        new WaterfallDialog(
            "start",
            1,
            new WaterfallStep("address", (step, token) => step.BeginDialogAsync("address", new Dictionary<string, string> { ["town"] = step.Values["town"] }, token)),
            new WaterfallStep("end", (step, token) => step.EndDialogAsync($"Lives at {step.Result}", token))),
        Address);

    [Fact]
    public async Task Values_go_in_and_one_result_comes_out_of_components_in_components()
    {
        var person = new DialogHarness(Person);

        await person.BeginAsync("person", ("town", "York"));
        await person.SayAsync("Coppergate");
        var result = await person.SayAsync("7");

        Assert.Equal(new DialogTurnResult(DialogTurnStatus.Complete, "Lives at 7 Coppergate, York"), result);
        Assert.Equal(["Street in York?", "Number?"], person.Said);
    }

    [Fact]
    public async Task A_component_takes_one_place_on_the_stack_and_keeps_its_own_within()
    {
        var person = new DialogHarness(Person);

        await person.BeginAsync("person", ("town", "York"));
        await person.SayAsync("Coppergate");

        var outer = Assert.Single(person.State.Stack);
        Assert.Equal("person", outer.Id);
        Assert.Equal(["start", "address"], outer.Inner!.Select(inner => inner.Id));
        Assert.Equal(["lines", "number"], outer.Inner![1].Inner!.Select(inner => inner.Id));
    }

    [Fact]
    public async Task Help_asks_the_innermost_question_again()
    {
        var person = new DialogHarness(Person);
        await person.BeginAsync("person", ("town", "York"));
        await person.SayAsync("Coppergate");

        await person.SayAsync("help");

        Assert.Equal([DialogHarness.Texts.Help(), "Number?"], person.Said.TakeLast(2));
    }

    [Fact]
    public async Task Cancelling_goes_inwards()
    {
        var person = new DialogHarness(Person);
        await person.BeginAsync("person", ("town", "York"));

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync("cancel")).Status);
        Assert.Empty(person.State.Stack);
    }

    [Fact]
    public async Task What_an_inner_dialog_gives_up_is_given_up_as_a_whole()
    {
        var person = new DialogHarness(Person);
        await person.BeginAsync("person", ("town", "York"));
        await person.SayAsync("Coppergate");

        await person.SayAsync("seven");
        var result = await person.SayAsync("eight");

        Assert.Equal(DialogTurnStatus.GaveUp, result.Status);
        Assert.Empty(person.State.Stack);
    }

    [Fact]
    public async Task A_component_whose_inside_has_changed_can_not_go_on()
    {
        var person = new DialogHarness(new ComponentDialog("c", 1, "setup", ADialog.Setup()));
        await person.BeginAsync("c", ("team", "Spike"));
        person.Dialogs = [new ComponentDialog("c", 1, "setup", ADialog.Setup(version: 2))];

        await person.SayAsync("1");

        Assert.Equal($"[card: {DialogHarness.Texts.Changed}]", person.Said.Last());
    }

    [Fact]
    public void The_initial_dialog_is_one_of_its_own() =>
        Assert.Throws<ArgumentException>(() => new ComponentDialog("c", 1, "nowhere", ADialog.Setup()));
}
