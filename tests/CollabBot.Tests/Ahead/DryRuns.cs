using System.Diagnostics;
using System.Text;
using CollabBot.Core.Ahead;
using Xunit;

namespace CollabBot.Tests.Ahead;

/// <summary>What is said of the weeks to come is what comes.</summary>
public sealed class DryRuns(ITestOutputHelper output)
{
    private const int Slice = 8;
    private const int All = 50;

    public static TheoryData<int> Few => [.. Enumerable.Range(1, Slice)];

    public static TheoryData<int> Rest => [.. Enumerable.Range(Slice + 1, All - Slice)];

    [Theory]
    [MemberData(nameof(Few))]
    public Task A_team_is_asked_as_was_said_byte_for_byte(int seed) => PlayAsync(seed);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(Rest))]
    public Task Many_teams_are_asked_as_was_said_byte_for_byte(int seed) => PlayAsync(seed);

    private async Task PlayAsync(int seed)
    {
        var made = AheadCase.Of(seed);
        var watch = Stopwatch.StartNew();
        var (said, happened) = await PlayedAhead.PlayAsync(made);
        output.WriteLine(FormattableString.Invariant($"{made}: {said.Rounds.Count} rounds, {said.NotAsked.Count} dates not asked, {said.ToJson().Length} bytes, {watch.ElapsedMilliseconds} ms"));
        Assert.True(Encoding.UTF8.GetString(said.ToJson()) == Encoding.UTF8.GetString(happened.ToJson()), $"{made}\nsaid     {Short(said)}\nhappened {Short(happened)}");
        Assert.True(said.Rounds.Count + said.NotAsked.Count > 0, $"{made}: nothing was tried.");
    }

    private static string Short(AheadPlan plan) => string.Join("; ", [
        .. plan.Rounds.Select(round => FormattableString.Invariant($"{round.Date:MM-dd} {round.OpensAt:HH:mm} #{round.Number} {round.Sweep}.{round.Pulse} {round.People} {string.Join(',', round.Areas.Select(area => area.Area))}")),
        .. plan.NotAsked.Select(day => FormattableString.Invariant($"not {day.Date:MM-dd} {day.Off}{day.Skipped}"))]);
}
