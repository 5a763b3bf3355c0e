using System.Diagnostics;
using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Chaos.Proxies;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T04: every answer comes up to four times and in any order, while replicas are killed and their store cannot be relied on.</summary>
public sealed class InvokeReplays
{
    private static readonly ProxyRates Unreliable = new() { UnavailableBefore = 0.05, AppliedThenDropped = 0.02 };
    private static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(2);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public Task What_was_acknowledged_counts_once_and_the_newest_stands(int seed) => RunAsync(new StageOptions("T04-slice", seed, People: 51, Teams: 1, Replicas: 3));

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public Task What_two_thousand_people_were_told_counts_once_and_the_newest_stands(int seed) => RunAsync(new StageOptions("T04", seed, People: 2_040, Teams: 10, Replicas: 3));

    private static async Task RunAsync(StageOptions options)
    {
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        await stage.AskEverywhereAsync(Live);
        await stage.UntilSettledAsync(TimeSpan.FromMinutes(10), Live);
        var replay = new InvokeReplay(stage.Teams, await OpenAsync(stage), options.Seed);
        stage.Blobs.Rates = Unreliable;
        var storm = new KillStorm(stage.Supervisor, options.Seed, KillEvery);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Live);
        var raging = storm.RageAsync(calm.Token);
        var start = Stopwatch.GetTimestamp();

        await replay.RunAsync(Live);
        var took = Stopwatch.GetElapsedTime(start);
        await calm.CancelAsync();
        await raging;
        var verdict = await replay.JudgeAsync(stage.Store.Rounds, Live);
        var slots = await stage.AnsweredAsync(Live);

        var told = replay.Told;
        Figures.Tell(options.Scenario, options.Seed, string.Create(
            CultureInfo.InvariantCulture,
            $"{replay.Deliveries:N0} deliveries, {told.Saved:N0} acknowledged, {told.Refused:N0} times told to press again; {slots:N0} people's answers kept of {told.PeopleAcknowledged:N0} acknowledged; {verdict}; {storm.Kills} kills, {took.TotalSeconds:F0} s"));
        Assert.Equal(default, verdict);
        Assert.Equal(replay.Deliveries, told.Saved);
        Assert.InRange(slots, told.PeopleAcknowledged, told.PeopleTried);
    }

    private static async Task<IReadOnlyList<(RoundPlan Plan, BallotBox Box)>> OpenAsync(Stage stage)
    {
        var open = new List<(RoundPlan, BallotBox)>();
        foreach (var plan in await stage.PlansAsync(Live))
        {
            open.Add((plan, (await stage.Store.Rounds.FindBoxAsync(plan.Ref, Live))!));
        }

        return open;
    }
}
