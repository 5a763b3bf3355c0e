using CollabBot.BotFramework;
using CollabBot.BotFramework.Dialogs;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

public sealed class DateTimeAnswers
{
    private static readonly PromptOptions Options = new() { Text = "When?" };

    /// <summary>A Monday, ten in the morning in London.</summary>
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2027-03-03 14:30", "2027-03-03T14:30")]
    [InlineData("2027-03-03T14:30", "2027-03-03T14:30")]
    [InlineData("3 March 14:30", "2027-03-03T14:30")]
    [InlineData("3 mar, 14.30", "2027-03-03T14:30")]
    [InlineData("March 3 at 2:30pm", "2027-03-03T14:30")]
    [InlineData("March 3, 2028 9am", "2028-03-03T09:00")]
    [InlineData("3 MARCH 2028 9 AM", "2028-03-03T09:00")]
    [InlineData("4 May 11:00", "2026-05-04T11:00")]
    [InlineData("29 February 9:00", "2028-02-29T09:00")]
    [InlineData("3/3/2027 9:05", "2027-03-03T09:05")]
    [InlineData("3/4 9:05", "2027-04-03T09:05")]
    [InlineData("today 2pm", "2026-05-04T14:00")]
    [InlineData("Tomorrow at 2pm", "2026-05-05T14:00")]
    [InlineData("2pm tomorrow", "2026-05-05T14:00")]
    [InlineData("Friday 14:30", "2026-05-08T14:30")]
    [InlineData("at 14:30 on fri", "2026-05-08T14:30")]
    [InlineData("Monday 14:30", "2026-05-11T14:30")]
    [InlineData("14:30", "2026-05-04T14:30")]
    [InlineData("10:00", "2026-05-05T10:00")]
    [InlineData("12am", "2026-05-05T00:00")]
    public void A_day_and_a_time_may_be_written_in_these_ways(string answer, string local) =>
        Assert.Equal(local, Read(answer)?.ToString("uuuu'-'MM'-'dd'T'HH':'mm", null));

    [Fact]
    public void Americans_put_the_month_first()
    {
        Assert.Equal(new LocalDate(2027, 3, 4), Read("3/4 9:05", locale: "en-US")?.Date);
        Assert.Null(Read("25/4 9:05", locale: "en-US"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("3 March")]
    [InlineData("31 April 14:30")]
    [InlineData("2027-02-29 14:30")]
    [InlineData("tomorrow 25:00")]
    [InlineData("soon 14:30")]
    [InlineData("13pm")]
    [InlineData("2027-03-03T14:30:15")]
    [InlineData("3/3/27 14:30")]
    [InlineData("1 14:30")]
    public void Anything_else_is_asked_again(string answer) => Assert.Null(Read(answer));

    [Theory]
    [InlineData("29 March 2026 01:30", "2026-03-29T01:00:00Z")]
    [InlineData("25 October 2026 01:30", "2026-10-25T00:30:00Z")]
    [InlineData("4 July 2026 01:30", "2026-07-04T00:30:00Z")]
    public void A_skipped_time_is_the_first_after_the_gap_and_a_repeated_one_its_first(string answer, string instant) =>
        Assert.Equal(instant, Read(answer)?.ToInstant().ToString());

    [Fact]
    public void The_result_keeps_the_zone_and_which_of_two_times_it_is()
    {
        var prompt = new DateTimePrompt(Zone("Europe/London"));
        var second = Zone("Europe/London").AtLeniently(new LocalDateTime(2026, 10, 25, 1, 30)).PlusHours(1);

        Assert.Equal("2026-10-25T01:30:00Z Europe/London", prompt.Format(second));
        Assert.Equal(second, DateTimePrompt.Read(prompt.Format(second)));
        Assert.Throws<NodaTime.Text.UnparsableValueException>(() => DateTimePrompt.Read("tomorrow"));
    }

    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("europe/london", "Europe/London")]
    [InlineData("London", "Europe/London")]
    [InlineData("new york", "America/New_York")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("UTC", "UTC")]
    [InlineData("Atlantis", null)]
    [InlineData("", null)]
    public void A_zone_is_an_id_or_its_city(string answer, string? id) =>
        Assert.Equal(id, (new ZonePrompt().Recognize(new PromptAnswer(answer, null, Now), Options) as PromptRecognizerResult<DateTimeZone>.Recognized)?.Value.Id);

    [Fact]
    public async Task The_zone_of_the_client_is_used_without_asking()
    {
        var person = new DialogHarness(When());
        await person.BeginAsync("when");

        var result = await person.SayAsync("tomorrow 2pm");

        Assert.Equal("2026-05-05T14:00:00Z UTC", result.Result);
        Assert.Equal(["When?"], person.Said);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Not/AZone")]
    public async Task Where_the_client_tells_no_zone_that_is_known_the_person_is_asked(string? zone)
    {
        var person = new DialogHarness(new WaterfallDialog(
            "d",
            1,
            new WaterfallStep("when", (step, token) => step.BeginDialogAsync("when", null, token)),
            new WaterfallStep("end", (step, token) => step.EndDialogAsync(DateTimePrompt.Read(step.Result!).ToInstant().ToString(), token))), When());

        await person.BeginAsync(Message("start"), "d");
        await person.RunAsync(Message("Atlantis"));
        await person.RunAsync(Message("Kolkata"));
        var result = await person.RunAsync(Message("tomorrow 2pm"));

        Assert.Equal("2026-05-05T08:30:00Z", result.Result);
        Assert.Equal(["Which zone?", "When?"], person.Said.Where(said => said.EndsWith('?')));

        ITurnContext Message(string text)
        {
            var json = Captured.Json("message-text-personal");
            json["text"] = text;
            json["localTimezone"] = zone;
            json.Remove("entities");
            return person.Turn(json);
        }
    }

    [Fact]
    public async Task A_validator_may_refuse_the_past()
    {
        var person = new DialogHarness(When((when, _) => when.ToInstant() <= Instant.FromDateTimeOffset(Now) ? "That is over." : null));
        await person.BeginAsync("when");

        Assert.Equal(DialogTurnStatus.Waiting, (await person.SayAsync("today 8am")).Status);
        Assert.Equal("That is over.", person.Said.Last());
    }

    private static ComponentDialog When(PromptValidator<ZonedDateTime>? validator = null) =>
        DateTimeDialog.Create("when", Options, new PromptOptions { Text = "Which zone?" }, validator);

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static ZonedDateTime? Read(string answer, string? locale = "en-GB") =>
        (new DateTimePrompt(Zone("Europe/London")).Recognize(new PromptAnswer(answer, locale, Now), Options) as PromptRecognizerResult<ZonedDateTime>.Recognized)?.Value;
}
