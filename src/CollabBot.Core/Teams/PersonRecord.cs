using CollabBot.Core.Calendars;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Spanners;

namespace CollabBot.Core.Teams;

/// <summary>What the bot must know to talk with a person who writes to it: their teams, and what they have been asked. No answer, no name.</summary>
/// <param name="Teams">Every team in which the person has been asked, leads or administers; roles are read from the team itself.</param>
/// <param name="Asked">The newest round of each team that the person was asked in; open or not.</param>
/// <param name="Unreachable">Why nothing is sent to them until they are heard from; null for nearly everybody.</param>
public sealed record PersonRecord(IReadOnlyList<TeamId> Teams, IReadOnlyList<AskedIn> Asked, Unreachable? Unreachable = null)
{
    public static PersonRecord Unknown { get; } = new([], []);

    /// <summary>How much of their attention the bot has used; null in a record from before that was counted, and of somebody who was sent nothing.</summary>
    public AttentionAccount? Attention { get; init; }

    /// <summary>What they asked for as somebody who connects partners; null of nearly everybody. Theirs alone.</summary>
    public SpannerRecord? Spanner { get; init; }

    /// <summary>Hours in which they are sent nothing, as they chose them; null when they have not.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>The language in which they want to be written to, BCP 47; null for their team's.</summary>
    public string? Language { get; init; }

    public PersonRecord WithTeam(TeamId team) => Teams.Contains(team) ? this : this with { Teams = [.. Teams, team] };

    public PersonRecord WithAsk(RoundRef round)
    {
        var asked = new AskedIn(round.Team.Team, round.Round);
        return Asked.Contains(asked) ? this : WithTeam(round.Team.Team) with { Asked = [.. Asked.Where(other => other.Team != asked.Team), asked] };
    }
}

/// <summary>A round that a person was asked in.</summary>
public sealed record AskedIn(TeamId Team, RoundId Round);
