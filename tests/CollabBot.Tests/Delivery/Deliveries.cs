using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class Deliveries
{
    private static readonly StoreKey Ledger = StoreKey.Of("ledger");

    private readonly World _world = new();
    private readonly Deliver _deliver;

    public Deliveries() => _deliver = new Deliver(_world.Store, _world.Chat, _world.Unpaced(), _world.People(), new SingleReplica(), WorkHold.Default, _world.Stops(), new DeliveryMetrics(_world.Meters));

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_go_out_once_in_windows_whose_intent_is_written_first()
    {
        var linesAtSend = new List<int>();
        _world.Chat.Answer = _ =>
        {
            linesAtSend.Add(Lines().Length);
            return new SendOutcome.Done("id with spaces");
        };

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(7));
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(7));

        Assert.Equal([5, 5, 5, 5, 5, 12, 12], linesAtSend);
        Assert.Equal(7, _world.Chat.Tried.Count);
        Assert.Equal(7, Lines().Count(line => line.StartsWith("D ", StringComparison.Ordinal) && line.EndsWith(" id%20with%20spaces", StringComparison.Ordinal)));
        Assert.True(await _deliver.IsFinishedAsync(Ledger, Ids(7), Live));
        Assert.False(await _deliver.IsFinishedAsync(Ledger, Ids(8), Live));
    }

    [Fact]
    public async Task A_refusal_pauses_for_as_long_as_was_asked_and_the_rest_waits_with_it()
    {
        _world.Chat.Answer = post => Number(post) == 2 ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(90)) : new SendOutcome.Done(null);

        var paused = Assert.IsType<DeliveryOutcome.Paused>(await SendAsync(7));
        Assert.Equal((TimeSpan.FromSeconds(90), 5), (paused.For, _world.Chat.Tried.Count));

        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(7));
        Assert.Equal([1, 2, 3, 4, 5, 2, 6, 7], _world.Chat.Tried.Select(Number));
    }

    [Fact]
    public async Task A_refusal_without_a_wait_pauses_a_little_and_after_five_is_given_up()
    {
        _world.Chat.Answer = post => Number(post) == 1 ? new SendOutcome.NotAccepted("Refused", null) : new SendOutcome.Done(null);

        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.True(Assert.IsType<DeliveryOutcome.Paused>(await SendAsync(2)).For > TimeSpan.Zero);
        }

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(2));
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(2));
        Assert.Equal(5, _world.Chat.Tried.Count(post => Number(post) == 1));
        Assert.Contains("F 1 Refused", Lines());
    }

    [Fact]
    public async Task A_way_that_is_closed_is_tried_for_as_long_as_it_takes_and_more_and_more_seldom()
    {
        _world.Chat.Answer = _ => new SendOutcome.NotSent("ConnectionError");
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 20; attempt++)
        {
            waits.Add(Assert.IsType<DeliveryOutcome.Paused>(await SendAsync(2)).For.TotalSeconds);
        }

        _world.Chat.Answer = _ => new SendOutcome.Done(null);

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(2));
        Assert.Equal([5, 10, 20, 30, 30], waits.Take(5));
        Assert.Equal(30, waits[^1]);
        Assert.Equal(2, _world.Chat.Delivered.Count);
    }

    [Fact]
    public async Task To_be_asked_to_wait_is_no_refusal_however_often()
    {
        _world.Chat.Answer = _ => new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(1));
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await SendAsync(1);
        }

        _world.Chat.Answer = _ => new SendOutcome.NotAccepted("Refused", null);

        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.IsType<DeliveryOutcome.Paused>(await SendAsync(1));
        }

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(1));
    }

    [Fact]
    public async Task What_may_have_arrived_is_never_repeated_and_what_cannot_arrive_is_not_tried_again()
    {
        _world.Chat.Answer = post => Number(post) == 1 ? new SendOutcome.Unknown("Timeout") : new SendOutcome.Permanent("BotNotInRoster");

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(2));
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(2));

        Assert.Equal(2, _world.Chat.Tried.Count);
        Assert.Equal(["I 1", "I 2", "U 1 Timeout", "F 2 BotNotInRoster"], Lines().Select(line => line.StartsWith("I ", StringComparison.Ordinal) ? line[..3] : line));
    }

    [Fact]
    public async Task Two_who_intend_the_same_send_do_not_write_the_same_bytes()
    {
        _world.Chat.Answer = _ => new SendOutcome.Done("1");
        await SendAsync(1);
        var first = Lines()[0];
        await _world.Store.DeleteAsync(Ledger, null, Live);

        await SendAsync(1);

        Assert.StartsWith("I 1 ", first, StringComparison.Ordinal);
        Assert.NotEqual(first, Lines()[0]);
    }

    [Fact]
    public async Task A_send_that_breaks_is_left_unknown_and_leaves_its_neighbours_as_they_are()
    {
        _world.Chat.Answer = post => Number(post) switch
        {
            2 => throw new InvalidOperationException("broken"),
            3 => new SendOutcome.NotAccepted("Throttled", null),
            _ => new SendOutcome.Done(null),
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(6));
        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(6));

        Assert.Equal([1, 2, 3, 4, 5, 3, 6], _world.Chat.Tried.Select(Number));
        Assert.Contains("U 2 stopped", Lines());
    }

    [Fact]
    public async Task A_post_that_could_not_be_prepared_for_want_of_the_store_is_tried_again()
    {
        _world.Chat.Answer = post => Number(post) == 2 ? throw new StoreUnavailableException("away") : new SendOutcome.Done(null);

        Assert.IsType<DeliveryOutcome.Paused>(await SendAsync(3));
        _world.Chat.Answer = _ => new SendOutcome.Done(null);

        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(3));
        Assert.Equal([1, 2, 3, 2], _world.Chat.Tried.Select(Number));
    }

    [Fact]
    public async Task Of_two_workers_on_one_ledger_only_one_sends_a_post()
    {
        var chat = new StalledChat(_world.Chat);
        var zombie = new Deliver(_world.Store, chat, _world.Unpaced(), _world.People(), new SingleReplica(), WorkHold.Default, _world.Stops(), new DeliveryMetrics(_world.Meters));

        var stalled = zombie.HandleAsync(Ledger, Posts(12), Live);
        await chat.Reached;
        Assert.IsType<DeliveryOutcome.Finished>(await SendAsync(12));
        chat.Release();

        Assert.IsType<DeliveryOutcome.TakenOver>(await stalled);
        Assert.Equal(Enumerable.Range(1, 12), _world.Chat.Tried.Select(Number).Order());
        Assert.Equal(5, Lines().Count(line => line.StartsWith("U ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_another_process_has_in_hand_is_left_to_it_for_a_minute()
    {
        var stalled = new StalledChat(_world.Chat);
        var other = Process(stalled, replicas: 2).HandleAsync(Ledger, Posts(7), Live);
        await stalled.Reached;
        var one = Process(_world.Chat, replicas: 2);

        _world.Time.Advance(TimeSpan.FromSeconds(40));
        var left = Assert.IsType<DeliveryOutcome.Paused>(await one.HandleAsync(Ledger, Posts(7), Live)).For;
        stalled.Release();

        Assert.Equal(TimeSpan.FromSeconds(20), left);
        Assert.IsType<DeliveryOutcome.Finished>(await other);
        Assert.IsType<DeliveryOutcome.Finished>(await one.HandleAsync(Ledger, Posts(7), Live));
        Assert.Equal(Enumerable.Range(1, 7), _world.Chat.Tried.Select(Number).Order());
        Assert.DoesNotContain(Lines(), line => line.StartsWith("U ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_same_process_has_in_hand_is_left_to_it_also_when_it_is_the_only_one()
    {
        var stalled = new StalledChat(_world.Chat);
        var alone = Process(stalled, replicas: 1);
        var first = alone.HandleAsync(Ledger, Posts(7), Live);
        await stalled.Reached;

        var second = await alone.HandleAsync(Ledger, Posts(7), Live);
        stalled.Release();

        Assert.IsType<DeliveryOutcome.TakenOver>(second);
        Assert.IsType<DeliveryOutcome.Finished>(await first);
        Assert.Equal(7, _world.Chat.Tried.Count);
    }

    [Fact]
    public async Task After_a_minute_without_a_sign_the_rest_is_taken_over_and_what_was_under_way_is_unknown()
    {
        var stalled = new StalledChat(_world.Chat);
        var dead = Process(stalled, replicas: 2).HandleAsync(Ledger, Posts(7), Live);
        await stalled.Reached;
        _world.Time.Advance(WorkHold.Default.Silence);

        Assert.IsType<DeliveryOutcome.Finished>(await Process(_world.Chat, replicas: 2).HandleAsync(Ledger, Posts(7), Live));
        stalled.Release();

        Assert.IsType<DeliveryOutcome.TakenOver>(await dead);
        Assert.Equal(5, Lines().Count(line => line.StartsWith("U ", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, 7), _world.Chat.Tried.Select(Number).Order());
    }

    [Fact]
    public async Task A_ledger_of_conditional_posts_does_not_tell_which_of_them_were_wanted()
    {
        _world.Chat.Answer = post => new SendOutcome.Done($"message-{Number(post)}");

        Assert.IsType<DeliveryOutcome.Finished>(await _deliver.HandleAsync(Ledger, Posts(4), post => Task.FromResult(Number(post) is 2 or 4), Live));

        Assert.Equal([2, 4], _world.Chat.Tried.Select(Number));
        Assert.Equal(["D 1", "D 2", "D 3", "D 4"], Lines().Where(line => line.StartsWith("D ", StringComparison.Ordinal)));
    }

    private Deliver Process(IChat chat, int replicas) => new(_world.Store, chat, _world.Unpaced(), _world.People(), new SoManyReplicas(replicas), WorkHold.Default, _world.Stops(), new DeliveryMetrics(_world.Meters));

    private Task<DeliveryOutcome> SendAsync(int posts) => _deliver.HandleAsync(Ledger, Posts(posts), Live);

    private string[] Lines() => System.Text.Encoding.UTF8.GetString(_world.Store.Contents()[Ledger.Value]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Ids(int posts) => ARound.Plan(posts).Participants.Select(participant => Id(participant.Person.Value));

    private static List<(string Id, Post Post)> Posts(int count)
    {
        var plan = ARound.Plan(count);
        return [.. plan.Participants.Select(participant => (Id(participant.Person.Value), (Post)new Post.PulseAsk(plan, participant)))];
    }

    private static string Id(string person) => person.Split('-')[1];

    private static int Number(Post post) => int.Parse(Id(((Post.PulseAsk)post).Participant.Person.Value), System.Globalization.CultureInfo.InvariantCulture);
}
