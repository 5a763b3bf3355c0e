using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>What the instruments of the rules say of things that happen.</summary>
public sealed class Measurements
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Measurements() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_is_told_of_from_its_lag_to_its_digest()
    {
        using var measured = new Measured(_world.Meters);

        var plan = await PlayRoundAsync();

        Assert.Equal([300], measured.Of("collabbot.schedule.lag"));
        Assert.All(measured.Of("collabbot.schedule.tick.duration"), seconds => Assert.Equal(0, seconds));
        Assert.Equal(1, measured.Of("collabbot.schedule.teams")[^1]);
        Assert.Equal(1, measured.Of("collabbot.leader")[^1]);
        Assert.Equal(1, Attempts(measured, "welcome", "done"));
        Assert.Equal(1, Attempts(measured, "set_up", "done"));
        Assert.Equal(10, Attempts(measured, "pulse", "done"));
        Assert.Equal(1, Attempts(measured, "pulse", "throttled"));
        Assert.Equal(1, Attempts(measured, "pulse", "unknown"));
        Assert.Equal(1, Attempts(measured, "pulse", "permanent"));
        Assert.Equal(1, Attempts(measured, "extended", "done"));
        Assert.Equal(1, Attempts(measured, "summary", "done"));
        Assert.Equal(1, Attempts(measured, "digest", "done"));
        Assert.Equal(10, measured.Of("collabbot.delivery.latency", ("kind", "pulse")).Count);
        Assert.Equal(1, measured.Sum("collabbot.delivery.unknown"));
        Assert.Equal([30], measured.Of("collabbot.teams.retry_after"));
        Assert.Equal(plan.Find(ARound.Person(5))!.Items.Count, measured.Sum("collabbot.answer.saved"));
        Assert.Equal(1, measured.Sum("collabbot.answer.rejected", ("reason", "not_member")));
        Assert.Equal(1, measured.Sum("collabbot.answer.rejected", ("reason", "tampered")));
        Assert.Equal(1, measured.Sum("collabbot.answer.rejected", ("reason", "closed")));
    }

    [Fact]
    public async Task Who_is_reminded_shows_in_no_number()
    {
        using var measured = new Measured(_world.Meters);

        var plan = await PlayRoundAsync();

        Assert.Equal(plan.Participants.Count - 1, _world.Chat.Delivered.OfType<Post.PulseReminder>().Count());
        Assert.Equal(plan.Participants.Count, Attempts(measured, "reminder", "done"));
    }

    [Fact]
    public async Task A_round_that_does_not_take_place_is_counted_with_its_reason()
    {
        using var measured = new Measured(_world.Meters);
        _world.Roster.Reading = MemoryRoster.Of(2);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        await _engine.PassAsync(TimeSpan.FromHours(26), TimeSpan.FromHours(1));

        Assert.Equal(1, measured.Sum("collabbot.schedule.skipped", ("reason", "too_few_people")));
        Assert.Equal(1, Attempts(measured, "skipped", "done"));
        Assert.Empty(measured.Of("collabbot.schedule.lag"));
    }

    [Fact]
    public async Task What_is_put_aside_is_counted_with_its_queue()
    {
        using var measured = new Measured(_world.Meters);
        await _world.Queue.SendAsync(WorkHints.Queue, "no hint"u8.ToArray(), TimeSpan.Zero, Live);

        await _engine.BeatAsync();

        Assert.Equal(1, measured.Sum("collabbot.poison", ("queue", "work"), ("reason", "unreadable")));
    }

    [Fact]
    public async Task A_hint_is_counted_when_it_is_given_again_and_not_the_first_time()
    {
        using var measured = new Measured(_world.Meters);
        var plan = await _engine.OpenedAsync();
        await _engine.PassAsync(Sweeper.LookAgain * 2);
        _world.Time.Advance(plan.ClosesAt - _world.Time.GetUtcNow());

        await _engine.SweepAsync();
        Assert.Empty(measured.Of("collabbot.sweeper.reemitted", ("kind", "advance")));
        _world.Time.Advance(Sweeper.LookAgain);
        await _engine.SweepAsync();

        Assert.Equal(1, measured.Sum("collabbot.sweeper.reemitted", ("kind", "advance")));
    }

    [Fact]
    public async Task What_a_stopped_process_left_behind_is_unknown()
    {
        using var measured = new Measured(_world.Meters);
        var ledger = StoreKey.Of("ledger");
        var stopped = await SendLedger.OpenAsync(_world.Store, ledger, SendLedger.NewProcess(), Live);
        await stopped.WriteAsync([stopped.Intend("welcome", _world.Time.GetUtcNow())], Live);
        var deliver = new Deliver(_world.Store, _world.Chat, _world.Unpaced(), _world.People(), new SingleReplica(), WorkHold.Default, _world.Stops(), new DeliveryMetrics(_world.Meters));

        await deliver.HandleAsync(ledger, [("welcome", new Post.ChannelSummary(ARound.Plan(5), null!))], Live);

        Assert.Equal(1, measured.Sum("collabbot.delivery.unknown"));
        Assert.DoesNotContain(measured.All, one => one.Instrument.Name == "collabbot.delivery.attempts");
    }

    [Fact]
    public async Task Whoever_lost_a_ledger_or_a_slot_to_another_is_counted()
    {
        using var measured = new Measured(_world.Meters);
        var plan = await _engine.OpenedAsync();
        var (first, second) = (await OpenLedgerAsync(), await OpenLedgerAsync());

        Assert.True(await first.WriteAsync([first.Intend("one", _world.Time.GetUtcNow())], Live));
        Assert.False(await second.WriteAsync([second.Intend("one", _world.Time.GetUtcNow())], Live));
        await _engine.AnswerAsync(plan, ARound.Person(2), 0, 4);
        await _world.Start().AnswerAsync(plan, ARound.Person(2), 1, 4);

        Assert.Equal(1, measured.Sum("collabbot.store.fenced", ("op", "ledger")));
        Assert.Equal(1, measured.Sum("collabbot.store.conflict", ("op", "slot")));
    }

    [Fact]
    public async Task Whoever_ticked_while_another_did_is_counted()
    {
        using var measured = new Measured(_world.Meters);
        var held = new HeldStore(_world.Store);
        var slow = new Engine(_world, held, _world.Queue, _world.Chat);
        held.Hold();
        var beat = slow.BeatAsync();
        await held.Reached;

        await _engine.BeatAsync();
        held.Release();
        await beat;

        Assert.Equal(1, measured.Sum("collabbot.store.fenced", ("op", "tick")));
        Assert.Equal([1, 0], measured.Of("collabbot.leader"));
    }

    [Fact]
    public async Task Whoever_changed_a_document_while_another_did_is_counted_and_changes_what_the_other_left()
    {
        using var measured = new Measured(_world.Meters);
        await _engine.InstallAsync();
        var held = new HeldStore(_world.Store);
        var slow = new TeamRegistry(held, new MemoryKeyWrap());
        held.Hold();
        var change = slow.UpdateAsync(ARound.Team, team => team! with { Name = "Changed by one" }, Live);
        await held.Reached;

        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Size = 17 }, Live);
        held.Release();

        var changed = (await change)!;
        Assert.Equal(("Changed by one", 17), (changed.Name, changed.Size));
        Assert.Equal(1, measured.Sum("collabbot.store.conflict", ("op", "document")));
    }

    [Fact]
    public async Task An_answer_that_the_store_did_not_take_is_not_saved()
    {
        using var measured = new Measured(_world.Meters);
        var plan = await _engine.OpenedAsync();
        var away = new AwayStore(_world.Store);
        var engine = new Engine(_world, away, _world.Queue, _world.Chat);
        away.IsAway = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.AnswerAsync(plan, ARound.Person(2), 0, 4));

        Assert.Equal(1, measured.Sum("collabbot.answer.rejected", ("reason", "storage")));
        Assert.Equal(0, measured.Sum("collabbot.answer.saved"));
    }

    [Fact]
    public async Task Nothing_is_measured_that_is_not_documented()
    {
        using var measured = new Measured(_world.Meters);

        await PlayRoundAsync();
        await _world.Queue.SendAsync(WorkHints.Queue, "no hint"u8.ToArray(), TimeSpan.Zero, Live);
        _world.Roster.Reading = MemoryRoster.Of(2);
        await _engine.PassAsync(TimeSpan.FromDays(5), TimeSpan.FromHours(1));

        Assert.DoesNotContain(measured.All, one => !Instruments.All.TryGetValue(one.Instrument.Name, out var documented) || !documented.Allows(one.Instrument.Unit, one.Tags));
    }

    private static double Attempts(Measured measured, string kind, string outcome) => measured.Sum("collabbot.delivery.attempts", ("kind", kind), ("outcome", outcome));

    private Task<SendLedger> OpenLedgerAsync() => SendLedger.OpenAsync(_world.Store, StoreKey.Of("ledger"), SendLedger.NewProcess(), Live);

    /// <summary>
    /// A scheduled round, five minutes late: one person is asked only after a wait, one perhaps, one not at all; one answers, before and after the end, which is
    /// put off because nobody else does, and comes at the admin's word.
    /// </summary>
    private async Task<RoundPlan> PlayRoundAsync()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        _world.Chat.Answer = post => post is Post.PulseAsk ask ? Ask(ask.Participant.Person) : new SendOutcome.Done("message");
        await _engine.PassAsync(TimeSpan.FromMinutes((25 * 60) + 5), TimeSpan.FromMinutes((25 * 60) + 5));
        await _engine.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));
        var plan = (await _engine.PlanOfAsync("2026-11-24"))!;

        await _engine.AnswerAllAsync(plan, ARound.Person(5), 4);
        await _engine.AnswerAsync(plan, ARound.Person(99), 0, 4);
        await _engine.AnswerAsync(plan, ARound.Person(5), 99, 4);
        await _engine.PassAsync(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));
        await _engine.CloseAsync();
        await _engine.AnswerAsync(plan, ARound.Person(5), 0, 4);
        return plan;
    }

    private SendOutcome Ask(PersonId person) => person switch
    {
        _ when person == ARound.Person(2) && _world.Chat.Tried.OfType<Post.PulseAsk>().Count(ask => ask.Participant.Person == person) == 1 =>
            new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(30), IsThrottled: true),
        _ when person == ARound.Person(3) => new SendOutcome.Unknown("Timeout"),
        _ when person == ARound.Person(4) => new SendOutcome.Permanent("ServiceError"),
        _ => new SendOutcome.Done("message"),
    };
}
