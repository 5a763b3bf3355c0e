using System.Text.Json.Serialization;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Shifts;

/// <summary>What a team was told of its ways of working in a quarter. Holds levels as they were told and nothing else. Immutable, stored with the summary that carries it.</summary>
/// <param name="Readings">Oldest first, all of one baseline (P9); empty when none was told.</param>
public sealed record ToldWays(Quarter Quarter, IReadOnlyList<WaysReading> Readings)
{
    /// <summary>The reading that the place on the way is told of; null when none was told.</summary>
    [JsonIgnore]
    public WaysReading? Newest => Readings is [.., var newest] ? newest : null;

    /// <summary>How long after its quarter is full it may be carried: what comes later is told with the next, which has it in its weeks. So two are never told close to each other.</summary>
    internal const int MostDaysLate = Quarter.Days / 2;

    /// <summary>
    /// Whether a round's summary carries the quarter: the first to be told once thirteen weeks are full, counted from the installation, that has a reading to tell of. Rests on what is
    /// frozen alone, so whoever tells the round again decides the same, and no other round of that quarter does.
    /// </summary>
    /// <param name="history">With the release of this round.</param>
    internal static bool IsCarriedBy(RoundId round, TeamHistory history, DateTimeOffset installedAt)
    {
        // By UTC, so that a team that moves to another zone does not meet a quarter twice.
        var since = DateOnly.FromDateTime(installedAt.UtcDateTime);
        return history.Releases.FirstOrDefault(release => release.Round == round) is { } own
            && history.Releases.FirstOrDefault(release => NumberOf(release) == NumberOf(own) && MayCarry(release)) == own;

        int NumberOf(Release release) => (release.Date.DayNumber - since.DayNumber) / Quarter.Days;

        bool MayCarry(Release release)
        {
            var quarter = Quarter.EndingOn(release.Date);
            return release.Date >= since.AddDays(Quarter.Days)
                && (release.Date.DayNumber - since.DayNumber) % Quarter.Days <= MostDaysLate
                && !release.IsWithheld
                && history.Releases.Any(told => quarter.Contains(told.Date) && LevelIn(told) is not null);
        }
    }

    internal static Level? LevelIn(Release release) => release.Areas.FirstOrDefault(shown => shown.Area == PracticeArea.Shift)?.Level;
}

/// <summary>One reading of a team's ways of working.</summary>
/// <param name="Date">The team's local date of the round.</param>
public sealed record WaysReading(DateOnly Date, Level Level)
{
    [JsonIgnore]
    public WayPlace Place => WayPlace.Of(Level);
}
