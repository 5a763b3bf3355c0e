using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What people read while the bot is stopped, and whoever stops it.</summary>
internal static class StopTexts
{
    /// <summary>After a word that was written.</summary>
    public static string Written => Phrase.Of("I have been stopped for the time being, so nothing was saved and I send nothing unasked. You can still see and withdraw what you gave me: write **my answers** or **withdraw**.");

    /// <summary>After a pressed button.</summary>
    public static string Pressed => Phrase.Of("I have been stopped for the time being, so nothing was saved. You can still write to me: my answers, withdraw, pause or stop.");

    public static string NotAdministrator => Phrase.Of("Only an administrator of your organisation can do this, and whoever runs me names those. Nothing was changed.");

    /// <summary>Before anything is stopped: it is for everybody.</summary>
    public static string Confirm => Phrase.Of("""
        That stops me in **every team of your organisation**: nobody is asked or reminded, nothing is posted, and no answer is taken, until you write **resume everything**. Pulses that are open close when it was promised and are counted; what is to be told of them waits. People can still see and withdraw what they gave.

        To do it, write **stop everything now**.
        """);

    public static string Stopped => Phrase.Of("Done: I am stopped in every team of your organisation. It takes a few seconds to reach every part of me. Write **resume everything** to let me go on.");

    public static string StoppedBefore => Phrase.Of("I was stopped in your organisation already. Write **resume everything** to let me go on.");

    public static string Resumed => Phrase.Of("Done: I go on in your organisation. What waited is sent now; a pulse that was due meanwhile is not made up for if its day is over.");

    public static string NotStopped => Phrase.Of("I am not stopped in your organisation. If nothing comes all the same, whoever runs me may have stopped me everywhere.");
}
