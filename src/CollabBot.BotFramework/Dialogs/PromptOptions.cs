using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>A question. Made anew by its step each time, never stored.</summary>
public sealed record PromptOptions
{
    /// <summary>The question in words (markdown); empty when the card says it all.</summary>
    public required string Text { get; init; }

    /// <summary>What to say when the answer (given, shortened and escaped) is not understood; null uses <see cref="PromptTexts"/>.</summary>
    public Func<string, string>? RetryText { get; init; }

    /// <summary>After so many answers that would not do, the dialogs are given up; 1 or more, null asks for ever.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Of a <see cref="ChoicePrompt"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Sent after the text, by itself; null sends none.</summary>
    public AdaptiveCard? Card { get; init; }

    /// <summary>Longest answer to a <see cref="TextPrompt"/>, in characters, inclusive.</summary>
    public int MaxLength { get; init; } = 1000;
}
