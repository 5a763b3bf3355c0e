using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Tests.Delivery;
using Xunit;

namespace CollabBot.Tests.Replicas;

/// <summary>T08: many tenants are asked at once by several processes, and the first of them refuses everything for a minute. In virtual time, against the published windows.</summary>
public sealed class Storms(ITestOutputHelper output)
{
    private const int Published = 50;
    private static readonly TimeSpan Refuses = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_few_tenants_do_not_suffer_with_the_one_that_refuses(int seed) => Play(seed, tenants: 5, people: 300, replicas: 3, leastUse: 0.4);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(LongRun))]
    public void Twenty_tenants_of_two_thousand_do_not_suffer_with_the_one_that_refuses(int seed) => Play(seed, tenants: 20, people: 2_000, replicas: 3, leastUse: 0.79);

    public static TheoryData<int> LongRun => [.. Seeds.Of(1, 1)];

    /// <param name="leastUse">Of the published calls of a second, of which the bot leaves a fifth to answers, what each tenant gets in calm while all are asked.</param>
    private void Play(int seed, int tenants, int people, int replicas, double leastUse)
    {
        var calm = new Cluster(seed);
        calm.Ask(people, replicas, tenants: tenants);
        var storm = new Cluster(seed);
        storm.Ask(people, replicas, () => RefuseAsync(storm), tenants);

        Assert.Equal(0, calm.Chat.RefusedByLimits);
        Assert.Equal(0, storm.Chat.RefusedByLimits);
        foreach (var cluster in new[] { calm, storm })
        {
            AssertEverybodyWasAskedOnce(cluster, tenants, people);
        }

        AssertNobodyWasEarly(storm);
        Assert.InRange(storm.Chat.Refused, 1, replicas * 2 * SendPace.BatchesPerTenant * Deliver.Window);

        var (before, during) = (Percentile(Waits(calm, 1, tenants)), Percentile(Waits(storm, 1, tenants)));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"T08 seed {seed}: {tenants} tenants of {people:N0}, {replicas} processes: 0 refused in calm; a tenant uses {Use(calm, 0, people):P0} to {Use(calm, tenants - 1, people):P0} of its limit while it is asked; all asked in {Last(calm):F0} s; with one that refuses, it was called {storm.Chat.Refused} times in vain, others' p95 {before:F1} s before and {during:F1} s with it ({(during / before) - 1:P1})"));
        Assert.InRange(during / before, 0, 1.1);
        Assert.All(Enumerable.Range(0, tenants), tenant => Assert.InRange(Use(calm, tenant, people), leastUse, 1));
    }

    private static Task RefuseAsync(Cluster storm)
    {
        storm.Chat.RefusesUntil[Cluster.Team.Tenant] = storm.Begun + Refuses;
        return Task.CompletedTask;
    }

    /// <summary>A process that was asked to wait does; the others hear of it with their next heartbeat.</summary>
    private static void AssertNobodyWasEarly(Cluster storm)
    {
        foreach (var (refused, tenant, at, until) in storm.Replicas.SelectMany(replica => replica.Chat.Refusals, (replica, refusal) => (replica, refusal.Tenant, refusal.At, refusal.Until)))
        {
            foreach (var replica in storm.Replicas)
            {
                var knows = replica == refused ? at : at + LiveReplicas.BeatEvery;
                Assert.DoesNotContain(replica.Chat.Calls, call => call.Tenant == tenant && call.At > knows && call.At < until);
            }
        }
    }

    private static void AssertEverybodyWasAskedOnce(Cluster cluster, int tenants, int people)
    {
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            var asked = cluster.Chat.Arrived.Where(arrived => arrived.At >= cluster.Begun && arrived.Tenant == Cluster.TeamOf(tenant).Tenant).Select(arrived => arrived.Conversation).ToList();
            Assert.Equal((people, people), (asked.Count, asked.Distinct(StringComparer.Ordinal).Count()));
        }
    }

    /// <summary>How long people of these tenants waited to be asked, in seconds.</summary>
    private static List<double> Waits(Cluster cluster, int from, int to)
    {
        var these = Enumerable.Range(from, to - from).Select(tenant => Cluster.TeamOf(tenant).Tenant).ToHashSet();
        return [.. cluster.Chat.Arrived.Where(arrived => arrived.At >= cluster.Begun && these.Contains(arrived.Tenant)).Select(arrived => (arrived.At - cluster.Begun).TotalSeconds).Order()];
    }

    private static double Percentile(List<double> sorted) => sorted[(int)(0.95 * sorted.Count)];

    private static double Last(Cluster cluster) => (cluster.Chat.Arrived[^1].At - cluster.Begun).TotalSeconds;

    /// <summary>Of the published calls of a second, while the middle half of a tenant is asked.</summary>
    private static double Use(Cluster cluster, int tenant, int people)
    {
        var waits = Waits(cluster, tenant, tenant + 1);
        var (first, last) = (people / 4, 3 * people / 4);
        return (last - first) / (waits[last] - waits[first]) / Published;
    }
}
