using CollabBot.Languages;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// What prompts say of an answer that they did not understand: what came (already shortened and escaped) and what is wanted.
/// A question's own <see cref="PromptOptions.RetryText"/> goes before these.
/// </summary>
public sealed record PromptTexts
{
    /// <summary>Given what came and the most characters that are allowed.</summary>
    public Func<string, int, string> TooLong { get; init; } = (came, most) => Phrase.Of($"“{came}” is too long. Please write at most {most} characters.");

    /// <summary>Given what came and the number of choices, which follow as a list.</summary>
    public Func<string, int, string> NoChoice { get; init; } =
        (came, count) => Phrase.Of($"“{came}” is none of the choices. Please write a number from 1 to {count}, or the words:");

    public Func<string, string> NeitherYesNorNo { get; init; } = came => Phrase.Of($"“{came}” is neither yes nor no. Please write *yes* or *no*.");

    /// <summary>Given what came and the prompt with its bounds.</summary>
    public Func<string, NumberPrompt, string> NoNumber { get; init; } = (came, prompt) =>
        Phrase.Of($"“{came}” does not fit. Please write {(prompt.IsWhole ? Phrase.Of("a whole number") : Phrase.Of("a number"))}{Range(prompt)}, in digits and without separators of thousands.");

    public Func<string, string> NoDateTime { get; init; } = came =>
        Phrase.Of($"I could not read a day and a time from “{came}”. Please write both, such as *3 March 14:30*, *tomorrow 2pm* or *2027-03-03 14:30*.");

    public Func<string, string> NoDate { get; init; } = came =>
        Phrase.Of($"I could not read a day from “{came}”. Please write one, such as *3 March*, *tomorrow*, *Friday* or *2027-03-03*.");

    public Func<string, string> NoZone { get; init; } = came =>
        Phrase.Of($"“{came}” is no time zone that I know. Please write the name of one, such as *Europe/London*, or the large city that it is named for.");

    private static string Range(NumberPrompt prompt) => (Least(prompt.Minimum), Most(prompt.Maximum)) switch
    {
        ({ } least, { } most) => Phrase.Of($" {least} and {most}"),
        var (least, most) => (least ?? most) is { } only ? $" {only}" : "",
    };

    private static string? Least(Bound? bound) => bound is not { } end ? null : end.IsInclusive ? Phrase.Of($"of at least {end.Value}") : Phrase.Of($"of more than {end.Value}");

    private static string? Most(Bound? bound) => bound is not { } end ? null : end.IsInclusive ? Phrase.Of($"of at most {end.Value}") : Phrase.Of($"of less than {end.Value}");
}
