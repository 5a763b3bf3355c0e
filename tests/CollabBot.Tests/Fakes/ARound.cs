using System.Globalization;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>Plans as tests need them.</summary>
internal static class ARound
{
    public static readonly TeamRef Team = new(new TenantId("tenant-1"), new TeamId("19:team@thread.tacv2"));

    public static RoundPlan Plan(int people) => new()
    {
        Ref = new RoundRef(Team, RoundId.Of(Team, new DateOnly(2026, 11, 24))),
        Number = 1,
        Date = new DateOnly(2026, 11, 24),
        OpensAt = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
        ClosesAt = new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero),
        ZoneId = "Europe/London",
        Areas = PracticeArea.Core,
        ItemBankVersion = ItemBank.Shipped.Version,
        Participants = [.. Enumerable.Range(1, people).Select(i => new Participant(Person(i), $"address-{i}", ["TRU1", "INF1", "EQU1"]))],
        OptedOut = 0,
        Guests = 0,
        Threshold = ReleaseThreshold.Default,
        DigestReaders = [Person(1)],
        SummaryChannel = new ChannelId("19:channel@thread.tacv2"),
    };

    public static PersonId Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"person-{number}"));
}
