using System.Text;
using Azure;
using Azure.Core;
using CollabBot.Core.Storage;
using CollabBot.Tests.Contracts;
using CollabBot.Tests.Delivery;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>Writes whose answer is lost once, step by step.</summary>
[Trait("needs", "azurite")]
public sealed class AzureAmbiguities
{
    private const string Resolved = "collabbot.store.ambiguous_resolved";

    private static readonly StoreKey Key = StoreKey.Of("a");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_create_that_meets_itself_has_succeeded()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        network.LoseNextAnswer();

        var revision = await store.PutNewAsync(Key, "one"u8.ToArray(), Live);

        Assert.Equal((await store.GetAsync(Key, Live))!.Revision, Assert.NotNull(revision));
        Assert.Equal(1, network.Lost);
    }

    [Fact]
    public async Task A_create_that_meets_the_same_bytes_of_another_has_not_succeeded()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        await store.PutNewAsync(Key, "the same plan"u8.ToArray(), Live);
        network.LoseNextAnswer();

        Assert.Null(await store.PutNewAsync(Key, "the same plan"u8.ToArray(), Live));
    }

    [Fact]
    public async Task A_replace_that_meets_itself_has_succeeded()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        var first = await store.PutNewAsync(Key, "one"u8.ToArray(), Live);
        network.LoseNextAnswer();

        var second = await store.PutIfAsync(Key, "one"u8.ToArray(), first!.Value, Live);

        Assert.NotEqual(first, Assert.NotNull(second));
        Assert.Equal((await store.GetAsync(Key, Live))!.Revision, second);
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_left_has_succeeded()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        var revision = await store.PutNewAsync(Key, "one"u8.ToArray(), Live);
        network.LoseNextAnswer();

        Assert.True(await store.DeleteAsync(Key, revision, Live));
        Assert.Null(await store.GetAsync(Key, Live));
    }

    [Fact]
    public async Task An_append_that_meets_itself_is_in_the_log_once()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        await store.AppendAsync(Key, "one "u8.ToArray(), 0, Live);
        network.LoseNextAnswer();

        Assert.Equal(new AppendOutcome.Appended(7), await store.AppendAsync(Key, "two"u8.ToArray(), 4, Live));
        Assert.Equal("one two", Encoding.UTF8.GetString((await store.ReadLogAsync(Key, Live)).Span));
    }

    [Fact]
    public async Task An_append_that_meets_another_writer_is_fenced()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        await store.AppendAsync(Key, "one"u8.ToArray(), 0, Live);
        network.LoseNextAnswer();

        Assert.IsType<AppendOutcome.Fenced>(await store.AppendAsync(Key, "two"u8.ToArray(), 0, Live));
    }

    [Fact]
    public async Task A_network_that_stays_away_is_told_without_saying_what_was_asked_for()
    {
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        network.LoseAllAnswers();

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutNewAsync(StoreKey.Of("round", "acme"), "one"u8.ToArray(), Live));

        Assert.Equal("The storage account gave no usable answer in 4 tries (no connection).", failure.Message);
        Assert.Equal(4, network.Lost);
    }

    [Fact]
    public async Task Each_write_that_was_looked_up_is_counted_with_what_was_found_and_no_other()
    {
        using var measured = new Measured(Meters.Unread);
        var network = new LossyTransport();
        var store = await StoreAsync(network);
        var log = StoreKey.Of("log");

        await store.PutNewAsync(StoreKey.Of("calm"), "one"u8.ToArray(), Live);
        Assert.Null(await store.PutNewAsync(StoreKey.Of("calm"), "two"u8.ToArray(), Live));
        Assert.DoesNotContain(measured.All, one => one.Instrument.Name == Resolved);

        network.LoseNextAnswer();
        await store.PutNewAsync(Key, "one"u8.ToArray(), Live);
        network.LoseNextAnswer();
        await store.PutNewAsync(Key, "one"u8.ToArray(), Live);
        await store.AppendAsync(log, "one"u8.ToArray(), 0, Live);
        network.LoseNextAnswer();
        await store.AppendAsync(log, "two"u8.ToArray(), 3, Live);
        network.LoseNextAnswer();
        await store.AppendAsync(log, "six"u8.ToArray(), 6, Live);
        network.LoseNextAnswer();
        await store.AppendAsync(log, "ten"u8.ToArray(), 0, Live);

        Assert.Equal((1, 1), (Count("object", "landed"), Count("object", "not_landed")));
        Assert.Equal((2, 1), (Count("log", "landed"), Count("log", "not_landed")));
        Assert.All(
            measured.All.Where(one => one.Instrument.Name == Resolved),
            one => Assert.True(Instruments.All[Resolved].Allows(one.Instrument.Unit, one.Tags)));

        double Count(string operation, string outcome) => measured.Sum(Resolved, ("op", operation), ("outcome", outcome));
    }

    private static async Task<IObjectStore> StoreAsync(LossyTransport network) => await AzuriteStores.NewAsync(await Azurite.RunningAsync(), network);

    /// <summary>Lets a request through and loses its answer.</summary>
    private sealed class LossyTransport : WrappingTransport
    {
        private int _toLose;

        public int Lost { get; private set; }

        public void LoseNextAnswer() => _toLose = 1;

        public void LoseAllAnswers() => _toLose = int.MaxValue;

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await base.ProcessAsync(message);
            if (_toLose > 0)
            {
                _toLose--;
                Lost++;
                message.Response.Dispose();
                throw new RequestFailedException(0, "The connection was cut by the test.");
            }
        }
    }
}
