using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using NodaTime;
using Xunit;

namespace CollabBot.Tests.Cadence;

/// <summary>Fourteen months over all zones, weekly and every two weeks: three tickers, hints given twice, tickers that die, and an outage of six hours on a working day.</summary>
public sealed class Schedules
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2027, 4, 3, 12, 7, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Away = new(2026, 9, 15, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Back = Away.AddHours(6);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public Task Every_due_date_has_one_round_or_one_recorded_reason(int seed) => RunAsync(seed, teams: 60);

    [Theory]
    [Trait("length", "long")]
    [InlineData(3)]
    public Task Every_due_date_of_two_thousand_teams_has_one_round_or_one_recorded_reason(int seed) => RunAsync(seed, teams: 2_000);

    private static async Task RunAsync(int seed, int teams)
    {
        var random = new Random(seed);
        var many = new ManyTeams(Start);
        var cadences = Cadences(random, teams);
        await many.SetUpAsync(cadences.Select(pair => (pair.Key, pair.Value)));
        OpenDueRounds[] tickers = [many.Ticker(), many.Ticker(), many.Ticker()];

        var occurrences = cadences.ToDictionary(pair => pair.Key, pair => Occurrences(pair.Value));
        var instants = occurrences.Values.SelectMany(all => all).Select(occurrence => occurrence.At).Where(at => at < Away || at >= Back)
            .Append(Back).Distinct().Order().Append(End).Append(End.AddMinutes(1)).ToList();
        var ticked = 0;
        foreach (var instant in instants)
        {
            // Two processes tick at each instant; who comes first changes now and then, for few teams at almost every one, and so does who is alive.
            var late = instant + TimeSpan.FromSeconds(random.Next(10));
            many.Time.SetUtcNow(late > many.Time.GetUtcNow() ? late : many.Time.GetUtcNow());
            ticked = random.Next(1 + (teams / 100)) == 0 ? random.Next(tickers.Length) : ticked;
            tickers[ticked] = random.Next(50) == 0 ? many.Ticker() : tickers[ticked];
            await tickers[ticked].HandleAsync(Live);
            await tickers[(ticked + 1) % tickers.Length].HandleAsync(Live);
            await many.FollowAsync();
            many.Time.Advance(TickRecord.Lease);
            await tickers[ticked].HandleAsync(Live);
            await tickers[(ticked + 1) % tickers.Length].HandleAsync(Live);
            await many.FollowAsync();
        }

        await CheckAsync(many, cadences, occurrences);
    }

    private static async Task CheckAsync(ManyTeams many, Dictionary<TeamRef, PulseCadence> cadences, Dictionary<TeamRef, List<Occurrence>> occurrences)
    {
        var opened = 0;
        var skipped = 0;
        var due = 0;
        foreach (var (team, offered) in occurrences)
        {
            var history = await many.Registry.HistoryAsync(team, Live);
            DateOnly? round = null;
            foreach (var occurrence in offered)
            {
                var plan = await many.Rounds.FindPlanAsync(new RoundRef(team, RoundId.Of(team, occurrence.Date)), Live);
                var skip = history.Skips.Count(entry => entry.Date == occurrence.Date);
                if (round is { } before && occurrence.Date < before.AddDays(7 * cadences[team].Weeks))
                {
                    Assert.True(plan is null && skip == 0, $"{occurrence.At:O} in {cadences[team].ZoneId} was not due.");
                    continue;
                }

                due++;
                round = plan is null ? round : occurrence.Date;
                Assert.True(plan is null ? skip == 1 : skip == 0, $"{occurrence.At:O} in {cadences[team].ZoneId}: {(plan is null ? "no round" : "a round")} and {skip} recorded reasons.");
                var last = LateStart.Last(TeamClock.For(cadences[team].ZoneId), occurrence.Date, occurrence.At);
                Assert.True(plan is not null || (occurrence.At >= Away && last < Back.AddSeconds(10)), $"{occurrence.At:O} was skipped and could have been made up for.");
                Assert.True(plan is null || (plan.OpensAt >= occurrence.At && plan.OpensAt <= last), $"{occurrence.At:O} was opened at {plan?.OpensAt:O}.");
                opened += plan is null ? 0 : 1;
                skipped += skip;
            }
        }

        Assert.Equal(opened, many.Store.Copy("round").Keys.Count(key => key.EndsWith("plan.json", StringComparison.Ordinal)));
        Assert.Equal(due, opened + skipped);
        Assert.NotEqual(0, skipped);
        TestContext.Current.TestOutputHelper?.WriteLine($"{occurrences.Count} teams: {opened} rounds opened, {skipped} recorded as skipped, 0 missed, 0 double.");
    }

    private static Dictionary<TeamRef, PulseCadence> Cadences(Random random, int teams)
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).ToList();
        return Enumerable.Range(0, teams).ToDictionary(
            number => ManyTeams.Ref(number),
            number => (number switch
            {
                // On the very hours that the clocks skip and repeat, and in the outage.
                < 8 => new PulseCadence(System.DayOfWeek.Sunday, new TimeOnly(1 + (number % 2), 30), number < 4 ? "Europe/London" : "Europe/Berlin"),
                < 16 => new PulseCadence(System.DayOfWeek.Tuesday, new TimeOnly(number, 0), "Europe/London"),
                _ => new PulseCadence((System.DayOfWeek)random.Next(7), new TimeOnly(random.Next(24), 30 * random.Next(2)), zones[random.Next(zones.Count)]),
            }) with
            { Weeks = 1 + (number / 2 % 2) });
    }

    private static List<Occurrence> Occurrences(PulseCadence cadence)
    {
        var occurrences = new List<Occurrence>();
        for (var next = Occurrence.NextAsking(cadence, WorkingCalendar.Default, Start, null); next.At < End; next = Occurrence.NextAsking(cadence, WorkingCalendar.Default, next.At, null))
        {
            occurrences.Add(next);
        }

        return occurrences;
    }
}
