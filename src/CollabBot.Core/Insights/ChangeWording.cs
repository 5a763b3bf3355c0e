using System.Globalization;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Insights;

/// <summary>Turns evidence about change into words: with <see cref="Wording"/> the only place in the product that may say which way a reading has gone (science.md C11).</summary>
/// <remarks>No cause, no name, no praise or blame; points only of a clear change, to the nearest 5, as the difference of levels that were shown.</remarks>
public static class ChangeWording
{
    /// <summary>That nothing is compared with the rounds before. Said once; and not which of the two it was, for somebody may have stopped taking part without a word.</summary>
    public const string StartsAnew = "Who takes part, or what is asked, has changed, so comparison starts anew.";

    private const int Step = 5;
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>What the readings so far allow to be said about the direction of an area, as one sentence or two.</summary>
    public static string Of(AreaChange change) => (change.Status, change.Direction) switch
    {
        (ChangeStatus.Building, _) => $"Building a baseline: {MoreReadings(change.ReadingsNeeded)} needed.",
        (ChangeStatus.Steady, _) => "Holding steady (any change is likely under 8 points).",
        (ChangeStatus.Maybe, { } direction) => $"{Capital(MayBe(direction))}. Too early to be sure; worth asking about.{CareOf(change)}",
        (ChangeStatus.Clear, { } direction) => $"{Capital(Has(direction))}{By(change)}{Over(change.Compared)}.",
        (ChangeStatus.Still, { } direction) => $"{Capital(Still(direction, change.Compared))}.",
        _ => "No clear change.",
    };

    /// <summary>The same for a line of many; null where no direction is spoken of.</summary>
    public static string? InBrief(AreaChange change) => (change.Status, change.Direction) switch
    {
        (ChangeStatus.Maybe, { } direction) => $"{MayBe(direction)}, too early to be sure",
        (ChangeStatus.Clear, { } direction) => $"{Has(direction)}{By(change)}",
        (ChangeStatus.Still, { } direction) => Still(direction, change.Compared),
        _ => null,
    };

    /// <summary>Under which heading a digest tells of it; null where nothing can be said of a direction.</summary>
    public static string? Heading(ChangeStatus status) => status switch
    {
        ChangeStatus.Clear or ChangeStatus.Still => "Clear",
        ChangeStatus.Maybe => "May be",
        ChangeStatus.Steady => "Steady",
        _ => null,
    };

    /// <summary>What is told first: what changed clearly, then what may have, then what has not gone back; the rest as it comes. No order of levels.</summary>
    /// <param name="change">Null for an area that is not shown.</param>
    public static int Rank(AreaChange? change) => change?.Status switch
    {
        ChangeStatus.Clear => 0,
        ChangeStatus.Maybe => 1,
        ChangeStatus.Still => 2,
        _ => 3,
    };

    /// <summary>That a round's answers are to be read with care; null where they need no more than others.</summary>
    /// <param name="participation">As it is told: beside another share it might say that somebody was away.</param>
    public static string? CareFor(bool fewerThanUsual, Participation participation) =>
        fewerThanUsual ? "Fewer people answered than usual, so read with care."
        : participation is Participation.Most ? null
        : "Many people did not answer, so read with care.";

    /// <summary>What is behind a sentence about direction, for those who ask how sure it is; null while there is none.</summary>
    public static string? Behind(AreaChange change) => change switch
    {
        { Compared: null } => null,
        { IsDrift: true } => "the latest eight readings, one after the other",
        { Status: ChangeStatus.Still } => $"{Latest(change.Compared)} against {Readings(change.Compared.Before)} before the change",
        _ => $"{Latest(change.Compared)} against {Readings(change.Compared.Before)} before",
    };

    /// <summary>What a status stands for, and how often it is wrong (ADR 0025 has the figures).</summary>
    public static string Meaning(ChangeStatus status) => status switch
    {
        ChangeStatus.Building => "Nothing is said of a direction before there are seven readings of an area that is asked about often, or five of another: a few cannot show one.",
        ChangeStatus.Steady => "\"Holding steady\" is said where the readings speak against any change of 8 points or more.",
        ChangeStatus.Maybe => "\"May be\" is a reason to ask, and no more: where nothing changes at all it is said about three times a year.",
        ChangeStatus.Clear => "\"Has fallen\" and \"has risen\" are said of changes of 8 points or more, once two readings running agree: wrongly about once in three years where nothing changes.",
        ChangeStatus.Still => "\"Still\" is said of a change that was told before, as long as the readings are as far from the earlier ones.",
        _ => "\"No clear change\" does not mean that nothing has changed: in a team of eight most changes of 10 points cannot be told from chance.",
    };

    private static string MoreReadings(int needed) => needed == 1 ? "1 more reading is" : string.Create(CultureInfo.InvariantCulture, $"{needed} more readings are");

    private static string MayBe(ChangeDirection direction) => direction is ChangeDirection.Down ? "may be slipping" : "may be rising";

    private static string Has(ChangeDirection direction) => direction is ChangeDirection.Down ? "has fallen" : "has risen";

    private static string Still(ChangeDirection direction, ComparedReadings? compared)
    {
        var than = direction is ChangeDirection.Down ? "still lower than" : "still higher than";
        return compared is { LastBefore: { } before, Latest: { } latest }
            ? $"{than} in {before.ToString(before.Year == latest.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture)}"
            : $"{than} before";
    }

    /// <summary>Where a level was only known to be so low, or so high, nobody can say by how much.</summary>
    private static string By(AreaChange change) => change is { Contrast: { } contrast, Compared.HasBounds: false }
        ? string.Create(CultureInfo.InvariantCulture, $" by about {(int)Math.Floor((Math.Abs(contrast.Delta) / Step) + 0.5) * Step} points")
        : "";

    private static string Over(ComparedReadings? compared) => compared is { LastBefore: { } before, Latest: { } latest }
        ? $" over the last {InWords(compared.Recent)} readings (about {Weeks(latest.DayNumber - before.DayNumber)})"
        : "";

    private static string Weeks(int days) => Math.Max(1, (int)Math.Floor((days / 7.0) + 0.5)) is var weeks and not 1 ? $"{InWords(weeks)} weeks" : "one week";

    /// <summary>A change that would be called clear, had as many answered as before.</summary>
    private static string CareOf(AreaChange change) =>
        change.IsDowngraded && !change.Response.HasFlag(ResponseFlags.FewerThanUsual) ? " How many people answer has changed as well, so read with care." : "";

    private static string Latest(ComparedReadings compared) => $"the latest {InWords(compared.Recent)} readings";

    private static string Readings(int count) => count == 1 ? "the one" : $"the {InWords(count)}";

    private static string InWords(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
