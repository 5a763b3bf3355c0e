using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>A roster that reads as the test says, and counts how often it was read.</summary>
internal sealed class MemoryRoster : IRoster
{
    public RosterReading Reading { get; set; } = Of(12);

    /// <summary>Where teams have people of their own; null where all read alike.</summary>
    public Func<TeamRef, RosterReading>? ReadingOf { get; set; }

    /// <summary>What is read of the summary's channel; null where everybody on the roster is in it, and nobody else.</summary>
    public ChannelReading? Channel { get; set; }

    public int Reads { get; private set; }

    public static RosterReading.Complete Of(int people, int guests = 0) => new(
    [
        .. Enumerable.Range(1, people).Select(number => Member(ARound.Person(number), isGuest: false)),
        .. Enumerable.Range(people + 1, guests).Select(number => Member(ARound.Person(number), isGuest: true)),
    ]);

    public Task<RosterReading> ReadAsync(TeamRef team, CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(ReadingOf?.Invoke(team) ?? Reading);
    }

    public Task<ChannelReading> ReadAsync(TeamRef team, ChannelId channel, CancellationToken cancellationToken) => Task.FromResult(
        Channel ?? (ReadingOf?.Invoke(team) ?? Reading) switch
        {
            RosterReading.Complete complete => new ChannelReading.Complete(complete.Members, IsShared: false),
            RosterReading.Unavailable unavailable => new ChannelReading.Unavailable(unavailable.Code),
            _ => new ChannelReading.Hidden("Gone"),
        });

    private static RosterMember Member(PersonId person, bool isGuest) => new(person, $"address of {person.Value}", isGuest);
}
