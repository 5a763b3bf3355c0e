namespace CollabBot.Core.Teams;

/// <summary>What came of asking who can read a channel. Some of its readers are never taken for all of them.</summary>
public abstract record ChannelReading
{
    private ChannelReading()
    {
    }

    /// <param name="Readers">Everybody in the channel, each person once; bots left out.</param>
    /// <param name="IsShared">Other teams, of this organisation or another, may have the channel too; nobody can tell then whether the readers are all.</param>
    public sealed record Complete(IReadOnlyList<RosterMember> Readers, bool IsShared) : ChannelReading;

    /// <summary>Could not be read to the end now; try again later.</summary>
    /// <param name="Code">Why, as the other side calls it; holds no personal data.</param>
    public sealed record Unavailable(string Code) : ChannelReading;

    /// <summary>The channel is gone, or the bot may not see who is in it.</summary>
    public sealed record Hidden(string Code) : ChannelReading;
}
