using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Replicas;

public sealed class StoreClaims
{
    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_is_the_first_bot_s_and_stays_it()
    {
        var first = await ClaimAsync("app-1");

        var again = await ClaimAsync("APP-1");
        var another = await ClaimAsync("app-2");

        Assert.Equal(Assert.IsType<ClaimOutcome.Ours>(first), again);
        Assert.Equal(new ClaimOutcome.Anothers("app-1"), another);
        Assert.Equal(["deployment"], Assert.Single(_world.Keys()));
    }

    [Fact]
    public async Task Of_many_processes_that_start_at_once_all_have_the_same_deployment()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync("app-1"), Live)));

        Assert.Single(claims.Distinct());
        Assert.NotEqual(claims[0], await new ClaimStore(new World().Store).HandleAsync("app-1", Live));
    }

    [Theory]
    [InlineData("", "app-1")]
    [InlineData("app-1", "")]
    public async Task A_trial_without_an_application_id_is_a_deployment_of_its_own(string first, string second)
    {
        await ClaimAsync(first);

        Assert.IsType<ClaimOutcome.Ours>(await ClaimAsync(first));
        Assert.Equal(new ClaimOutcome.Anothers(first), await ClaimAsync(second));
    }

    [Fact]
    public async Task A_claim_that_cannot_be_read_may_be_another_s()
    {
        await _world.Store.PutNewAsync(StoreKey.Of("deployment"), """{"schema":9}"""u8.ToArray(), Live);

        await Assert.ThrowsAsync<DocumentUnreadableException>(() => ClaimAsync("app-1"));
    }

    private Task<ClaimOutcome> ClaimAsync(string appId) => new ClaimStore(_world.Store).HandleAsync(appId, Live);
}
