namespace CollabBot.BotFramework.Dialogs;

/// <summary>What dialogs say by themselves, and the words that interrupt them (compared ignoring case).</summary>
public sealed record DialogTexts
{
    public string Help { get; init; } = "I am waiting for your answer to the question below. Write *cancel* to leave it.";

    public string Cancelled { get; init; } = "All right, I have left that.";

    public string Expired { get; init; } = "That conversation is too old to go on with, so I have closed it; please start again.";

    public string Changed { get; init; } = "I have been updated since we began that, so I have closed it; please start again.";

    public string Busy { get; init; } = "Several of your messages reached me at once, so I left this one aside; please send it again.";

    public IReadOnlyList<string> HelpWords { get; init; } = ["help", "?"];

    public IReadOnlyList<string> CancelWords { get; init; } = ["cancel", "stop", "quit"];
}
