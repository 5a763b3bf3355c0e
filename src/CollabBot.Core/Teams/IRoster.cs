namespace CollabBot.Core.Teams;

/// <summary>Who is in a team and who can read its channels, asked of the team's own home each time.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IRoster
{
    /// <summary>Reads the roster to its last page.</summary>
    Task<RosterReading> ReadAsync(TeamRef team, CancellationToken cancellationToken);

    /// <summary>Reads who is in a channel to the last page: the team's own roster for most channels, one of its own for a private or a shared one.</summary>
    Task<ChannelReading> ReadAsync(TeamRef team, ChannelId channel, CancellationToken cancellationToken);
}

/// <summary>What came of reading a roster. A part of a roster is never a roster.</summary>
public abstract record RosterReading
{
    private RosterReading()
    {
    }

    /// <summary>Everybody, each person once; bots left out.</summary>
    public sealed record Complete(IReadOnlyList<RosterMember> Members) : RosterReading;

    /// <summary>Could not be read to the end now; try again later.</summary>
    /// <param name="Code">Why, as the other side calls it; holds no personal data.</param>
    public sealed record Unavailable(string Code) : RosterReading;

    /// <summary>The bot is not in this team any more, or the team is gone.</summary>
    public sealed record TeamGone(string Code) : RosterReading;
}
