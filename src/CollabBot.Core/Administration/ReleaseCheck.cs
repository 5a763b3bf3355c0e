using CollabBot.Languages;

namespace CollabBot.Core.Administration;

/// <summary>What the adversary made, once a month, of all that a team was shown and was about to be shown. Counts only. Immutable.</summary>
/// <param name="Answers">How many answers stand behind it.</param>
/// <param name="Recovered">How many of them became certain.</param>
/// <param name="Unreadable">Rounds whose records could not be read, so that nothing is known of what they told.</param>
/// <param name="IsClean">Nothing was recovered, and no rule was seen broken.</param>
public sealed record ReleaseCheck(int Answers, int Recovered, int Unreadable, bool IsClean)
{
    /// <summary>An exact number would tell how many took part more closely than a summary may (P6).</summary>
    private const int Step = 50;

    /// <summary>In a sentence, such as "0 of about 200 answers could be recovered from what was shown."</summary>
    public string InWords => Phrase.Of($"{Recovered} of {AboutHowMany} answers could be recovered from what was shown.{Unknown}");

    private string AboutHowMany => Answers < Step
        ? Phrase.Of($"fewer than {Step}")
        : Phrase.Of($"about {(Answers + (Step / 2)) / Step * Step}");

    private string Unknown => Unreadable > 0
        ? Phrase.Counted(Unreadable, $" One earlier round could not be looked at.", $" {Unreadable} earlier rounds could not be looked at.")
        : "";
}
