using System.Globalization;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Processes;
using CollabBot.Core.Delivery;
using CollabBot.Doubles.Teams.Faults;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T03: a replica stands still in the middle of its work for so long that another takes the work over; then it goes on as if nothing had been.</summary>
public sealed class Zombies
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(3);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public async Task One_that_comes_back_stops_at_the_first_fence(int seed)
    {
        // One team of one chunk, so that it is known whose work is taken over.
        var options = new StageOptions("T03", seed, People: 50, Teams: 1, Replicas: 1)
        {
            Latency = new Latency(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600)),
            Replica = new ReplicaSettings { Hold = Hold },
        };
        await using var stage = await Stage.SetAsync(options, Live);
        await stage.InstallEverywhereAsync(Live);
        await stage.AskEverywhereAsync(Live);
        await stage.UntilAcceptedAsync(posts: 14, Live);

        var zombie = stage.Supervisor.Ready.Single();
        zombie.Halt();
        var (before, _, _) = await stage.AuditAsync(Live);
        stage.Supervisor.Start();
        await Task.Delay(2 * Hold, Live);
        zombie.GoOn();
        var (account, _, _) = await stage.UntilSettledAsync(TimeSpan.FromMinutes(1), Live);

        Figures.Tell(options.Scenario, seed, string.Create(CultureInfo.InvariantCulture, $"{account}; {before.Planned - before.Delivered:N0} were left when it stood still for {2 * Hold.TotalSeconds:F0} s"));
        Assert.True(before.Unsettled > Deliver.Window, "It stood still too late: nothing was left to take over.");
        Assert.Equal((0, 0, 0, 0), (account.Twice, account.Unsettled, account.Misreported, account.Unaccounted));
        Assert.InRange(account.Unknown, 0, Deliver.Window);
    }
}
