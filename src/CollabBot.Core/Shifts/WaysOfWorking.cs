using CollabBot.Core.Practice;

namespace CollabBot.Core.Shifts;

/// <summary>Where a team is on the way from professional collaboration to collaborative professionalism, as far as it was told, and what it did for it. Immutable.</summary>
/// <param name="TeamName">Null when the team's name is not known.</param>
/// <param name="Steps">Each of the seven shifts, in the source's order.</param>
public sealed record WaysOfWorking(string? TeamName, ToldWays Told, IReadOnlyList<ShiftSteps> Steps)
{
    /// <summary>A small step for the team to read, not one that it is given; null when it wants none, or none is left.</summary>
    public Nudge? NextStep { get; init; }

    /// <summary>About when the team is asked about it next; null when nobody can say.</summary>
    public DateOnly? AskedNext { get; init; }

    /// <summary>How many answers a reading needs.</summary>
    public int Needed { get; init; } = Privacy.ReleaseThreshold.Floor;
}

/// <summary>How many small steps that the team was given in the quarter exercised a shift.</summary>
public sealed record ShiftSteps(PracticeShift Shift, int Times);
