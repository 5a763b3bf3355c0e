using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class PromptAnswers
{
    private static readonly PromptOptions Options = new()
    {
        Text = "How often?",
        Choices = [new Choice("w", "Every week", "weekly"), new Choice("f", "Every two weeks", "fortnightly", "biweekly"), new Choice("m", "Monthly", "4 weeks")],
        MaxLength = 5,
    };

    [Theory]
    [InlineData("Every week", "w")]
    [InlineData("EVERY WEEK", "w")]
    [InlineData(" weekly. ", "w")]
    [InlineData("f", "f")]
    [InlineData("1", "w")]
    [InlineData("2.", "f")]
    [InlineData("#3", "m")]
    [InlineData("(3)", "m")]
    [InlineData("2nd", "f")]
    [InlineData("Third", "m")]
    [InlineData("last", "m")]
    [InlineData("fort", "f")]
    [InlineData("mon", "m")]
    [InlineData("4 weeks", "m")]
    public void A_choice_is_understood_in_many_ways(string answer, string value) =>
        Assert.Equal(new PromptRecognizerResult.Recognized(value), new ChoicePrompt().Recognize(answer, Options));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("every")]
    [InlineData("daily")]
    [InlineData("...")]
    [InlineData("tenth")]
    public void Anything_else_or_ambiguous_is_not(string answer) =>
        Assert.IsType<PromptRecognizerResult.NotRecognized>(new ChoicePrompt().Recognize(answer, Options));

    [Theory]
    [InlineData("yes", ConfirmPrompt.Yes)]
    [InlineData("Y", ConfirmPrompt.Yes)]
    [InlineData("ok!", ConfirmPrompt.Yes)]
    [InlineData("nope", ConfirmPrompt.No)]
    [InlineData("n", ConfirmPrompt.No)]
    [InlineData("2", ConfirmPrompt.No)]
    public void Yes_and_no_have_their_synonyms(string answer, string value) =>
        Assert.Equal(new PromptRecognizerResult.Recognized(value), new ConfirmPrompt().Recognize(answer, Options));

    [Theory]
    [InlineData("maybe")]
    [InlineData("yes and no")]
    public void Neither_yes_nor_no_is_asked_again(string answer) =>
        Assert.IsType<PromptRecognizerResult.NotRecognized>(new ConfirmPrompt().Recognize(answer, Options));

    [Fact]
    public void Words_have_a_longest_length_after_trimming()
    {
        Assert.Equal(new PromptRecognizerResult.Recognized("abcde"), new TextPrompt().Recognize(" abcde ", Options));
        Assert.IsType<PromptRecognizerResult.NotRecognized>(new TextPrompt().Recognize("abcdef", Options));
    }
}
