namespace CollabBot.BotFramework.Dialogs;

/// <summary>How a conversation began, so that it can begin again.</summary>
/// <param name="Options">The first values that it was given.</param>
public sealed record DialogStart(string DialogId, IReadOnlyDictionary<string, string> Options);
