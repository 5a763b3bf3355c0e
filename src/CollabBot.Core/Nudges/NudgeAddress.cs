using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Where a message about a nudge goes.</summary>
/// <param name="Person">Their own chat; null for the team's channel.</param>
public sealed record NudgeAddress(Team Team, PersonId? Person);
