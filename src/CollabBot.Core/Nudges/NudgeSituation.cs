using CollabBot.Core.Calendars;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>All that the choice of a nudge rests on, but for chance. Immutable.</summary>
/// <param name="On">The team's local date.</param>
public sealed record NudgeSituation(NudgeLibrary Library, NudgeRecord Record, NudgeEvidence Evidence, DateOnly On)
{
    /// <summary>Somebody leads the team and takes nudges.</summary>
    public bool HasLeader { get; init; }

    /// <summary>Ids of nudges that are given no more (<see cref="NudgeTally.IsRetired"/>).</summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>Of the team: on its days off nobody is given anything.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Default;
}
