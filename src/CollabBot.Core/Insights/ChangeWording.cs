using System.Globalization;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Insights.Statistics;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Core.Insights;

/// <summary>Turns evidence about change into words: with <see cref="Wording"/> the only place in the product that may say which way a reading has gone (science.md C11).</summary>
/// <remarks>No cause, no name, no praise or blame; points only of a clear change, to the nearest 5, as the difference of levels that were shown.</remarks>
public static class ChangeWording
{
    /// <summary>That nothing is compared with the rounds before. Said once; and not which of the two it was, for somebody may have stopped taking part without a word.</summary>
    public static string StartsAnew => Phrase.Of("Who takes part, or what is asked, has changed, so comparison starts anew.");

    private const int Step = 5;
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>What the readings so far allow to be said about the direction of an area, as one sentence or two.</summary>
    public static string Of(AreaChange change) => (change.Status, change.Direction) switch
    {
        (ChangeStatus.Building, _) => Phrase.Counted(
            change.ReadingsNeeded, $"Building a baseline: {change.ReadingsNeeded} more reading is needed.", $"Building a baseline: {change.ReadingsNeeded} more readings are needed."),
        (ChangeStatus.Steady, _) => Phrase.Of("Holding steady (any change is likely under 8 points)."),
        (ChangeStatus.Maybe, { } direction) => Phrase.Of($"{Capital(MayBe(direction))}. Too early to be sure; worth asking about.{CareOf(change)}"),
        (ChangeStatus.Clear, { } direction) => $"{Capital(Has(direction))}{By(change)}{Over(change.Compared)}.",
        (ChangeStatus.Still, { } direction) => $"{Capital(Still(direction, change.Compared))}.",
        _ => Phrase.Of("No clear change."),
    };

    /// <summary>The same for a line of many; null where no direction is spoken of.</summary>
    public static string? InBrief(AreaChange change) => (change.Status, change.Direction) switch
    {
        (ChangeStatus.Maybe, { } direction) => Phrase.Of($"{MayBe(direction)}, too early to be sure"),
        (ChangeStatus.Clear, { } direction) => $"{Has(direction)}{By(change)}",
        (ChangeStatus.Still, { } direction) => Still(direction, change.Compared),
        _ => null,
    };

    /// <summary>Under which heading a digest tells of it; null where nothing can be said of a direction.</summary>
    public static string? Heading(ChangeStatus status) => status switch
    {
        ChangeStatus.Clear or ChangeStatus.Still => Phrase.Of("Clear"),
        ChangeStatus.Maybe => Phrase.Of("May be"),
        ChangeStatus.Steady => Phrase.Of("Steady"),
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
        fewerThanUsual ? Phrase.Of("Fewer people answered than usual, so read with care.")
        : participation is Participation.Most ? null
        : Phrase.Of("Many people did not answer, so read with care.");

    /// <summary>What is behind a sentence about direction, for those who ask how sure it is; null while there is none.</summary>
    public static string? Behind(AreaChange change) => change switch
    {
        { Compared: null } => null,
        { IsDrift: true } => Phrase.Of("the latest eight readings, one after the other"),
        { Status: ChangeStatus.Still } => Phrase.Of($"{Latest(change.Compared)} against {Readings(change.Compared.Before)} before the change"),
        _ => Phrase.Of($"{Latest(change.Compared)} against {Readings(change.Compared.Before)} before"),
    };

    /// <summary>What a status stands for, and how often it is wrong (ADR 0025 has the figures).</summary>
    public static string Meaning(ChangeStatus status) => status switch
    {
        ChangeStatus.Building => Phrase.Of("Nothing is said of a direction before there are seven readings of an area that is asked about often, or five of another: a few cannot show one."),
        ChangeStatus.Steady => Phrase.Of("\"Holding steady\" is said where the readings speak against any change of 8 points or more."),
        ChangeStatus.Maybe => Phrase.Of("\"May be\" is a reason to ask, and no more: where nothing changes at all it is said about three times a year."),
        ChangeStatus.Clear => Phrase.Of("\"Has fallen\" and \"has risen\" are said of changes of 8 points or more, once two readings running agree: wrongly about once in three years where nothing changes."),
        ChangeStatus.Still => Phrase.Of("\"Still\" is said of a change that was told before, as long as the readings are as far from the earlier ones."),
        _ => Phrase.Of("\"No clear change\" does not mean that nothing has changed: in a team of eight most changes of 10 points cannot be told from chance."),
    };

    private static string MayBe(ChangeDirection direction) => direction is ChangeDirection.Down ? Phrase.Of("may be slipping") : Phrase.Of("may be rising");

    private static string Has(ChangeDirection direction) => direction is ChangeDirection.Down ? Phrase.Of("has fallen") : Phrase.Of("has risen");

    private static string Still(ChangeDirection direction, ComparedReadings? compared)
    {
        var than = direction is ChangeDirection.Down ? Phrase.Of("still lower than") : Phrase.Of("still higher than");
        return compared is { LastBefore: { } before, Latest: { } latest }
            ? Phrase.Of($"{than} in {before.ToString(before.Year == latest.Year ? "MMMM" : "MMMM yyyy", Language.Current.Culture)}")
            : Phrase.Of($"{than} before");
    }

    /// <summary>Where a level was only known to be so low, or so high, nobody can say by how much.</summary>
    private static string By(AreaChange change) => change is { Contrast: { } contrast, Compared.HasBounds: false }
        ? Phrase.Of($" by about {(int)Math.Floor((Math.Abs(contrast.Delta) / Step) + 0.5) * Step} points")
        : "";

    private static string Over(ComparedReadings? compared) => compared is { LastBefore: { } before, Latest: { } latest }
        ? Phrase.Counted(
            compared.Recent,
            $" over the last reading (about {Weeks(latest.DayNumber - before.DayNumber)})",
            $" over the last {InWords(compared.Recent)} readings (about {Weeks(latest.DayNumber - before.DayNumber)})")
        : "";

    private static string Weeks(int days) => Math.Max(1, (int)Math.Floor((days / 7.0) + 0.5)) is var weeks ? Phrase.Counted(weeks, $"one week", $"{InWords(weeks)} weeks") : "";

    /// <summary>A change that would be called clear, had as many answered as before.</summary>
    private static string CareOf(AreaChange change) =>
        change.IsDowngraded && !change.Response.HasFlag(ResponseFlags.FewerThanUsual) ? Phrase.Of(" How many people answer has changed as well, so read with care.") : "";

    private static string Latest(ComparedReadings compared) => Phrase.Counted(compared.Recent, $"the latest reading", $"the latest {InWords(compared.Recent)} readings");

    private static string Readings(int count) => Phrase.Counted(count, $"the one", $"the {InWords(count)}");

    private static string InWords(int number) => number < Numbers.Length ? Phrase.OfData(Numbers[number]) : number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
