using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class PromptAnswers
{
    private static readonly PromptOptions Options = new()
    {
        Text = "How often?",
        Choices =
        [
            new Choice("w", "Every week", "weekly"),
            new Choice("f", "Every two weeks", "fortnightly", "biweekly"),
            new Choice("m", "Monthly", "4 weeks"),
            new Choice("c", "Caffè Nŵdl"),
        ],
        MaxLength = 5,
    };

    [Theory]
    [InlineData("Every week", "w")]
    [InlineData("EVERY   WEEK", "w")]
    [InlineData(" weekly. ", "w")]
    [InlineData("f", "f")]
    [InlineData("1", "w")]
    [InlineData("2.", "f")]
    [InlineData("#3", "m")]
    [InlineData("(3)", "m")]
    [InlineData("2nd", "f")]
    [InlineData("second", "f")]
    [InlineData("Third", "m")]
    [InlineData("last", "c")]
    [InlineData("fort", "f")]
    [InlineData("mon", "m")]
    [InlineData("4 weeks", "m")]
    [InlineData("caffe nwdl", "c")]
    [InlineData("CAFFÈ  nŵdl", "c")]
    [InlineData("caffe\u0300 nw\u0302dl", "c")]
    public void A_choice_is_understood_in_many_ways(string answer, string value) => Assert.Equal(value, Read(new ChoicePrompt(), answer));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("every")]
    [InlineData("daily")]
    [InlineData("...")]
    [InlineData("tenth")]
    public void Anything_else_or_ambiguous_is_not(string answer) => Assert.Null(Read(new ChoicePrompt(), answer));

    [Theory]
    [InlineData("yes", ConfirmPrompt.Yes)]
    [InlineData("Y", ConfirmPrompt.Yes)]
    [InlineData("ok!", ConfirmPrompt.Yes)]
    [InlineData("nope", ConfirmPrompt.No)]
    [InlineData("n", ConfirmPrompt.No)]
    [InlineData("2", ConfirmPrompt.No)]
    [InlineData("Don’t", ConfirmPrompt.No)]
    [InlineData("maybe", null)]
    [InlineData("yes and no", null)]
    public void Yes_and_no_have_their_synonyms(string answer, string? value) => Assert.Equal(value, Read(new ConfirmPrompt(), answer));

    [Fact]
    public void Yes_and_no_have_the_words_of_the_product()
    {
        var prompt = new ConfirmPrompt { YesWords = ["ie", "ydw"], NoWords = ["na"] };

        Assert.Equal(ConfirmPrompt.Yes, Read(prompt, "Ydw"));
        Assert.Null(Read(prompt, "yes"));
    }

    [Theory]
    [InlineData(" abcde ", "abcde")]
    [InlineData("abcdef", null)]
    [InlineData("   ", null)]
    public void Words_have_a_longest_length_after_trimming(string answer, string? value) => Assert.Equal(value, Read(new TextPrompt(), answer));

    [Theory]
    [InlineData("2.5", "en-GB", "2.5")]
    [InlineData("2.5", null, "2.5")]
    [InlineData("2.5", "tlh", "2.5")]
    [InlineData("2,5", "de-DE", "2.5")]
    [InlineData("2.5", "de-CH", "2.5")]
    [InlineData("2,5", "pl", "2.5")]
    [InlineData(" -7 ", "en-GB", "-7")]
    [InlineData("+7", "en-GB", "7")]
    [InlineData("2,5", "en-GB", null)]
    [InlineData("1,500", "en-GB", null)]
    [InlineData("2.5", "de-DE", null)]
    [InlineData("1e3", "en-GB", null)]
    [InlineData("seven", "en-GB", null)]
    [InlineData("", "en-GB", null)]
    public void A_number_is_read_as_its_locale_writes_it(string answer, string? locale, string? value) =>
        Assert.Equal(value, Read(new NumberPrompt(), answer, locale));

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.1", true)]
    [InlineData("10", true)]
    [InlineData("10.1", false)]
    public void A_bound_says_whether_it_belongs_to_the_range(string answer, bool isTaken) =>
        Assert.Equal(isTaken, Read(new NumberPrompt { Minimum = Bound.Excluding(0), Maximum = Bound.Including(10) }, answer) is not null);

    [Fact]
    public void Fractions_can_be_refused()
    {
        Assert.Null(Read(new NumberPrompt { IsWhole = true }, "2.5"));
        Assert.Equal(3m, new NumberPrompt().Parse(Read(new NumberPrompt { IsWhole = true }, "3.0")!));
    }

    private static string? Read<T>(Prompt<T> prompt, string answer, string? locale = "en-GB")
        where T : notnull
    {
        var read = prompt.Recognize(new PromptAnswer(answer, locale, DateTimeOffset.UnixEpoch), Options) as PromptRecognizerResult<T>.Recognized;
        Assert.Equal(read is null ? default : read.Value, read is null ? default : prompt.Parse(prompt.Format(read.Value)));
        return read is null ? null : prompt.Format(read.Value);
    }
}
