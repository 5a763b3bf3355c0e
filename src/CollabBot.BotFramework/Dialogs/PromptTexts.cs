using System.Globalization;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// What prompts say of an answer that they did not understand: what came (already shortened and escaped) and what is wanted.
/// A question's own <see cref="PromptOptions.RetryText"/> goes before these.
/// </summary>
public sealed record PromptTexts
{
    /// <summary>Given what came and the most characters that are allowed.</summary>
    public Func<string, int, string> TooLong { get; init; } = (came, most) => $"“{came}” is too long. Please write at most {most} characters.";

    /// <summary>Given what came and the number of choices, which follow as a list.</summary>
    public Func<string, int, string> NoChoice { get; init; } =
        (came, count) => $"“{came}” is none of the choices. Please write a number from 1 to {count}, or the words:";

    public Func<string, string> NeitherYesNorNo { get; init; } = came => $"“{came}” is neither yes nor no. Please write *yes* or *no*.";

    /// <summary>Given what came and the prompt with its bounds.</summary>
    public Func<string, NumberPrompt, string> NoNumber { get; init; } = (came, prompt) =>
        $"“{came}” does not fit. Please write a {(prompt.IsWhole ? "whole number" : "number")}{Range(prompt)}, in digits and without separators of thousands.";

    public Func<string, string> NoDateTime { get; init; } = came =>
        $"I could not read a day and a time from “{came}”. Please write both, such as *3 March 14:30*, *tomorrow 2pm* or *2027-03-03 14:30*.";

    public Func<string, string> NoDate { get; init; } = came =>
        $"I could not read a day from “{came}”. Please write one, such as *3 March*, *tomorrow*, *Friday* or *2027-03-03*.";

    public Func<string, string> NoZone { get; init; } = came =>
        $"“{came}” is no time zone that I know. Please write the name of one, such as *Europe/London*, or the large city that it is named for.";

    private static string Range(NumberPrompt prompt) =>
        string.Join(" and", new[] { End(prompt.Minimum, "of at least", "of more than"), End(prompt.Maximum, "of at most", "of less than") }.Where(end => end.Length > 0));

    private static string End(Bound? bound, string including, string excluding) =>
        bound is { } end ? string.Create(CultureInfo.InvariantCulture, $" {(end.IsInclusive ? including : excluding)} {end.Value}") : "";
}
