namespace CollabBot.BotFramework.Dialogs;

/// <summary>A state as stored, in the form of <see cref="DialogState.ToUtf8Json"/>.</summary>
public sealed record StoredDialogState(ReadOnlyMemory<byte> Body, string Revision);
