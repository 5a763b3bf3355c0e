namespace CollabBot.BotFramework.Dialogs;

/// <summary>Something to choose.</summary>
/// <param name="Value">What the dialog gets.</param>
/// <param name="Label">What the person reads and may write.</param>
/// <param name="Synonyms">What the person may write instead.</param>
public sealed record Choice(string Value, string Label, params IReadOnlyList<string> Synonyms);
