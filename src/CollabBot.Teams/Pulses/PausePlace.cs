using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>Where somebody wants to be left alone, and what they came from.</summary>
/// <param name="Team">Null for all of their teams.</param>
/// <param name="Round">The pulse on whose card they pressed; null when there is none to go back to.</param>
internal readonly record struct PausePlace(TeamId? Team, RoundId? Round)
{
    public static PausePlace Everywhere { get; }

    /// <returns>Null when the card names a team that can't be one: that is not all of them.</returns>
    public static PausePlace? Of(CardData data)
    {
        var team = data.Id(CardActions.Team);
        return team is null && data.Has(CardActions.Team)
            ? null
            : new PausePlace(team is null ? null : new TeamId(team), data.Id(CardActions.Round) is { } round ? new RoundId(round) : null);
    }

    public static PausePlace Of(RoundRef round) => new(round.Team.Team, round.Round);
}
