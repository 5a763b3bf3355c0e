using System.Globalization;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Core.Insights;

/// <summary>Turns what is released of a round into words (science.md C11). What is said of a change is in <see cref="ChangeWording"/>; where a reading of the ways of working lies is said by <see cref="Shifts.WaysWording"/>; no other place in the product says what a reading means.</summary>
public static class Wording
{
    /// <summary>Said when an area did not pass its threshold. Tells no number and compares nothing.</summary>
    public static string NotEnough => Phrase.Of("Not enough answers to show this safely.");

    /// <summary>The level in words, such as "around 70" or "90 or higher".</summary>
    public static string Of(Level level) => level.Bound switch
    {
        LevelBound.OrLower => Phrase.Of($"{level.Value} or lower"),
        LevelBound.OrHigher => Phrase.Of($"{level.Value} or higher"),
        _ => Phrase.Of($"around {level.Value}"),
    };

    /// <summary>The level for a cell of a table, such as "70" or "≥90".</summary>
    public static string AsNumber(Level level) => level.Bound switch
    {
        LevelBound.OrLower => string.Create(CultureInfo.InvariantCulture, $"≤{level.Value}"),
        LevelBound.OrHigher => string.Create(CultureInfo.InvariantCulture, $"≥{level.Value}"),
        _ => level.Value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How uncertain the level is, such as "give or take about 10".</summary>
    public static string Uncertainty(Level level) => Phrase.Of($"give or take about {level.GiveOrTake}");

    /// <summary>How many answered, as a band.</summary>
    public static string Of(SizeBand size) => size switch
    {
        SizeBand.From5 => Phrase.Of("5–9 answers"),
        SizeBand.From10 => Phrase.Of("10–14 answers"),
        SizeBand.From15 => Phrase.Of("15–24 answers"),
        _ => Phrase.Of("25 answers or more"),
    };

    /// <summary>How the answers divide, such as "60% favourable, 40% not yet"; each share is rounded for itself.</summary>
    public static string Of(Shares shares) => shares.Middle is { } middle
        ? Phrase.Of($"{shares.Favourable}% favourable, {middle}% in between, {shares.NotYet}% not yet")
        : Phrase.Of($"{shares.Favourable}% favourable, {shares.NotYet}% not yet");

    /// <summary>How near to one another the answers lie, as a sentence. Never how large a camp is.</summary>
    public static string Of(Agreement agreement) => agreement switch
    {
        Agreement.Close => Phrase.Of("Answers are close together."),
        Agreement.Mixed => Phrase.Of("Answers are mixed."),
        _ => Phrase.Of("Answers are split: some rate this high, some low."),
    };

    /// <summary>How many took part of those who could, and whether some could not.</summary>
    public static string Of(Participation participation, Unreached? unreached = null) => (participation, unreached) switch
    {
        (Participation.FewerThanHalf, null) => Phrase.Of("Fewer than half of the people asked took part."),
        (Participation.AboutHalf, null) => Phrase.Of("About half of the people asked took part."),
        (_, null) => Phrase.Of("Most of the people asked took part."),
        (Participation.FewerThanHalf, { } missed) => Phrase.Of($"Fewer than half of the people I could reach took part. {Of(missed)}"),
        (Participation.AboutHalf, { } missed) => Phrase.Of($"About half of the people I could reach took part. {Of(missed)}"),
        (_, { } missed) => Phrase.Of($"Most of the people I could reach took part. {Of(missed)}"),
    };

    private static string Of(Unreached unreached) => unreached is Unreached.Some ? Phrase.Of("Some could not be reached.") : Phrase.Of("Many could not be reached.");
}
