namespace CollabBot.Core.Teams;

/// <summary>Finds out whether a channel can be read by anybody but the team's own members (N11).</summary>
public sealed class CheckAudience(IRoster roster)
{
    public async Task<AudienceOutcome> HandleAsync(TeamRef team, ChannelId channel, CancellationToken cancellationToken)
    {
        switch (await roster.ReadAsync(team, cancellationToken))
        {
            case RosterReading.Complete complete:
                var members = complete.Members.Where(member => !member.IsGuest).Select(member => member.Id).ToHashSet();
                return await roster.ReadAsync(team, channel, cancellationToken) switch
                {
                    ChannelReading.Complete read => new AudienceOutcome.Found(ReadersOf(read, members), members),
                    ChannelReading.Hidden => new AudienceOutcome.Found(ChannelReaders.NotKnown, members),
                    _ => new AudienceOutcome.Unavailable(),
                };
            case RosterReading.Unavailable:
                return new AudienceOutcome.Unavailable();
            default:
                return new AudienceOutcome.Found(ChannelReaders.NotKnown, null);
        }
    }

    private static ChannelReaders ReadersOf(ChannelReading.Complete channel, HashSet<PersonId> members) =>
        !channel.IsShared && channel.Readers.All(reader => !reader.IsGuest && members.Contains(reader.Id)) ? ChannelReaders.OnlyTheTeam : ChannelReaders.Others;
}

/// <summary>Who can read a channel. The names are part of the stored format.</summary>
public enum ChannelReaders
{
    /// <summary>Members of the team and nobody else; perhaps not all of them.</summary>
    OnlyTheTeam,

    /// <summary>Also guests, or people of another team or organisation.</summary>
    Others,

    /// <summary>Nobody could say.</summary>
    NotKnown,
}

/// <summary>What came of asking who can read a channel.</summary>
public abstract record AudienceOutcome
{
    private AudienceOutcome()
    {
    }

    /// <param name="Members">The team's own members at that moment; null when nobody could say.</param>
    public sealed record Found(ChannelReaders Readers, IReadOnlySet<PersonId>? Members) : AudienceOutcome;

    /// <summary>Cannot be told now; try again later.</summary>
    public sealed record Unavailable : AudienceOutcome;
}
