using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Doubles.Teams.Faults;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T17: the same work of twenty tenants, done by one, two and three replicas. What they wait for is Teams, so that two cores can show it.</summary>
public sealed class ScaleOuts
{
    private const double LeastSpeedUp = 2.5;

    /// <summary>Not the 200 ms of real life: with those one replica alone wants more of the emulated store than it has, some hundred calls a second, and all would wait for that.</summary>
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(2_500);

    public static TheoryData<int> LongRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(LongRun))]
    public async Task Three_do_in_little_more_than_a_third_of_the_time_what_one_does(int seed)
    {
        var times = new List<double>();
        for (var replicas = 1; replicas <= 3; replicas++)
        {
            times.Add(await RunAsync(seed, replicas));
        }

        var (two, three) = (times[0] / times[1], times[0] / times[2]);
        Figures.Tell("T17", seed, string.Create(
            CultureInfo.InvariantCulture,
            $"Teams answers in {Answer.TotalSeconds:F1} s; one replica {times[0]:F0} s, two {times[1]:F0} s, three {times[2]:F0} s; speed-up {two:F2} and {three:F2}"));
        Assert.InRange(three, LeastSpeedUp, double.MaxValue);
    }

    /// <returns>Seconds from the first question that Teams accepted to the last.</returns>
    private static async Task<double> RunAsync(int seed, int replicas)
    {
        // Small teams, so that there are many times more batches than hands and nobody's last one is waited for.
        var options = new StageOptions($"T17-{replicas}", seed, People: 102, Teams: 4, replicas) { Tenants = 20, Latency = new Latency(Answer, Answer) };
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        await stage.AskEverywhereAsync(Live);
        await stage.UntilAcceptedAsync(stage.Members, Live);

        var (first, _, _) = await stage.UntilSettledAsync(TimeSpan.FromMinutes(15), Live);

        Assert.Equal((0, 0, 0), (first.Twice, first.Unsettled, first.Unknown));
        return stage.Took().TotalSeconds;
    }
}
