namespace CollabBot.BotFramework.Dialogs;

/// <summary>What a turn did to the dialogs.</summary>
/// <param name="Result">Of a completed dialog.</param>
public sealed record DialogTurnResult(DialogTurnStatus Status, string? Result = null)
{
    /// <summary>Replies that the connector did not take for sure. The state was saved before, so they are lost and the dialog goes on.</summary>
    public int UnsentReplies { get; init; }
}
