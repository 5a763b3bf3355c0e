using CollabBot.Tests.Nudges;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.HalfYear;

/// <summary>Made teams over weeks, through the real service and a double of Teams: every post is held against what was answered.</summary>
public sealed class HalvesOfYears(ITestOutputHelper output) : IDisposable
{
    /// <summary>Where nothing changes, at most so many a team-year (science.md C9).</summary>
    private const double MostFalseClear = .8;
    private const double MostFalseMaybe = 5;

    private readonly TemporaryFolder _folder = new();

    private static readonly PlayedTeam[] Twelve =
    [
        new("Harbour", 4, .90, DayOfWeek.Monday, new TimeOnly(9, 30)),
        new("Rowan", 6, .90, DayOfWeek.Tuesday, new TimeOnly(10, 0)) { HasSilentLeader = true },
        new("Quayside", 7, .80, DayOfWeek.Tuesday, new TimeOnly(14, 0)),
        new("Ferry", 8, .70, DayOfWeek.Wednesday, new TimeOnly(10, 0)),
        new("Linden", 9, .60, DayOfWeek.Monday, new TimeOnly(11, 0)) { HasGuest = true },
        new("Bridge", 10, .80, DayOfWeek.Tuesday, new TimeOnly(10, 0)),
        new("Signal", 12, .75, DayOfWeek.Wednesday, new TimeOnly(13, 0)) { LosesTrustInWeek = 10 },
        new("Meadow", 14, .70, DayOfWeek.Monday, new TimeOnly(15, 0)),
        new("Castle", 18, .50, DayOfWeek.Tuesday, new TimeOnly(9, 0)) { HasSilentLeader = true },
        new("Orchard", 24, .60, DayOfWeek.Wednesday, new TimeOnly(9, 0)),
        new("Tower", 30, .40, DayOfWeek.Monday, new TimeOnly(10, 0)),
        new("Market", 40, .70, DayOfWeek.Tuesday, new TimeOnly(11, 0)),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_few_teams_over_six_weeks_are_told_what_they_said_and_nothing_more() => PlayAsync([Twelve[0], Twelve[1], Twelve[4], Twelve[6]], weeks: 6, seed: 1);

    [Fact]
    [Trait("length", "long")]
    public async Task Twelve_teams_over_half_a_year_are_told_what_they_said_and_nothing_more()
    {
        const int Weeks = 26;
        var said = await PlayAsync(Twelve, Weeks, seed: 1);

        var trust = said.Where(row => row is { Team: "Signal", Area: "Trust" }).Select(row => row.Meaning).ToList();
        var maybe = trust.FindIndex(meaning => meaning.StartsWith("May be slipping", StringComparison.Ordinal));
        var clear = trust.FindIndex(meaning => meaning.StartsWith("Has fallen", StringComparison.Ordinal));
        Assert.True(maybe >= 0 && maybe < clear, $"The lost trust was told as maybe in reading {maybe} and as clear in reading {clear}.");

        var stable = said.Where(row => row.Team != "Signal").ToList();
        var years = (Twelve.Length - 1) * Weeks / 52.0;
        var falseClear = stable.Count(row => row.Meaning.StartsWith("Has ", StringComparison.Ordinal)) / years;
        var falseMaybe = Onsets(stable, "May be ") / years;
        output.WriteLine(FormattableString.Invariant($"Half a year, seed 1: lost trust told as maybe in reading {maybe + 1}, as clear in {clear + 1}; where nothing changed {falseClear:F2} clear and {falseMaybe:F2} maybe in a team-year"));
        Assert.InRange(falseClear, 0, MostFalseClear);
        Assert.InRange(falseMaybe, 0, MostFalseMaybe);
    }

    /// <returns>What the channels were told of each area, in order.</returns>
    private async Task<IReadOnlyList<(string Team, string Area, string Meaning)>> PlayAsync(PlayedTeam[] teams, int weeks, int seed)
    {
        await using var game = await PlayedHalfYear.BeginAsync(_folder.PathOf("store.db"), teams, seed);
        await game.PlayAsync(weeks);

        var summaries = game.Seen.Where(post => post.IsSummary && post.Team is not null).ToList();
        output.WriteLine(FormattableString.Invariant($"{teams.Length} teams, {weeks} weeks, seed {seed}: {game.Given.Count} answers, {game.Seen.Count} posts, {summaries.Count} summaries, {game.Seen.Count(post => post.IsDigest)} digests"));
        var quarters = summaries.Count(post => post.Texts.Contains("Ways of working: the last 13 weeks"));
        output.WriteLine(FormattableString.Invariant($"{quarters} quarters told"));
        Assert.Equal(weeks > 13, quarters > 0);
        Assert.Empty(PostRules.Broken(game.Seen, game.Given, game.PlayedAs));
        var steps = SeenNudges.Of(game.Seen, DateOnly.FromDateTime(PlayedHalfYear.Begins.UtcDateTime).AddDays(7 * (weeks - 2)));
        output.WriteLine(FormattableString.Invariant($"{steps.Sum(record => record.Given.Count)} steps in {steps.Count} teams"));

        // In a few weeks a small team may not have been shown anything yet that a step could go with.
        Assert.InRange(steps.Count, weeks > 13 ? teams.Length : teams.Length - 1, teams.Length);
        Assert.All(steps, record => GivenChecker.Check(record, hasLeader: true));
        Assert.True(summaries.Select(post => post.Team!.Name).Distinct().Count() == teams.Count(team => team is { People: >= 5, HasGuest: false }), "Not every team that can be told was told.");
        var told = teams.Where(team => game.Seen.Any(post => post.IsDigest && post.To?.Name == team.Leader && post.Buttons("pulse.reply.heard").Any())).ToList();
        Assert.Equal(told.Where(team => team is { HasSilentLeader: true, HasGuest: false }).Select(team => team.Name), TeamsOf(game.Seen.Where(post => post.SaysAskedLessOften), teams));
        Assert.Equal(told.Where(team => team is { HasSilentLeader: false, HasGuest: false }).Select(team => team.Name), TeamsOf(game.Seen.Where(post => post.SaysLeaderReplied), teams));
        var kits = game.Seen.Where(post => post.IsKit && post.Team is not null).ToList();
        Assert.Equal(teams.Where(team => team is { People: < 5, HasGuest: false }).Select(team => team.Name), TeamsOf(kits, teams));
        Assert.All(kits.GroupBy(post => post.Team!.Name), ofTeam => Assert.InRange(ofTeam.Count(), weeks / 4, (weeks + 3) / 4));
        Assert.True(game.Given.Count > weeks * teams.Length, "Too few answered: nothing was tried.");
        return [.. summaries.SelectMany(post => post.Rows().Select(row => (post.Team!.Name, row.Area, row.Meaning)))];
    }

    /// <returns>The teams in whose channel a post stands, in the order of the teams.</returns>
    private static IEnumerable<string> TeamsOf(IEnumerable<SeenPost> posts, PlayedTeam[] teams)
    {
        var names = posts.Select(post => post.Team?.Name).ToHashSet();
        return teams.Select(team => team.Name).Where(names.Contains);
    }

    /// <summary>How often something is said that was not said of the area the time before.</summary>
    private static int Onsets(IEnumerable<(string Team, string Area, string Meaning)> said, string words) => said.GroupBy(row => (row.Team, row.Area)).Sum(area =>
        area.Select(row => row.Meaning.StartsWith(words, StringComparison.Ordinal)).Aggregate((Count: 0, Before: false), (sum, now) => (sum.Count + (now && !sum.Before ? 1 : 0), now)).Count);
}
