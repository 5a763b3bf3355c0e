using System.Globalization;
using BenchmarkDotNet.Attributes;
using CollabBot.Core.Comments;
using CollabBot.Core.Digests;
using CollabBot.Core.Insights.Evidence;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Storage.Sqlite;
using CollabBot.Teams.Digests;

namespace CollabBot.Benchmarks.Micro;

/// <summary>A leader's digest from the store to the card: of one team, of twenty, and of twenty that have been asked for a month only.</summary>
/// <remarks>What counts is the ratio: twenty teams cost no more than twenty times one, and a year no more than a month. On a real SQLite file.</remarks>
[MemoryDiagnoser]
public class LeaderDigestBenchmarks
{
    private const int Year = 52;
    private const int Month = 4;

    private static readonly TenantId Tenant = new("tenant");
    private static readonly PersonRef Leader = new(Tenant, new PersonId("leader"));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("collabbot-");
    private SqliteDatabase? _database;
    private ComposeDigest? _compose;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = SqliteDatabase.Open(Path.Combine(_folder.FullName, "store.db"));
        var store = new SqliteObjectStore(_database, TimeProvider.System);
        var (teams, rounds) = (new TeamRegistry(store, new NoKeys()), new Rounds(store, new NoKeys()));
        // Nothing is sent.
        _compose = new ComposeDigest(teams, rounds, new ReleaseComments(new NoRoster(), teams, rounds, new HeldComments(store, new NoKeys()), decisions: null!, budget: null!, deliver: null!));
        foreach (var (name, weeks) in new[] { ("year", Year), ("month", Month) })
        {
            for (var number = 0; number < 20; number++)
            {
                await MakeAsync(teams, rounds, TeamOf(name, number), weeks);
            }
        }
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _database?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true)]
    public Task<int> OneTeamOverAYearAsync() => DigestAsync("year", 1, Year);

    [Benchmark]
    public Task<int> TwentyTeamsOverAYearAsync() => DigestAsync("year", 20, Year);

    [Benchmark]
    public Task<int> TwentyTeamsOverAMonthAsync() => DigestAsync("month", 20, Month);

    /// <returns>How long the card is.</returns>
    private async Task<int> DigestAsync(string name, int count, int weeks)
    {
        var digests = await _compose!.HandleAsync(Leader, [.. Enumerable.Range(0, count).Select(number => RoundOf(TeamOf(name, number), weeks - 1))], CancellationToken.None);
        return digests.Count == count
            ? DigestCards.Of(new LeaderDigest(Leader, digests, DateTimeOffset.UnixEpoch, "Europe/London")).ToJsonNode().ToJsonString().Length
            : throw new InvalidOperationException($"A digest told of {digests.Count} teams of {count}.");
    }

    private static async Task MakeAsync(TeamRegistry teams, Rounds rounds, TeamRef team, int weeks)
    {
        await teams.UpdateAsync(team, _ => new Team
        {
            Ref = team,
            Name = "Northside Care Partnership",
            Status = TeamStatus.Active,
            InstalledAt = DateTimeOffset.UnixEpoch,
            Admins = [Leader.Person],
            Leaders = [Leader.Person],
            SummaryChannel = new ChannelId("channel"),
            WrappedAssignmentKey = "",
        }, CancellationToken.None);
        var history = TeamHistory.None;
        for (var week = 0; week < weeks; week++)
        {
            var plan = PlanOf(team, week);
            var release = ReleaseGate.Release(plan, new RoundResult(plan.Ref, [.. plan.Areas.Select((area, index) => new AreaHistogram(area, [0, 1, 2 + (week % 3), 4, 1 + index]))], Participation.Most));
            history = history.Released(release);
            await rounds.FixSummaryAsync(new ToldSummary(PulseSummary.Of(plan, release, Participation.Most, plan.TeamName, history, TeamEvidence.None, null), TakesComments: false), CancellationToken.None);
        }

        await teams.UpdateHistoryAsync(team, _ => history, CancellationToken.None);
    }

    private static TeamRef TeamOf(string name, int number) => new(Tenant, new TeamId(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")));

    private static DateOnly DateOf(int week) => new DateOnly(2026, 1, 6).AddDays(7 * week);

    private static RoundRef RoundOf(TeamRef team, int week) => new(team, RoundId.Of(team, DateOf(week)));

    private static RoundPlan PlanOf(TeamRef team, int week) => new()
    {
        Ref = RoundOf(team, week),
        TeamName = "Northside Care Partnership",
        Number = week + 1,
        Date = DateOf(week),
        OpensAt = DateTimeOffset.UnixEpoch,
        ClosesAt = DateTimeOffset.UnixEpoch,
        ZoneId = "Europe/London",
        Areas = [.. PracticeArea.All],
        Baseline = 0,
        ItemBankVersion = ItemBank.Shipped.Version,
        Participants = [.. Enumerable.Range(0, 20).Select(person => new Participant(new PersonId($"person-{person}"), "address", ["TRU1"]))],
        OptedOut = 0,
        Guests = 0,
        Threshold = ReleaseThreshold.Default,
        DigestReaders = [Leader.Person],
        SummaryChannel = new ChannelId("channel"),
    };

    /// <summary>Nothing that is measured is wrapped.</summary>
    private sealed class NoKeys : IKeyWrap
    {
        public byte[] Wrap(ReadOnlySpan<byte> secret, string purpose) => [.. secret];

        public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose) => [.. wrapped];
    }

    /// <summary>Nobody is looked up.</summary>
    private sealed class NoRoster : IRoster
    {
        public Task<RosterReading> ReadAsync(TeamRef team, CancellationToken cancellationToken) => throw new InvalidOperationException("A digest reads no roster.");

        public Task<ChannelReading> ReadAsync(TeamRef team, ChannelId channel, CancellationToken cancellationToken) => throw new InvalidOperationException("A digest reads no roster.");
    }
}
