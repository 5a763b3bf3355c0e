using CollabBot.Languages;

namespace CollabBot.Teams;

/// <summary>What a person is told when what they did could not be kept, or may not have been.</summary>
internal static class StoreTexts
{
    /// <summary>After a pressed button. The card stays, so it can be pressed again.</summary>
    public static string PressAgain => Phrase.Of("That was not saved: I cannot write anything down just now. Please press again in a minute.");

    /// <summary>After a pressed button that took longer than a turn may: the write may still have arrived.</summary>
    public static string PressAgainToBeSure => Phrase.Of("That took too long, so I cannot be sure that it was saved. Please press again in a minute; pressing twice does no harm.");

    /// <summary>After a word that was written.</summary>
    public static string WriteAgain => Phrase.Of("That was not saved: I cannot write anything down just now. Please send it again in a minute.");
}
