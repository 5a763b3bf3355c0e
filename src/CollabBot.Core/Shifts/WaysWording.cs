using CollabBot.Languages;

namespace CollabBot.Core.Shifts;

/// <summary>What is said of a team's ways of working, in words. Says where a reading lies; sets no two readings beside each other in words.</summary>
public static class WaysWording
{
    /// <summary>The two ends, as the source names them.</summary>
    public static string Start => Phrase.Of("professional collaboration");

    public static string End => Phrase.Of("collaborative professionalism");

    /// <summary>The same whether nothing could be shown, or nothing was asked, or what was found was held back: none of it may be told from the others.</summary>
    public static string NotYet => Phrase.Of("I have told you no reading of how you work together in the last 13 weeks.");

    public static string Steps => Phrase.Of("The five steps are mine, not the source's. Step 1 is near \"Strongly disagree\" with what stands on the right below, step 5 near \"Strongly agree\".");

    /// <summary>Why there is no number for each shift.</summary>
    public static string NotSingle => Phrase.Of("I tell one reading of all seven together. Of one alone too few people answer, so I show none.");

    /// <summary>Whose claim the way is.</summary>
    public static string Source => Phrase.Of("This is how the source sees the way: Chapman, van Amersfoort and Watson, What Works Scotland, 2017. It is their claim, not mine.");

    public static string StepsGiven => Phrase.Of("The number says how many small steps I gave the team for it in these 13 weeks.");

    /// <summary>Such as <c>at step 3 or 4 of 5</c>.</summary>
    public static string Of(WayPlace place) => (place.Last - place.First) switch
    {
        0 => Phrase.Of($"at step {place.First} of {WayPlace.Steps}"),
        1 => Phrase.Of($"at step {place.First} or {place.Last} of {WayPlace.Steps}"),
        _ => Phrase.Of($"somewhere from step {place.First} to step {place.Last} of {WayPlace.Steps}"),
    };

    /// <summary>Where the newest reading lies, as a sentence.</summary>
    public static string Of(WaysReading reading) => Phrase.Of($"Our newest reading of how we work together lies {Of(reading.Place)}.");

    /// <summary>When a reading may come.</summary>
    /// <param name="needed">How many answers it needs.</param>
    public static string When(int needed) => Phrase.Of($"I ask about it at the end of each sweep. I show a reading when {needed} or more people answer, and {needed - 1} or more of them do not lead.");
}
