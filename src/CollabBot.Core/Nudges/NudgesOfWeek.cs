namespace CollabBot.Core.Nudges;

/// <summary>What was decided for a team on a scheduled date, with all that it was made of. Immutable, written once.</summary>
/// <param name="On">The team's local date on which it was decided.</param>
/// <param name="Turns">The leader's first.</param>
public sealed record NudgesOfWeek(DateOnly On, IReadOnlyList<NudgeTurn> Turns);
