using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>People leave in the middle and come back, days later, with something else in mind.</summary>
public sealed class AbandonedDialogs
{
    private const string Question = "How often?\n\n1. Weekly\n2. Monthly";

    private static readonly string Offer = $"[card: {DialogHarness.Texts.Expired}]";

    [Fact]
    public async Task Just_before_it_expires_a_question_takes_its_answer()
    {
        var person = await ADialog.BegunAsync();
        person.Time.Advance(DialogRunner.Lifetime - TimeSpan.FromTicks(1));

        await person.SayAsync("1");

        Assert.Equal("confirm", person.Top.Step);
    }

    [Fact]
    public async Task From_then_on_what_is_written_is_no_answer_and_the_person_is_asked()
    {
        var person = await ExpiredAsync();

        Assert.Equal("often", person.Top.Step);
        Assert.True(person.State.IsPaused);
        Assert.Equal([Question, Offer], person.Said);
    }

    [Theory]
    [InlineData("Continue")]
    [InlineData("1")]
    [InlineData("go on.")]
    public async Task Continuing_asks_the_open_question_again(string words)
    {
        var person = await ExpiredAsync();

        await person.SayAsync(words);
        Assert.Equal(Question, person.Said.Last());
        await person.SayAsync("1");

        Assert.Equal(("confirm", false), (person.Top.Step, person.State.IsPaused));
    }

    [Theory]
    [InlineData("Start again")]
    [InlineData("2")]
    [InlineData("RESTART")]
    public async Task Starting_again_begins_with_the_first_values(string words)
    {
        var person = await ADialog.BegunAsync();
        await person.SayAsync("2");
        person.Time.Advance(DialogRunner.Lifetime);
        await person.SayAsync("yes");

        await person.SayAsync(words);

        Assert.Equal(Question, person.Said.Last());
        Assert.Equal(new Dictionary<string, string> { ["team"] = "Spike" }, Assert.Single(person.State.Stack).Values);
    }

    [Fact]
    public async Task Starting_again_begins_what_the_person_began_and_not_what_took_its_place()
    {
        var person = new DialogHarness(
            new WaterfallDialog("first", 1, new WaterfallStep("go", (step, token) => step.ReplaceDialogAsync("second", null, token))),
            ADialog.Asking(new TextPrompt(), id: "second"));
        await person.BeginAsync("first");
        person.Time.Advance(DialogRunner.Lifetime);
        await person.SayAsync("hello");

        await person.SayAsync("start again");

        Assert.Equal("first", person.State.Start!.DialogId);
    }

    [Theory]
    [InlineData("Leave it")]
    [InlineData("cancel")]
    public async Task Leaving_it_ends_it(string words)
    {
        var person = await ExpiredAsync();

        Assert.Equal(DialogTurnStatus.Cancelled, (await person.SayAsync(words)).Status);
        Assert.Equal(DialogHarness.Texts.Cancelled, person.Said.Last());
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("1")).Status);
    }

    [Fact]
    public async Task Anything_else_and_help_are_asked_again_however_late()
    {
        var person = await ExpiredAsync();

        await person.SayAsync("weekly");
        person.Time.Advance(TimeSpan.FromDays(1));
        await person.SayAsync("help");

        Assert.Equal([Question, Offer, Offer, DialogHarness.Texts.Help(), Offer], person.Said);
        Assert.Equal("often", person.Top.Step);
    }

    [Fact]
    public async Task After_a_week_nothing_is_going_on_any_more()
    {
        var person = await ExpiredAsync();
        person.Time.Advance(DialogRunner.Memory - TimeSpan.FromTicks(1));
        Assert.Equal(DialogTurnStatus.Waiting, (await person.SayAsync("hm")).Status);

        person.Time.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("continue")).Status);
    }

    [Fact]
    public void The_card_is_a_good_one_and_its_buttons_write_what_can_be_typed()
    {
        var state = new DialogState(1, DateTimeOffset.UnixEpoch, [new DialogInstance("setup", 1, "often", 0, new Dictionary<string, string>())], [], new DialogStart("setup", new Dictionary<string, string>()));
        var pause = DialogPause.Of(state, new DialogSet(ADialog.Setup()), DialogHarness.Texts, DateTimeOffset.UnixEpoch);

        var card = Assert.Single(pause!.Ask().Attachments!).Content;

        Assert.Empty(AdaptiveCardLint.Check(card));
        Assert.Equal(
            [DialogPause.Continue, DialogPause.StartAgain, DialogPause.Leave],
            card.Actions!.Cast<AdaptiveSubmitAction>().Select(button => pause.Read(new PromptAnswer((string)button.Data!["msteams"]!["value"]!, null, default))));
    }

    private static async Task<DialogHarness> ExpiredAsync()
    {
        var person = await ADialog.BegunAsync();
        person.Time.Advance(DialogRunner.Lifetime);
        await person.SayAsync("1");
        return person;
    }
}
