using System.Diagnostics;
using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Chaos.Proxies;
using CollabBot.Core.Delivery;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Faults;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T09: nobody dies, but neither the store nor Teams can be relied on, while people are asked and answer.</summary>
public sealed class FaultyNetworks
{
    private static readonly ProxyRates Unreliable = new()
    {
        UnavailableBefore = 0.05,
        SilentBefore = 0.02,
        AppliedThenDropped = 0.02,
        Reset = 0.01,
    };

    /// <summary>Longer than most calls of the store take here, where one that never gets an answer is given up after 5 s and tried again.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(20);

    /// <summary>What may come to nothing, of all presses, for the person to press again.</summary>
    private const double MostRefused = 0.01;

    /// <summary>Of the base rate: what is tried again may come on top of what is tried for the first time, and no storm of it.</summary>
    private const double HighestBurst = 3;

    public static TheoryData<int> LongRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(LongRun))]
    public Task Nothing_acknowledged_is_lost_and_nobody_is_asked_twice(int seed) =>
        RunAsync(new StageOptions("T09", seed, People: 5_102, Teams: 25, Replicas: 3) { Replica = new ReplicaSettings { Hold = Hold } }, atMost: TimeSpan.FromMinutes(30), answers: 3_000);

    private static async Task RunAsync(StageOptions options, TimeSpan atMost, int answers)
    {
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        stage.Blobs.Rates = Unreliable;
        stage.Queues.Rates = Unreliable;
        stage.Teams.Faults.Add(new FaultRule(new Fault.AcceptedThenFailed(), ConnectorOperation.Send, Probability: 0.01));
        stage.Teams.Faults.Add(new FaultRule(new Fault.Refused(new ConnectorError(503, "ServiceUnavailable", "The service is unavailable.")), ConnectorOperation.Send, Probability: 0.01));
        var start = Stopwatch.GetTimestamp();

        await stage.AskEverywhereAsync(Live);
        var respondents = new Respondents(stage.Teams, options.Seed, atOnce: 16);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Live);
        var answering = respondents.AnswerAsync(enough.Token);
        await respondents.UntilSavedAsync(answers, Live);
        await enough.CancelAsync();
        await answering;
        var (account, _, _) = await stage.UntilSettledAsync(atMost, Live);
        var took = Stopwatch.GetElapsedTime(start);
        var slots = await stage.AnsweredAsync(Live);

        var calls = CallRates.Of(stage.Teams.Log.Accepted());
        var (requests, faults) = Count(stage.Blobs, stage.Queues);
        Figures.Tell(options.Scenario, options.Seed, string.Create(
            CultureInfo.InvariantCulture,
            $"{account}; {respondents.Saved:N0} answers saved, {respondents.Refused:N0} refused, {slots:N0} people's answers kept of {respondents.PeopleAcknowledged:N0} acknowledged; {faults:N0} faults in {requests:N0} calls of the store, {stage.Teams.Faults.Struck:N0} of Teams, {took.TotalSeconds:F0} s; {calls.Base:F0} calls a second in the median ten seconds, {calls.Highest:F0} in the fullest"));
        Assert.Equal((0, 0, 0, 0), (account.Twice, account.Unsettled, account.Misreported, account.Unaccounted));
        // Beside those that Teams left open, the sends of a window whose report failed four times over.
        Assert.InRange(account.Unknown, 0, stage.Teams.Faults.Struck + Deliver.Window);
        Assert.InRange(slots, respondents.PeopleAcknowledged, respondents.PeopleTried);
        Assert.InRange(calls.Highest, 0, HighestBurst * calls.Base);
        Assert.InRange(respondents.Refused, 0, MostRefused * (respondents.Saved + respondents.Refused));
    }

    private static (long Requests, long Faults) Count(params ReadOnlySpan<ChaosProxy> proxies)
    {
        long requests = 0, faults = 0;
        foreach (var proxy in proxies)
        {
            requests += proxy.Requests;
            faults += proxy.Requests - proxy.Done(ProxyFault.None);
        }

        return (requests, faults);
    }
}
