using System.Text.RegularExpressions;
using CollabBot.BotFramework.Dialogs;
using NodaTime;

namespace CollabBot.Teams.Pulses;

/// <summary>Understands a day as people write it in the middle of a sentence: as a <see cref="DatePrompt"/> does, and <c>the 3rd of March</c>.</summary>
internal static partial class TypedDay
{
    private static readonly PromptOptions NoQuestion = new() { Text = "" };

    /// <param name="locale">Of the person's client; says whether 3/4 is a day of March or of April.</param>
    /// <returns>Null when it is no day.</returns>
    public static DateOnly? Read(string words, string? locale, DateTimeOffset now, DateTimeZone zone) =>
        new DatePrompt(zone).Recognize(new PromptAnswer(Ordinal().Replace(words, "$1 "), locale, now), NoQuestion) is PromptRecognizerResult<LocalDate>.Recognized { Value: var date }
            ? date.ToDateOnly()
            : null;

    [GeneratedRegex(@"\b(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?: of\b)? ?", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinal();
}
