namespace CollabBot.BotFramework;

/// <summary>What the turn edge itself says to people. Register another instance to say it otherwise.</summary>
public sealed record TurnTexts
{
    /// <summary>Sent when handling a message failed.</summary>
    public string Failed { get; init; } =
        "Sorry, that did not work; nothing that was saved before is lost, so please try again in a minute.";
}
