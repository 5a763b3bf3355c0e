namespace CollabBot.BotFramework.Dialogs;

/// <summary>What a person wrote, and how to read it.</summary>
/// <param name="Text">Without a mention of the bot.</param>
/// <param name="Locale">BCP 47, of the person's client; null or unknown is read as <c>en-GB</c>.</param>
/// <param name="Now">What "tomorrow" is counted from.</param>
public sealed record PromptAnswer(string Text, string? Locale, DateTimeOffset Now);
