using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>A roster that reads as the test says, and counts how often it was read.</summary>
internal sealed class MemoryRoster : IRoster
{
    public RosterReading Reading { get; set; } = Of(12);

    /// <summary>Where teams have people of their own; null where all read alike.</summary>
    public Func<TeamRef, RosterReading>? ReadingOf { get; set; }

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

    private static RosterMember Member(PersonId person, bool isGuest) => new(person, $"address of {person.Value}", isGuest);
}
