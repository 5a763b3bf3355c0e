using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>What will be asked of a team in the weeks to come, and what of it could be seen. One document: the same team gives the same bytes. Immutable.</summary>
/// <remarks>
/// It holds as long as nobody joins, leaves, pauses or changes a setting, and as enough answer and reply that the rhythm stays as it is. A round of an organisation with thousands of people
/// may begin up to two hours later than it says here.
/// </remarks>
/// <param name="Team">Its id.</param>
/// <param name="From">The first of the team's local dates that it speaks of.</param>
/// <param name="To">The day after the last.</param>
/// <param name="ZoneId">IANA zone of the dates.</param>
/// <param name="Responses">The shares of those asked, in percent, for which every list of as many numbers says what could be seen.</param>
public sealed record AheadPlan(
    string Team,
    DateOnly From,
    DateOnly To,
    string ZoneId,
    IReadOnlyList<int> Responses,
    IReadOnlyList<AheadRound> Rounds,
    IReadOnlyList<AheadDay> NotAsked,
    IReadOnlyList<AheadWeek> Weeks,
    IReadOnlyList<AheadSweep> Sweeps)
{
    public const int FewestWeeks = 1;

    public const int UsualWeeks = 12;

    public const int MostWeeks = 52;

    /// <summary>In UTF-8, members in the order in which they are declared.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, AheadJson.Default.AheadPlan);
}

/// <summary>A round to come.</summary>
/// <param name="Date">The team's local date that names it.</param>
/// <param name="RemindsAt">Null: nobody is reminded.</param>
/// <param name="ExtendedTo">Until when it goes on if too few have answered by <paramref name="ClosesAt"/>; null: it does not.</param>
/// <param name="Number">Counts the team's rounds from 1.</param>
/// <param name="Sweep">From 1.</param>
/// <param name="Pulse">Which of its sweep's <paramref name="Pulses"/>, from 1.</param>
/// <param name="Questions">How many each person is put at most.</param>
/// <param name="People">How many are asked; who chose a pause is among them or not, as was wanted.</param>
/// <param name="Needed">Answers that it takes to show an area.</param>
/// <param name="FromOthers">Of those, how many must come from people who do not receive the digest.</param>
public sealed record AheadRound(
    DateOnly Date,
    DateTimeOffset OpensAt,
    DateTimeOffset? RemindsAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset? ExtendedTo,
    int Number,
    int Sweep,
    int Pulse,
    int Pulses,
    int Questions,
    int People,
    int Needed,
    int FromOthers,
    IReadOnlyList<AheadReading> Areas)
{
    /// <summary>Who is asked what, by id; null where that is not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AheadPerson>? Asked { get; init; }

    /// <summary>Who receives the digest of it, by id; null where that is not said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Readers { get; init; }
}

/// <summary>What a round asks of an area.</summary>
/// <param name="Area">Its id.</param>
/// <param name="People">How many are asked about it.</param>
/// <param name="Answers">How many answers can be expected, rounded down: one number for each of <see cref="AheadPlan.Responses"/>.</param>
/// <param name="Visible">Whether those are enough to show it, in the same order. No promise: who answers decides, and what would tell two results apart is held back.</param>
public sealed record AheadReading(string Area, int People, IReadOnlyList<int> Answers, IReadOnlyList<bool> Visible);

/// <summary>Somebody who is asked.</summary>
/// <param name="Person">Their id.</param>
/// <param name="Items">Ids of their questions, in the order in which they are put.</param>
public sealed record AheadPerson(string Person, IReadOnlyList<string> Items);

/// <summary>A date of the team's rhythm that asks nobody.</summary>
/// <param name="Off">By the calendar; null where it is skipped for another reason.</param>
/// <param name="Holiday">The name of the bank holiday, if it is one.</param>
/// <param name="Skipped">For another reason; null where the calendar says so.</param>
public sealed record AheadDay(DateOnly Date, OffReason? Off, string? Holiday, SkipReason? Skipped)
{
    /// <summary>What the team calls its own days off, in an admin's words; null where it calls them nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }
}

/// <summary>How much the bot writes in a week, of rounds asked from now on.</summary>
/// <param name="Monday">On which it begins.</param>
/// <param name="Questions">One message for each person asked.</param>
/// <param name="Reminders">How many, if that share has answered by then: one number for each of <see cref="AheadPlan.Responses"/>.</param>
/// <param name="MostReminders">If nobody has.</param>
/// <param name="Summaries">To the channel, or to each person where others read it.</param>
/// <param name="Digests">One for each leader at most, at the usual hour.</param>
/// <param name="MostSteps">Small steps at most; with each comes one question later whether it helped.</param>
/// <param name="MostForOne">For one person at most, unless they allow more a week.</param>
public sealed record AheadWeek(DateOnly Monday, int Questions, IReadOnlyList<int> Reminders, int MostReminders, int Summaries, int Digests, int MostSteps, int MostForOne);

/// <summary>What can be seen of a sweep, as far as it lies in these weeks.</summary>
/// <param name="Sweep">From 1.</param>
/// <param name="From">The date of its first round here.</param>
/// <param name="To">That of its last.</param>
public sealed record AheadSweep(int Sweep, DateOnly From, DateOnly To, IReadOnlyList<AheadArea> Areas);

/// <summary>What can be seen of an area in a sweep.</summary>
/// <param name="Area">Its id.</param>
/// <param name="Readings">In how many rounds it is asked about.</param>
/// <param name="Visible">How many of those could be shown: one number for each of <see cref="AheadPlan.Responses"/>.</param>
public sealed record AheadArea(string Area, int Readings, IReadOnlyList<int> Visible);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AheadPlan))]
internal sealed partial class AheadJson : JsonSerializerContext;
