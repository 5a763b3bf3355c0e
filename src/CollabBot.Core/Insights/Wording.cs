using System.Globalization;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Insights;

/// <summary>Turns evidence into words. The only place in the product that may say what a reading means (science.md C11).</summary>
public static class Wording
{
    /// <summary>Said when an area did not pass its threshold. Tells no number and compares nothing.</summary>
    public const string NotEnough = "Not enough answers to show this safely.";

    /// <summary>Earlier readings of a core area before anything can be said about its direction.</summary>
    public const int BaselineReadings = 4;

    /// <summary>The level in words, such as "around 70" or "90 or higher".</summary>
    public static string Of(Level level) => level.Bound switch
    {
        LevelBound.OrLower => $"{level.Value} or lower",
        LevelBound.OrHigher => $"{level.Value} or higher",
        _ => $"around {level.Value}",
    };

    /// <summary>The level for a row of levels, such as "70" or "90 or higher".</summary>
    public static string InBrief(Level level) => level.Bound is LevelBound.None ? level.Value.ToString(CultureInfo.InvariantCulture) : Of(level);

    /// <summary>How uncertain the level is, such as "give or take about 10".</summary>
    public static string Uncertainty(Level level) => $"give or take about {level.GiveOrTake}";

    /// <summary>How many answered, as a band.</summary>
    public static string Of(SizeBand size) => size switch
    {
        SizeBand.From5 => "5–9 answers",
        SizeBand.From10 => "10–14 answers",
        SizeBand.From15 => "15–24 answers",
        _ => "25 answers or more",
    };

    /// <summary>How the answers divide, such as "60% favourable, 40% not yet"; each share is rounded for itself.</summary>
    public static string Of(Shares shares) => shares.Middle is { } middle
        ? $"{shares.Favourable}% favourable, {middle}% in between, {shares.NotYet}% not yet"
        : $"{shares.Favourable}% favourable, {shares.NotYet}% not yet";

    /// <summary>How near to one another the answers lie, as a sentence. Never how large a camp is.</summary>
    public static string Of(Agreement agreement) => agreement switch
    {
        Agreement.Close => "Answers are close together.",
        Agreement.Mixed => "Answers are mixed.",
        _ => "Answers are split: some rate this high, some low.",
    };

    /// <summary>What the readings so far allow to be said about direction. One round alone, or a few, allow nothing.</summary>
    /// <param name="earlierReadings">Readings of the same area before this one.</param>
    public static string OfDirection(int earlierReadings) =>
        earlierReadings < BaselineReadings ? "Building a baseline." : "Not yet compared with earlier rounds.";

    /// <summary>How many took part of those who could, and whether some could not.</summary>
    public static string Of(Participation participation, Unreached? unreached = null) => (participation, unreached) switch
    {
        (Participation.FewerThanHalf, null) => "Fewer than half of the people asked took part.",
        (Participation.AboutHalf, null) => "About half of the people asked took part.",
        (_, null) => "Most of the people asked took part.",
        (Participation.FewerThanHalf, { } missed) => $"Fewer than half of the people I could reach took part. {Of(missed)}",
        (Participation.AboutHalf, { } missed) => $"About half of the people I could reach took part. {Of(missed)}",
        (_, { } missed) => $"Most of the people I could reach took part. {Of(missed)}",
    };

    private static string Of(Unreached unreached) => unreached is Unreached.Some ? "Some could not be reached." : "Many could not be reached.";
}
