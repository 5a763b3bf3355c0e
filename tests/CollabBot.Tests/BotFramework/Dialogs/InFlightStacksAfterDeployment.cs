using System.Text;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>A deployment moves steps and removes dialogs while people are in them.</summary>
public sealed class InFlightStacksAfterDeployment
{
    private static readonly string Offer = $"[card: {DialogHarness.Texts.Changed}]";

    public static TheoryData<string> Changes { get; } = ["version", "step", "inner dialog"];

    [Fact]
    public async Task A_step_that_was_added_before_the_open_one_disturbs_nobody()
    {
        var person = new DialogHarness(ADialog.Asking(new TextPrompt()));
        await person.BeginAsync("d");
        person.Dialogs =
        [
            new WaterfallDialog(
                "d",
                1,
                new WaterfallStep("new", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "New?" }, token)),
                new WaterfallStep("ask", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "d?" }, token))),
        ];

        Assert.Equal(new DialogTurnResult(DialogTurnStatus.Complete, "answer"), await person.SayAsync("answer"));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Who_can_not_go_on_is_offered_a_fresh_start_with_the_first_values(string change)
    {
        var person = await BegunBeforeAsync(change);

        Assert.Equal(DialogTurnStatus.Waiting, (await person.SayAsync("1")).Status);
        Assert.Equal(Offer, person.Said.Last());
        await person.SayAsync("Start again");

        Assert.Equal("How often?\n\n1. Weekly\n2. Monthly", person.Said.Last());
        Assert.Equal("Spike", Assert.Single(person.State.Stack).Values["team"]);
        Assert.False(person.State.IsPaused);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Going_on_is_no_choice_then(string change)
    {
        var person = await BegunBeforeAsync(change);
        await person.SayAsync("1");

        await person.SayAsync("continue");

        Assert.Equal([Offer, Offer], person.Said.TakeLast(2));
    }

    [Fact]
    public async Task A_dialog_that_is_no_more_ends_politely_and_once()
    {
        var person = await ADialog.BegunAsync();
        person.Dialogs = [];

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync("1")).Status);
        Assert.Equal(DialogHarness.Texts.Closed, person.Said.Last());
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":2,"expiresAt":"2026-05-04T10:00:00Z","stack":[],"handled":[]}""")]
    [InlineData("""{"schemaVersion":1,"expiresAt":"2026-05-04T10:00:00Z","stack":[null],"handled":[]}""")]
    [InlineData("""{"schemaVersion":1,"expiresAt":"2026-05-04T10:00:00Z","stack":[{"id":"c","version":1,"step":"","attempt":0,"values":{},"inner":[null]}],"handled":[]}""")]
    public async Task A_state_that_cannot_be_read_ends_politely_and_once(string stored)
    {
        var person = new DialogHarness(ADialog.Setup());
        person.Store.Put(person.Key, Encoding.UTF8.GetBytes(stored));

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync("1")).Status);
        Assert.Equal([DialogHarness.Texts.Closed], person.Said);
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Fact]
    public async Task A_new_dialog_takes_the_place_of_one_that_can_no_longer_go_on()
    {
        var person = await BegunBeforeAsync("version");

        var result = await person.BeginAsync("setup", ("team", "New"));

        Assert.Equal(DialogTurnStatus.Waiting, result.Status);
        Assert.Equal("New", Assert.Single(person.State.Stack).Values["team"]);
    }

    private static async Task<DialogHarness> BegunBeforeAsync(string change)
    {
        if (change == "inner dialog")
        {
            var nesting = new DialogHarness(Nesting(ADialog.Asking(new TextPrompt(), id: "gone")));
            await nesting.BeginAsync("setup", ("team", "Spike"));
            nesting.Dialogs = [ADialog.Setup()];
            return nesting;
        }

        var person = await ADialog.BegunAsync();
        person.Dialogs = [change == "step" ? ADialog.Setup(firstStep: "cadence") : ADialog.Setup(version: 2)];
        return person;
    }

    private static Dialog[] Nesting(Dialog inner) => [new WaterfallDialog("setup", 1, new WaterfallStep("often", (step, token) => step.BeginDialogAsync(inner.Id, null, token))), inner];
}
