namespace CollabBot.Teams;

/// <summary>What a person is told when what they did could not be kept.</summary>
internal static class StoreTexts
{
    /// <summary>After a pressed button. The card stays, so it can be pressed again.</summary>
    public const string PressAgain = "That was not saved: I cannot write anything down just now. Please press again in a minute.";

    /// <summary>After a word that was written.</summary>
    public const string WriteAgain = "That was not saved: I cannot write anything down just now. Please send it again in a minute.";
}
