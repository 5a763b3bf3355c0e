using System.Text;
using CollabBot.Core.Cadence;
using CollabBot.Core.Deletion;
using CollabBot.Core.Delivery;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Storage.Azure;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Deletion;

/// <summary>The same on a storage account of the emulator.</summary>
[Collection(Azurite.StillClock)]
public sealed class DeletedInAzure
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_an_organisation_is_left_in_the_account_and_another_s_messages_stay()
    {
        await using var place = await AzuritePlace.NewAsync();
        var store = place.Store;
        var tenant = ARound.Team.Tenant.Value;
        for (var i = 0; i < 20; i++)
        {
            await store.PutNewAsync(StoreKey.Of("round", tenant, ARound.Team.Team.Value, $"r{i}", "plan.json"), Encoding.UTF8.GetBytes("{}"), Live);
        }

        await store.AppendAsync(StoreKey.Of("audit", tenant, ARound.Team.Team.Value), Encoding.UTF8.GetBytes("line"), 0, Live);
        await store.PutNewAsync(StoreKey.Of("poison", "work", "2026-11-24", "x"), Encoding.UTF8.GetBytes($$"""{"tenant":"{{tenant}}"}"""), Live);
        await store.PutNewAsync(StoreKey.Of("round", "neighbour", "t", "r", "plan.json"), Encoding.UTF8.GetBytes("{}"), Live);
        var hints = new WorkHints(place.Queue);
        await hints.SendAsync(new WorkItem.WelcomeTeam(ARound.Team), Live);
        await hints.SendAsync(new WorkItem.WelcomeTeam(AnOrganisation.Neighbour), Live);
        var whole = new AzureWholeStore(place.Account.Objects, Contracts.AzuriteStores.Calls, place.Queue);
        var delete = new DeleteStored(store, whole, new ScheduleIndex(store));
        var scope = new DeletionScope(ARound.Team.Tenant, null);
        var plan = await delete.PlanAsync(scope, Live);
        Assert.Equal((20, 1, 1), (plan.Counts["round"], plan.Counts["audit"], plan.Counts["poison"]));
        Assert.False((await delete.WalkAsync(scope, Live)).IsClean);

        Assert.Equal(1, await delete.HandleAsync(plan, Live));

        var walk = await delete.WalkAsync(scope, Live);
        Assert.Equal((true, 1), (walk.IsClean, walk.Keys));
        Assert.Equal(1, await place.Queue.LengthAsync(WorkHints.Queue, Live));
        Assert.True((await delete.PlanAsync(scope, Live)).IsEmpty);
    }

    [Fact]
    public async Task A_replica_that_is_alive_is_seen_and_one_that_left_is_not()
    {
        await using var place = await AzuritePlace.NewAsync();
        var seen = new SeenReplicas(place.Store);
        Assert.Equal(0, await seen.CountAsync(Live));
        var replica = new LiveReplicas(place.Store, TimeProvider.System);

        await replica.BeatAsync(Live);
        Assert.Equal(1, await seen.CountAsync(Live));

        await replica.LeaveAsync(Live);
        Assert.Equal(0, await seen.CountAsync(Live));
    }
}
