using CollabBot.BotFramework.Dialogs;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class DateAnswers
{
    private static readonly PromptOptions Options = new() { Text = "Which day?" };

    /// <summary>A Monday, ten in the morning in London.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2027-03-03", "2027-03-03")]
    [InlineData("3 March", "2027-03-03")]
    [InlineData("on 3 mar", "2027-03-03")]
    [InlineData("4 May", "2026-05-04")]
    [InlineData("29 February", "2028-02-29")]
    [InlineData("today", "2026-05-04")]
    [InlineData("Friday", "2026-05-08")]
    public void A_day_may_be_written_in_these_ways_and_is_kept_as_it_was_read(string answer, string day)
    {
        var prompt = new DatePrompt(DateTimeZoneProviders.Tzdb["Europe/London"]);

        var read = Assert.IsType<PromptRecognizerResult<LocalDate>.Recognized>(prompt.Recognize(new PromptAnswer(answer, null, Now), Options)).Value;

        Assert.Equal(day, prompt.Format(read));
        Assert.Equal(read, prompt.Parse(prompt.Format(read)));
    }

    [Theory]
    [InlineData("3 March 14:30")]
    [InlineData("31 February")]
    [InlineData("soon")]
    [InlineData("")]
    public void What_is_no_day_is_not_understood(string answer) =>
        Assert.IsType<PromptRecognizerResult<LocalDate>.NotRecognized>(new DatePrompt(DateTimeZone.Utc).Recognize(new PromptAnswer(answer, null, Now), Options));
}
