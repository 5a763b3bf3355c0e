using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>What a week of a team takes in calls to the store, and that the page of costs reckons with it.</summary>
public sealed partial class RunningCosts
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_costs_reckons_with_what_a_week_of_a_team_takes()
    {
        var (few, many) = (await WeekAsync(10), await WeekAsync(40));
        var page = await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "README.md"), Live);

        foreach (var (kind, small, large) in new[] { ("writes", few.Writes, many.Writes), ("reads", few.Reads, many.Reads) })
        {
            var formula = Formula().Matches(page).Single(match => match.Groups["kind"].Value == kind);
            int At(int people) => Number(formula, "fixed") + (Number(formula, "each") * people);
            TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {small} for 10 people, {large} for 40.");
            Assert.InRange(small, At(10) * 0.6, At(10));
            Assert.InRange(large, At(40) * 0.6, At(40));
        }
    }

    [Fact]
    public async Task And_with_what_a_tick_takes_when_nothing_happens()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(World.Monday);
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(5, teams: 1, seed: 1), Time = time });
        await using var host = await AServiceHost.StartAsync(folder.PathOf("store.db"), time, teams);
        await host.InstallAsync(0);
        await host.BeatAsync();
        host.Store.Clear();

        const int Ticks = 360;
        for (var i = 0; i < Ticks; i++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await host.BeatAsync();
        }

        var (writes, reads, lists) = Count(host);
        TestContext.Current.TestOutputHelper?.WriteLine($"An hour of ticks: {writes} writes, {reads} reads, {lists} lists.");
        var page = Ticked().Match(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "README.md"), Live));
        Assert.InRange(writes + lists, Number(page, "writes") * Ticks * 0.6, Number(page, "writes") * Ticks);
        Assert.InRange(reads, 0, Ticks / 10);
    }

    private static int Number(Match formula, string part) => int.Parse(formula.Groups[part].Value, CultureInfo.InvariantCulture);

    /// <summary>A round from asking to the digest: six in ten answer all three questions, the others are reminded.</summary>
    private static async Task<(int Writes, int Reads)> WeekAsync(int people)
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider(World.Monday);
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people, teams: 1, seed: 1), Time = time });
        await using var host = await AServiceHost.StartAsync(folder.PathOf("store.db"), time, teams);
        await host.InstallAsync(0);
        time.Advance(TimeSpan.FromSeconds(2));
        await host.BeatAsync();
        host.Store.Clear();
        await PassAsync(host, time);
        var quiet = Count(host);
        host.Store.Clear();

        await host.PressAsync(0, "ask.now", new JsonObject { ["team"] = teams.Tenant.Teams.Single().Id });
        await host.BeatAsync();
        for (var person = 0; person < people * 6 / 10; person++)
        {
            for (var question = 0; question < 3; question++)
            {
                await host.WriteAsync(person, "4");
            }
        }

        await PassAsync(host, time);
        var week = Count(host);
        return (week.Writes - quiet.Writes, week.Reads - quiet.Reads);
    }

    /// <summary>A week, looked at six times a day: what happens when nothing happens is reckoned apart.</summary>
    private static async Task PassAsync(AServiceHost host, FakeTimeProvider time)
    {
        for (var i = 0; i < 7 * 6; i++)
        {
            time.Advance(TimeSpan.FromHours(4));
            await host.BeatAsync();
        }
    }

    private static (int Writes, int Reads, int Lists) Count(AServiceHost host)
    {
        var calls = host.Store.Calls.CountBy(call => call.Split(' ')[0], StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return (Of("put-new", "put-if", "append"), Of("get", "read-log"), Of("list"));

        int Of(params string[] kinds) => kinds.Sum(kind => calls.GetValueOrDefault(kind));
    }

    [GeneratedRegex(@"a tick = (?<writes>\d+) writes")]
    private static partial Regex Ticked();

    [GeneratedRegex(@"(?<kind>writes|reads) = (?<fixed>\d+) \+ (?<each>\d+) × people")]
    private static partial Regex Formula();
}
