using CollabBot.Core.Insights;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>What may be told of an area over several teams.</summary>
public abstract record RollUpOutcome
{
    private RollUpOutcome()
    {
    }

    /// <param name="Level">Of all the teams that passed, together.</param>
    /// <param name="Teams">How many those are; three or more.</param>
    /// <param name="Shown">The teams whose own level may stand beside it; fewer than were to be shown where a remainder would have been too small.</param>
    public sealed record Told(Level Level, int Teams, IReadOnlyList<TeamRef> Shown) : RollUpOutcome;

    /// <summary>Nothing is told over teams.</summary>
    public sealed record Withheld(RollUpRefusal Reason) : RollUpOutcome;
}

/// <summary>Why a roll-up is withheld.</summary>
public enum RollUpRefusal
{
    /// <summary>Fewer than three teams passed their own threshold.</summary>
    TooFewTeams,

    /// <summary>The sum, less what is told of the other teams, would tell more about one team than its own release does.</summary>
    TellsOfOneTeam,
}
