using System.Globalization;

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
    public string InWords => string.Create(CultureInfo.InvariantCulture, $"{Recovered} of {AboutHowMany} answers could be recovered from what was shown.{Unknown}");

    private string AboutHowMany => Answers < Step
        ? string.Create(CultureInfo.InvariantCulture, $"fewer than {Step}")
        : string.Create(CultureInfo.InvariantCulture, $"about {(Answers + (Step / 2)) / Step * Step}");

    private string Unknown => Unreadable switch
    {
        0 => "",
        1 => " One earlier round could not be looked at.",
        _ => string.Create(CultureInfo.InvariantCulture, $" {Unreadable} earlier rounds could not be looked at."),
    };
}
