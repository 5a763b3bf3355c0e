namespace CollabBot.Core.Teams;

/// <summary>Somebody on a team's roster who is no guest.</summary>
/// <param name="Since">The team's local date on which they were first seen.</param>
public sealed record TeamMember(PersonId Person, DateOnly Since)
{
    /// <summary>Of the Latin square; given once, when they first take part in a sweep; null before.</summary>
    public int? Row { get; init; }

    /// <summary>Of this sweep; 0 in a team that is not large.</summary>
    public int Form { get; init; }

    public bool InSweep { get; init; }

    public bool InBaseline { get; init; }

    /// <summary>The sweep that they were left out of because they would have been its only change; null for nearly everybody.</summary>
    public int? HeldBackFrom { get; init; }

    /// <summary>The first date on which they may be asked again; null when they have not asked for a pause.</summary>
    public DateOnly? PausedUntil { get; init; }

    public bool IsPaused(DateOnly date) => date < PausedUntil;
}
