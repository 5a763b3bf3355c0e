using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>A nudge that a team, or those of it who lead or connect, was given. Immutable, stored.</summary>
/// <param name="On">The team's local date.</param>
public sealed record GivenNudge(string NudgeId, NudgeRole Role, DateOnly On)
{
    /// <summary>Null until they are counted.</summary>
    public NudgeReplies? Replies { get; init; }

    /// <summary>Null until they are counted.</summary>
    public HelpedVotes? Helped { get; init; }

    /// <summary>Whole weeks since a Monday long ago: two dates of one week, Monday to Sunday, have the same.</summary>
    [JsonIgnore]
    internal int Week => WeekOf(On);

    internal static int WeekOf(DateOnly date) => date.DayNumber / 7;
}
