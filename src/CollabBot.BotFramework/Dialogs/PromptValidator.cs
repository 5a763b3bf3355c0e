namespace CollabBot.BotFramework.Dialogs;

/// <summary>Judges an answer that was understood. Looks at nothing but its arguments: a turn may judge twice.</summary>
/// <param name="attempt">Which answer to this question it is; the first is 1.</param>
/// <returns>Null when the answer will do; else the sentence to say, before the person tries again.</returns>
public delegate string? PromptValidator<in T>(T value, int attempt);
