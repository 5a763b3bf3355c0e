using System.Diagnostics;
using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T01: three replicas ask thousands of people while one of them is killed every two seconds.</summary>
public sealed class KillStorms
{
    /// <summary>How many posts a replica may have intended and not reported when it dies: a window of each chunk that it works on.</summary>
    private const int MostInFlight = Core.Delivery.Deliver.Window * Service.Workers.WorkPump.Most;

    /// <summary>The share of people who answer before the reminder, which is the evidence that the question arrived.</summary>
    private const double Evidence = 0.6;

    private static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(2);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    public static TheoryData<int> LongRun { get; } = Seeds.Of(1, 2, 3, 4, 5);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public Task Nobody_is_asked_twice_and_nobody_is_forgotten(int seed) =>
        RunAsync(new StageOptions("T01-slice", seed, People: 306, Teams: 3, Replicas: 3), atMost: TimeSpan.FromMinutes(2));

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(LongRun))]
    public Task Nobody_of_five_thousand_is_asked_twice_and_nobody_is_forgotten(int seed) =>
        RunAsync(new StageOptions("T01", seed, People: 5_102, Teams: 25, Replicas: 3), atMost: TimeSpan.FromMinutes(10));

    private static async Task RunAsync(StageOptions options, TimeSpan atMost)
    {
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        var storm = new KillStorm(stage.Supervisor, options.Seed, KillEvery);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Live);
        var raging = storm.RageAsync(calm.Token);
        var start = Stopwatch.GetTimestamp();

        await stage.AskEverywhereAsync(Live);
        var account = await stage.UntilSettledAsync(atMost, Live);
        var took = Stopwatch.GetElapsedTime(start);
        await calm.CancelAsync();
        await raging;
        var respondents = new Respondents(stage.Teams, options.Seed, atOnce: 8);
        await respondents.AnswerOnceAsync(Evidence, Live);
        var aftermath = await stage.RemindAsync(Live);

        Figures.Tell(options.Scenario, options.Seed, string.Create(CultureInfo.InvariantCulture, $"{account}; {storm.Kills} kills, {took.TotalSeconds:F0} s; {respondents.Saved:N0} answered; {aftermath}"));
        Assert.Equal(0, account.Duplicates);
        Assert.Equal(0, account.Unsettled);
        Assert.Equal(0, account.Misreported);
        Assert.Equal(0, account.Unaccounted);
        Assert.Equal(0, account.Failed);
        Assert.InRange(account.Unknown, 0, MostInFlight * storm.Kills);
        Assert.Equal((0, 0, 0), (respondents.Refused, aftermath.Lost, aftermath.Duplicates));

        // One in a hundred; of a few hundred people that is less than a single kill may leave.
        Assert.InRange(aftermath.SentAgain, 0, Math.Max(account.Planned / 100, Core.Delivery.Deliver.Window * 2));
    }
}
