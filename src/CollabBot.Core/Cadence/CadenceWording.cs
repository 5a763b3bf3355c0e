using System.Diagnostics;
using CollabBot.Languages;

namespace CollabBot.Core.Cadence;

/// <summary>Says how often a team is asked.</summary>
public static class CadenceWording
{
    public static string Monthly => Phrase.Of("every month");

    /// <summary>Why the team is asked a week later (R5).</summary>
    public static string Rest => Phrase.Of("In this sweep nothing could be shown to you, so the next one begins a week later.");

    /// <summary>Why the rhythm changes (R4); tells no number.</summary>
    /// <param name="weeks">From one round to the next, from now on.</param>
    public static string Of(BackOffStep step, int weeks) => step switch
    {
        BackOffStep.Slower => Phrase.Of($"Few people took part in the last three pulses, so I ask less often: {Every(weeks)}."),
        BackOffStep.Faster => Phrase.Of($"Enough people took part again, so I ask {Every(weeks)}."),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why the rhythm slows down although people take part: nobody replied to a digest (N8).</summary>
    /// <param name="weeks">From one round to the next, from now on.</param>
    public static string NoReply(int weeks) => Phrase.Of($"To be asked and hear nothing wears people out, so I ask less often: {Every(weeks)}. A reply from a leader brings the old rhythm back.");

    /// <summary>A reply brought the rhythm back.</summary>
    public static string Replied(int weeks) => Phrase.Of($"So I ask {Every(weeks)} again.");

    /// <summary>Enough people took part again, and the rhythm does not change all the same.</summary>
    public static string HeldBack(int weeks) => Phrase.Of($"Enough people took part again, but no leader has replied to the last summary, so I still ask {Every(weeks)}.");

    /// <summary>Such as <c>every week</c> or <c>every two weeks</c>.</summary>
    public static string Every(int weeks) => weeks switch
    {
        1 => Phrase.Of("every week"),
        2 => Phrase.Of("every two weeks"),
        3 => Phrase.Of("every three weeks"),
        4 => Phrase.Of("every four weeks"),
        5 => Phrase.Of("every five weeks"),
        6 => Phrase.Of("every six weeks"),
        7 => Phrase.Of("every seven weeks"),
        8 => Phrase.Of("every eight weeks"),
        _ => Phrase.Of($"every {weeks} weeks"),
    };

    /// <summary>Such as <c>every two weeks</c> or <c>every month</c>.</summary>
    public static string Every(PulseCadence cadence) => cadence.IsMonthly ? Monthly : Every(cadence.Weeks);

    /// <summary>Such as <c>every Tuesday</c> or <c>every two weeks on Tuesday</c>.</summary>
    public static string Days(PulseCadence cadence)
    {
        var day = Language.Current.Culture.DateTimeFormat.GetDayName(cadence.Weekday);
        return cadence.IsMonthly ? Phrase.Of($"on the first {day} of each month") : cadence.Weeks == 1 ? Phrase.Of($"every {day}") : Phrase.Of($"{Every(cadence.Weeks)} on {day}");
    }
}
