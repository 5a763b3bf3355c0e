using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>A day and a time on the wall of a zone, to the minute.</summary>
/// <remarks>
/// <para>
/// A day is <c>2027-03-03</c>; <c>3 March</c> or <c>March 3</c> (also <c>Mar</c>), with a year or else today or later; <c>3/3</c> or <c>3/3/2027</c>,
/// day first except in American English; <c>today</c>, <c>tomorrow</c>, or a weekday (<c>Tue</c>), which is the next one after today. A time is
/// <c>14:30</c>, <c>14.30</c>, <c>2pm</c> or <c>2:30pm</c>. Either may come first, with a comma, <c>at</c> or <c>on</c> between; <c>2027-03-03T14:30</c>
/// does too. A time alone is the next time that the clock shows it; a day alone is refused.
/// </para>
/// <para>
/// A time that the clocks skip becomes the first valid time after the gap; a time that occurs twice its first occurrence. An answer may lie in the
/// past: refusing that is a validator's business.
/// </para>
/// </remarks>
/// <param name="zone">The person's; see <see cref="ZonePrompt.Find"/>.</param>
public sealed class DateTimePrompt(DateTimeZone zone) : Prompt<ZonedDateTime>
{
    private static readonly ZoneLocalMappingResolver Resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The offset tells the two occurrences of a repeated time apart.</summary>
    private static readonly ZonedDateTimePattern Results = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<G> z", DateTimeZoneProviders.Tzdb);

    /// <summary>Reads the result of a date-time prompt or dialog, whatever its zone.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ZonedDateTime Read(string result) => Results.Parse(result).GetValueOrThrow();

    public override PromptRecognizerResult<ZonedDateTime> Recognize(PromptAnswer answer, PromptOptions options)
    {
        var now = Instant.FromDateTimeOffset(answer.Now).InZone(zone);
        if (DateTimeForms.Read(answer.Text, now.Date, LocaleConventions.Of(answer.Locale).MonthComesFirst) is not { } read)
        {
            return new PromptRecognizerResult<ZonedDateTime>.NotRecognized();
        }

        var when = At(read.Date ?? now.Date, read.Time);
        return new PromptRecognizerResult<ZonedDateTime>.Recognized(
            read.Date is null && when.ToInstant() <= now.ToInstant() ? At(now.Date.PlusDays(1), read.Time) : when);
    }

    public override string Format(ZonedDateTime value) => Results.Format(value);

    public override ZonedDateTime Parse(string result) => Read(result);

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NoDateTime(came);

    private ZonedDateTime At(LocalDate date, LocalTime time) => zone.ResolveLocal(date + time, Resolver);
}
