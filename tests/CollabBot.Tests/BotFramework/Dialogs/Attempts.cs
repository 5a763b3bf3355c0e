using CollabBot.BotFramework.Dialogs;
using CollabBot.Tests.BotFramework.AdaptiveCards;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class Attempts
{
    [Fact]
    public async Task A_validator_sees_the_value_and_the_attempt_and_says_what_is_wrong()
    {
        var prompt = new NumberPrompt { Validator = (value, attempt) => value % 2 == 0 ? null : $"{value} is odd (attempt {attempt})." };
        var person = new DialogHarness(ADialog.Asking(prompt));
        await person.BeginAsync("d");

        await person.SayAsync("three");
        await person.SayAsync("3");
        var result = await person.SayAsync("4");

        Assert.Equal("4", result.Result);
        Assert.Equal("3 is odd (attempt 2).", person.Said.Last());
    }

    [Fact]
    public async Task What_a_validator_says_of_a_choice_is_followed_by_the_choices()
    {
        var prompt = new ChoicePrompt { Validator = (value, _) => value == "a" ? "A is full." : null };
        var person = new DialogHarness(ADialog.Asking(prompt, new PromptOptions { Text = "Which?", Choices = [new Choice("a", "A"), new Choice("b", "B")] }));
        await person.BeginAsync("d");

        await person.SayAsync("a");

        Assert.Equal("A is full.\n\n1. A\n2. B", person.Said.Last());
    }

    [Fact]
    public async Task The_words_of_a_question_go_before_those_of_its_kind()
    {
        var options = new PromptOptions { Text = "How many?", RetryText = came => $"Not {came}.", Card = ACard.Minimal() };
        var person = new DialogHarness(ADialog.Asking(new NumberPrompt(), options));
        await person.BeginAsync("d");

        await person.SayAsync("*many*");

        Assert.Equal(["How many?", "[card: Hello]", "Not \\*many\\*.", "[card: Hello]"], person.Said);
    }

    [Theory]
    [InlineData(null, null, false, "“x” does not fit. Please write a number, in digits and without separators of thousands.")]
    [InlineData(1, null, true, "“x” does not fit. Please write a whole number of at least 1, in digits and without separators of thousands.")]
    [InlineData(1, 5, false, "“x” does not fit. Please write a number of at least 1 and of less than 5, in digits and without separators of thousands.")]
    public async Task A_number_that_does_not_fit_is_told_the_bounds(int? minimum, int? maximum, bool isWhole, string said)
    {
        var prompt = new NumberPrompt
        {
            Minimum = minimum is { } least ? Bound.Including(least) : null,
            Maximum = maximum is { } most ? Bound.Excluding(most) : null,
            IsWhole = isWhole,
        };
        var person = new DialogHarness(ADialog.Asking(prompt));
        await person.BeginAsync("d");

        await person.SayAsync("x");

        Assert.Equal(said, person.Said.Last());
    }

    [Fact]
    public async Task After_the_last_attempt_the_dialogs_give_up()
    {
        var person = new DialogHarness(ADialog.Asking(new ConfirmPrompt(), new PromptOptions { Text = "Sure?", MaxAttempts = 2 }));
        await person.BeginAsync("d");

        var first = await person.SayAsync("hm");
        var second = await person.SayAsync("hm");

        Assert.Equal((DialogTurnStatus.Waiting, DialogTurnStatus.GaveUp), (first.Status, second.Status));
        Assert.Equal(DialogHarness.Texts.GaveUp, person.Said.Last());
        Assert.Equal(DialogTurnStatus.Empty, (await person.SayAsync("yes")).Status);
    }

    [Fact]
    public async Task Help_is_no_attempt_and_each_question_counts_its_own()
    {
        var person = await ADialog.BegunAsync();

        await person.SayAsync("daily");
        await person.SayAsync("help");
        Assert.Equal(1, person.Top.Attempt);
        await person.SayAsync("weekly");
        Assert.Equal(0, person.Top.Attempt);
    }

    [Fact]
    public async Task A_long_answer_is_repeated_shortened_and_never_within_a_character()
    {
        var person = new DialogHarness(ADialog.Asking(new NumberPrompt()));
        await person.BeginAsync("d");

        await person.SayAsync(new string('a', 39) + "😀😀");

        Assert.StartsWith($"“{new string('a', 39)}…”", person.Said.Last(), StringComparison.Ordinal);
    }
}
