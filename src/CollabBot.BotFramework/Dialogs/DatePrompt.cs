using NodaTime;
using NodaTime.Text;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>A day of a zone's calendar.</summary>
/// <remarks>As the days of a <see cref="DateTimePrompt"/> are written; an answer may lie in the past: refusing that is a validator's business.</remarks>
/// <param name="zone">The person's; see <see cref="ZonePrompt.Find"/>.</param>
public sealed class DatePrompt(DateTimeZone zone) : Prompt<LocalDate>
{
    public override PromptRecognizerResult<LocalDate> Recognize(PromptAnswer answer, PromptOptions options) =>
        DateTimeForms.ReadDay(answer.Text, Instant.FromDateTimeOffset(answer.Now).InZone(zone).Date, LocaleConventions.Of(answer.Locale).MonthComesFirst) is { } day
            ? new PromptRecognizerResult<LocalDate>.Recognized(day)
            : new PromptRecognizerResult<LocalDate>.NotRecognized();

    public override string Format(LocalDate value) => LocalDatePattern.Iso.Format(value);

    public override LocalDate Parse(string result) => LocalDatePattern.Iso.Parse(result).GetValueOrThrow();

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NoDate(came);
}
