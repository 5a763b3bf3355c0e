using System.Diagnostics;
using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Core.Delivery;
using CollabBot.Service.Workers;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T01: three replicas ask thousands of people while one of them is killed every two seconds.</summary>
public sealed class KillStorms
{
    /// <summary>How many posts a replica may have intended and not reported when it dies: a window of each chunk that it works on.</summary>
    private const int MostInFlight = Deliver.Window * WorkPump.Most;

    /// <summary>The share of people who answer before the reminder, which is the evidence that the question arrived.</summary>
    private const double Evidence = 0.6;

    private static readonly TimeSpan KillEvery = TimeSpan.FromSeconds(2);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    public static TheoryData<int> LongRun { get; } = Seeds.Of(1, 2, 3, 4, 5);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public Task Nobody_is_asked_twice_and_nobody_is_forgotten(int seed) =>
        RunAsync(new StageOptions("T01-slice", seed, People: 306, Teams: 3, Replicas: 3), KillEvery, atMost: TimeSpan.FromMinutes(2), mostSentAgain: 2 * Deliver.Window);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(LongRun))]
    public Task Nobody_of_five_thousand_is_asked_twice_and_nobody_is_forgotten(int seed) =>
        RunAsync(new StageOptions("T01", seed, People: 5_102, Teams: 25, Replicas: 3), KillEvery, atMost: TimeSpan.FromMinutes(20), mostSentAgain: 50);

    /// <summary>
    /// At the published limits, which Teams enforces: 5,000 people in ten tenants. A kill every twenty seconds, for nobody takes the share of one that died for
    /// fifteen: with one every two a fifth of the rate is left, and the storm outlasts a quarter of an hour.
    /// </summary>
    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public Task At_the_published_limits_hardly_anybody_has_the_question_again(int seed)
    {
        var options = new StageOptions("T01-limits", seed, People: 511, Teams: 5, Replicas: 3) { Tenants = 10, HasLimits = true, Replica = new ReplicaSettings { IsPaced = true } };
        return RunAsync(options, 10 * KillEvery, atMost: TimeSpan.FromMinutes(20), mostSentAgain: 10);
    }

    private static async Task RunAsync(StageOptions options, TimeSpan killEvery, TimeSpan atMost, int mostSentAgain)
    {
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        var storm = new KillStorm(stage.Supervisor, options.Seed, killEvery);
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(Live);
        var raging = storm.RageAsync(calm.Token);
        var start = Stopwatch.GetTimestamp();

        await stage.AskEverywhereAsync(Live);
        var (first, _, handovers) = await stage.UntilSettledAsync(atMost, Live);
        var took = Stopwatch.GetElapsedTime(start);
        await calm.CancelAsync();
        await raging;
        Figures.Tell(options.Scenario, options.Seed, string.Create(
            CultureInfo.InvariantCulture, $"{first}; {storm.Kills} kills, {took.TotalSeconds:F0} s; {handovers}; {stage.Tenants.Sum(teams => teams.CallsThrottled):N0} calls refused by the limits"));
        Assert.Equal((0, 0, 0, 0, 0), (first.Twice, first.Unsettled, first.Misreported, first.Unaccounted, first.Failed));
        Assert.InRange(first.Unknown, 0, MostInFlight * storm.Kills);

        await RemindAsync(stage, options, mostSentAgain);
    }

    private static async Task RemindAsync(Stage stage, StageOptions options, int mostSentAgain)
    {
        var answered = 0L;
        foreach (var (teams, number) in stage.Tenants.Select((teams, number) => (teams, number)))
        {
            var respondents = new Respondents(teams, options.Seed + number, atOnce: 8);
            await respondents.AnswerOnceAsync(Evidence, Live);
            Assert.Equal(0, respondents.Refused);
            answered += respondents.Saved;
        }

        var (first, reminder, _) = await stage.RemindAsync(Live);

        Figures.Tell(options.Scenario, options.Seed, string.Create(CultureInfo.InvariantCulture, $"{answered:N0} answered, then {reminder}; {first.Twice:N0} asked twice"));
        Assert.Equal((0, 0, 0, 0), (first.Twice, reminder.Twice, reminder.Lost, reminder.Unaccounted));
        Assert.InRange(reminder.SentAgain, 0, mostSentAgain);
    }
}
