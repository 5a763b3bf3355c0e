using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>One team's part in a roll-up of an area over several teams.</summary>
/// <param name="Released">The cell as it was counted; null when it did not pass its threshold: then its answers are gone and nothing of them can be in the sum.</param>
/// <param name="Asked">Number of people asked; at least the number of answers.</param>
/// <param name="IsShown">Whether the reader is to see the team's own level beside the sum.</param>
public sealed record TeamCell(TeamRef Team, AreaHistogram? Released, int Asked, bool IsShown);
