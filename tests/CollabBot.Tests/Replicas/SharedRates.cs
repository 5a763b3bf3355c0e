using CollabBot.Core.Replicas;
using Xunit;

namespace CollabBot.Tests.Replicas;

/// <summary>What a tenant sees of a deployment of several processes.</summary>
public sealed class SharedRates
{
    private const int People = 2000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public void In_calm_a_tenant_is_asked_as_fast_by_several_processes_as_by_one_and_none_is_refused(int replicas, int seed)
    {
        var cluster = new Cluster(seed);
        cluster.Ask(People, replicas);

        var rate = cluster.Rate(Seconds(5), Seconds(35));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"T08 seed {seed}, {replicas} processes: {rate:F2} calls a second, {People:N0} asked in {(cluster.Chat.Arrived[^1].At - cluster.Begun).TotalSeconds:F0} s"));

        // Four fifths of fifty, less the moments between two batches, at most a second when all of a process's have ended together. Towards the end only those who hold the last batches have anything to send.
        Assert.InRange(rate, 37.5, 41);
        Assert.Equal(0, cluster.Chat.RefusedByLimits);
        Assert.Equal(People + 2, cluster.Chat.Arrived.Count);
        Assert.All(cluster.Replicas, replica => Assert.InRange(replica.Chat.Calls.Count, People / replicas * 0.8, (People + 2) / replicas * 1.2));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    public void Processes_that_join_in_the_middle_exceed_no_limit(int before, int after)
    {
        var cluster = new Cluster(1);
        cluster.Ask(People, before, async () =>
        {
            await cluster.PassAsync(TimeSpan.FromSeconds(8.3));
            for (var joins = before; joins < after; joins++)
            {
                _ = cluster.StartAsync();
                await cluster.PassAsync(TimeSpan.FromSeconds(1.7));
            }
        });

        Assert.Equal(0, cluster.Chat.RefusedByLimits);
        Assert.InRange(cluster.Rate(Seconds(5), Seconds(22)), 28, 41);
        Assert.InRange(cluster.Rate(Seconds(22), Seconds(35)), 36, 41);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void What_one_is_told_to_wait_the_others_wait_too_from_their_next_heartbeat_on(int replicas, int seed)
    {
        var wait = TimeSpan.FromSeconds(30);
        var cluster = new Cluster(seed);
        cluster.Ask(People, replicas, async () =>
        {
            await cluster.PassAsync(TimeSpan.FromSeconds(10));
            cluster.Replicas[0].Chat.RefusesNext = (Cluster.Team.Tenant, wait);
        });

        var at = cluster.Replicas[0].Chat.RefusedAt!.Value;
        Assert.DoesNotContain(cluster.Replicas[0].Chat.Calls, call => call.At > at && call.At < at + wait);
        Assert.All(cluster.Replicas, replica => Assert.DoesNotContain(replica.Chat.Calls, call => call.At > at + LiveReplicas.BeatEvery && call.At < at + wait));

        // All of them halve: it is their sum that was too much.
        var resumed = at + wait - cluster.Begun;
        Assert.InRange(cluster.Rate(resumed + Seconds(3), resumed + Seconds(9)), 17, 23);
        Assert.Equal(0, cluster.Chat.RefusedByLimits);
        Assert.Equal(People + 2, cluster.Chat.Arrived.Count);
    }

    [Theory]
    [InlineData(2, 11)]
    [InlineData(3, 17)]
    public void The_share_of_a_process_that_dies_is_the_others_within_twenty_five_seconds(int replicas, int diesAt)
    {
        var cluster = new Cluster(1);
        cluster.Ask(2 * People, replicas, async () =>
        {
            await cluster.PassAsync(Seconds(diesAt));
            cluster.Replicas[^1].Crash.Die();
        });

        var full = Seconds(diesAt + 25);
        Assert.InRange(cluster.Rate(Seconds(diesAt + 1), Seconds(diesAt + 13)), 0, 30);
        Assert.InRange(cluster.Rate(full, full + Seconds(20)), 36, 41);
        Assert.Equal(0, cluster.Chat.RefusedByLimits);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
