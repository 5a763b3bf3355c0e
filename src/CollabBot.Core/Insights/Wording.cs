using System.Globalization;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Insights;

/// <summary>Turns what is released of a round into words (science.md C11). What is said of a change is in <see cref="ChangeWording"/>; where a reading of the ways of working lies is said by <see cref="Shifts.WaysWording"/>; no other place in the product says what a reading means.</summary>
public static class Wording
{
    /// <summary>Said when an area did not pass its threshold. Tells no number and compares nothing.</summary>
    public const string NotEnough = "Not enough answers to show this safely.";

    /// <summary>The level in words, such as "around 70" or "90 or higher".</summary>
    public static string Of(Level level) => level.Bound switch
    {
        LevelBound.OrLower => $"{level.Value} or lower",
        LevelBound.OrHigher => $"{level.Value} or higher",
        _ => $"around {level.Value}",
    };

    /// <summary>The level for a cell of a table, such as "70" or "≥90".</summary>
    public static string AsNumber(Level level) => level.Bound switch
    {
        LevelBound.OrLower => string.Create(CultureInfo.InvariantCulture, $"≤{level.Value}"),
        LevelBound.OrHigher => string.Create(CultureInfo.InvariantCulture, $"≥{level.Value}"),
        _ => level.Value.ToString(CultureInfo.InvariantCulture),
    };

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
