using System.Globalization;
using CollabBot.Chaos.Audit;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T11: one replica after the other is replaced and told to end, while people are asked and answer.</summary>
public sealed class RollingRestarts
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public Task Nobody_notices(int seed) => RunAsync(new StageOptions("T11-slice", seed, People: 306, Teams: 3, Replicas: 2), restarts: 3);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public Task Nobody_notices_twenty_of_them(int seed) => RunAsync(new StageOptions("T11", seed, People: 3_062, Teams: 15, Replicas: 3), restarts: 20);

    private static async Task RunAsync(StageOptions options, int restarts)
    {
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        await stage.AskEverywhereAsync(Live);
        var respondents = new Respondents(stage.Teams, options.Seed, atOnce: 2);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Live);
        var answering = respondents.AnswerAsync(enough.Token);

        var stops = new List<TimeSpan>();
        for (var restart = 0; restart < restarts; restart++)
        {
            var oldest = stage.Supervisor.Ready[0];
            await stage.Supervisor.StartAsync(1, Live);
            stops.Add(await oldest.EndAsync(Live));
        }

        var (account, _, _) = await stage.UntilSettledAsync(TimeSpan.FromMinutes(5), Live);
        await enough.CancelAsync();
        await answering;

        Figures.Tell(options.Scenario, options.Seed, string.Create(
            CultureInfo.InvariantCulture,
            $"{account}; {respondents.Saved:N0} answers saved, {respondents.Refused:N0} refused{(respondents.Refused > 0 ? $" ({respondents.Refusals})" : "")}, {stage.Door.SentElsewhere:N0} sent to another replica; {restarts} restarts, the slowest stop {stops.Max().TotalSeconds:F1} s"));
        Assert.Equal((0, 0, 0, 0), (account.Twice, account.Unsettled, account.Misreported, account.Unaccounted));
        Assert.Equal(0, account.Unknown);
        Assert.Equal((0, 0), (respondents.Refused, stage.Door.Failed));
        Assert.True(respondents.Saved > 0);
        Assert.All(stops, stop => Assert.InRange(stop, TimeSpan.Zero, LongestStop));
    }
}
