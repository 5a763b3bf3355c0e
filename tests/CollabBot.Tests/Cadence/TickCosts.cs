using System.Diagnostics;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class TickCosts
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Tuesday = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Zones = ["Europe/London", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "America/Los_Angeles"];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tick_does_as_much_for_twice_the_teams_when_as_many_are_due()
    {
        var few = await TickAsync(teams: 2_000, due: 70);
        var many = await TickAsync(teams: 4_000, due: 70);

        Assert.Equal((70, 70), (few.Hints, many.Hints));
        Assert.Equal(few.Moves, many.Moves);
        Assert.Equal(few.Calls, many.Calls);
    }

    [Fact]
    public async Task A_tick_with_nothing_due_costs_a_listing_the_time_and_one_write()
    {
        var teams = new ManyTeams(Monday);
        await teams.SetUpAsync(Teams(200, due: 10));
        var ticker = teams.Ticker();
        await TwiceAsync(teams, ticker);

        var before = teams.Store.Calls;
        await ticker.HandleAsync(Live);

        Assert.Equal(3, teams.Store.Calls - before);
    }

    [Fact]
    [Trait("length", "long")]
    public async Task A_tick_takes_as_long_for_a_hundred_thousand_teams_as_for_fifty_when_as_many_are_due()
    {
        var half = new List<double>();
        var full = new List<double>();
        for (var repeat = 0; repeat < 7; repeat++)
        {
            half.Add((await TickAsync(50_000, due: 1_000)).Milliseconds);
            full.Add((await TickAsync(100_000, due: 1_000)).Milliseconds);
        }

        var ratio = Median(full) / Median(half);
        TestContext.Current.TestOutputHelper?.WriteLine($"1,000 due: {Median(half):F2} ms of 50,000 teams, {Median(full):F2} ms of 100,000; ratio {ratio:F2}.");
        Assert.InRange(ratio, 0, 1.2);
    }

    [Fact]
    [Trait("length", "long")]
    public async Task A_week_of_ticks_for_a_hundred_thousand_teams_starts_each_once_and_in_time()
    {
        var random = new Random(1);
        var teams = new ManyTeams(Monday.AddHours(-13));
        await teams.SetUpAsync(Enumerable.Range(0, 100_000).Select(number => (ManyTeams.Ref(number, tenants: 500), new PulseCadence(
            (DayOfWeek)random.Next(1, 6), new TimeOnly(random.Next(8, 17), 15 * random.Next(4)), Zones[random.Next(Zones.Length)]))));
        var ticker = teams.Ticker();
        var durations = new List<double>();
        var lags = new List<double>();
        var afterKill = new List<double>();
        var started = new HashSet<TeamRef>();
        var killed = DateTimeOffset.MinValue;
        for (var tick = 0; tick < 7 * 24 * 240; tick++)
        {
            teams.Time.Advance(TimeSpan.FromSeconds(15));
            var now = teams.Time.GetUtcNow();
            if (now.Minute % 15 == 0 && now.Second == 0 && now.Hour % 3 == 0)
            {
                // The leader dies at the moment in which most are due.
                ticker = teams.Ticker();
                killed = now;
            }

            var watch = Stopwatch.StartNew();
            await ticker.HandleAsync(Live);
            durations.Add(watch.Elapsed.TotalMilliseconds);
            foreach (var open in (await teams.TakeHintsAsync()).Cast<WorkItem.OpenScheduledRound>())
            {
                started.Add(open.Team);
                (now - killed < TimeSpan.FromMinutes(1) ? afterKill : lags).Add((now - open.Start).TotalSeconds);
                await teams.Registry.UpdateHistoryAsync(open.Team, history => history with { LatestDate = open.Date }, Live);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{durations.Count} ticks: p50 {At(durations, .5):F2}, p99 {At(durations, .99):F1}, longest {durations.Max():F0} ms; "
            + $"start lag p99 {At(lags, .99):F0} s of {lags.Count}, after a kill p99 {At(afterKill, .99):F0} s of {afterKill.Count}.");
        Assert.Equal(100_000, lags.Count + afterKill.Count);
        Assert.Equal(100_000, started.Count);
        Assert.InRange(At(durations, .99), 0, 250);
        Assert.InRange(At(lags, .99), 0, 45);
        Assert.InRange(At(afterKill, .99), 0, 75);
    }

    /// <summary>Half an hour of ticks with nothing due, then the one in which some are.</summary>
    private static async Task<(int Hints, long Moves, long Calls, double Milliseconds)> TickAsync(int teams, int due)
    {
        var many = new ManyTeams(Monday);
        await many.SetUpAsync(Teams(teams, due));
        var ticker = many.Ticker();
        await TwiceAsync(many, ticker);
        many.Time.SetUtcNow(Tuesday.AddSeconds(-20));
        for (var walked = 0; walked <= teams / HealSchedule.TeamsPerStep; walked++)
        {
            await ticker.HandleAsync(Live);
        }

        many.Time.SetUtcNow(Tuesday);
        var (moves, calls) = (ticker.Moves, many.Store.Calls);
        var watch = Stopwatch.StartNew();
        await ticker.HandleAsync(Live);
        var took = watch.Elapsed.TotalMilliseconds;
        var (moved, called) = (ticker.Moves - moves, many.Store.Calls - calls);
        return ((await many.TakeHintsAsync()).Count, moved, called, took);
    }

    private static async Task TwiceAsync(ManyTeams teams, OpenDueRounds ticker)
    {
        for (var tick = 0; tick < 2; tick++)
        {
            Assert.True(await ticker.HandleAsync(Live));
        }
    }

    private static IEnumerable<(TeamRef, PulseCadence)> Teams(int count, int due) => Enumerable.Range(0, count).Select(number => (
        ManyTeams.Ref(number), number < due ? PulseCadence.Default : new PulseCadence(DayOfWeek.Friday, new TimeOnly(10, number % 60), "Europe/London")));

    private static double Median(List<double> values) => At(values, .5);

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
