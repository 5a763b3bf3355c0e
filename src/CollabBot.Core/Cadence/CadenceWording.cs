using System.Diagnostics;
using System.Globalization;

namespace CollabBot.Core.Cadence;

/// <summary>Says how often a team is asked.</summary>
public static class CadenceWording
{
    public const string Monthly = "every month";

    /// <summary>Why the team is asked a week later (R5).</summary>
    public const string Rest = "In this sweep nothing could be shown to you, so the next one begins a week later.";

    /// <summary>Why the rhythm changes (R4); tells no number.</summary>
    /// <param name="weeks">From one round to the next, from now on.</param>
    public static string Of(BackOffStep step, int weeks) => step switch
    {
        BackOffStep.Slower => $"Few people took part in the last three pulses, so I ask less often: {Every(weeks)}.",
        BackOffStep.Faster => $"Enough people took part again, so I ask {Every(weeks)}.",
        _ => throw new UnreachableException(),
    };

    /// <summary>Why the rhythm slows down although people take part: nobody replied to a digest (N8).</summary>
    /// <param name="weeks">From one round to the next, from now on.</param>
    public static string NoReply(int weeks) => $"To be asked and hear nothing wears people out, so I ask less often: {Every(weeks)}. A reply from a leader brings the old rhythm back.";

    /// <summary>A reply brought the rhythm back.</summary>
    public static string Replied(int weeks) => $"So I ask {Every(weeks)} again.";

    /// <summary>Enough people took part again, and the rhythm does not change all the same.</summary>
    public static string HeldBack(int weeks) => $"Enough people took part again, but no leader has replied to the last summary, so I still ask {Every(weeks)}.";

    /// <summary>Such as <c>every week</c> or <c>every two weeks</c>.</summary>
    public static string Every(int weeks) => weeks switch
    {
        1 => "every week",
        2 => "every two weeks",
        3 => "every three weeks",
        4 => "every four weeks",
        5 => "every five weeks",
        6 => "every six weeks",
        7 => "every seven weeks",
        8 => "every eight weeks",
        _ => string.Create(CultureInfo.InvariantCulture, $"every {weeks} weeks"),
    };

    /// <summary>Such as <c>every two weeks</c> or <c>every month</c>.</summary>
    public static string Every(PulseCadence cadence) => cadence.IsMonthly ? Monthly : Every(cadence.Weeks);

    /// <summary>Such as <c>every Tuesday</c> or <c>every two weeks on Tuesday</c>.</summary>
    public static string Days(PulseCadence cadence)
    {
        var day = CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(cadence.Weekday);
        return cadence.IsMonthly ? $"on the first {day} of each month" : cadence.Weeks == 1 ? $"every {day}" : $"{Every(cadence.Weeks)} on {day}";
    }
}
