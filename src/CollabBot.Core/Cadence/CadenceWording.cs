using System.Diagnostics;
using System.Globalization;

namespace CollabBot.Core.Cadence;

/// <summary>Says how often a team is asked.</summary>
public static class CadenceWording
{
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

    /// <summary>Such as <c>every week</c> or <c>every two weeks</c>.</summary>
    public static string Every(int weeks) => weeks switch
    {
        1 => "every week",
        2 => "every two weeks",
        3 => "every three weeks",
        4 => "every four weeks",
        _ => string.Create(CultureInfo.InvariantCulture, $"every {weeks} weeks"),
    };

    /// <summary>Such as <c>every Tuesday</c> or <c>every two weeks on Tuesday</c>.</summary>
    public static string Days(PulseCadence cadence)
    {
        var day = CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(cadence.Weekday);
        return cadence.Weeks == 1 ? $"every {day}" : $"{Every(cadence.Weeks)} on {day}";
    }
}
