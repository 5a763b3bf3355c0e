using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class Answers : IAsyncLifetime
{
    private static readonly PersonId Person = ARound.Person(3);

    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public Answers() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Typed_answers_lead_from_question_to_question_to_the_end()
    {
        var first = await ShowAsync();
        var second = Shown(await _engine.AnswerAsync(_plan, Person, 0, 4));
        var third = Shown(await _engine.AnswerAsync(_plan, Person, 1, 5));
        var through = Shown(await _engine.AnswerAsync(_plan, Person, 2, 3));

        Assert.Equal([0, 1, 2], new[] { first, second, third }.Select(view => view.Question!.Index));
        Assert.Null(through.Question);
        Assert.Equal((3, 3), (through.Answered, through.Count));
        Assert.Equal(PracticeArea.Core.ToHashSet(), new[] { first, second, third }.Select(view => view.Question!.Item.Area).ToHashSet());
    }

    [Fact]
    public async Task Passing_over_counts_as_done_and_as_no_answer()
    {
        var view = Shown(await HandleAsync(Person, 0, new Reply.PassedOver(), null));

        Assert.Equal((1, 1), (view.Answered, view.Question!.Index));
    }

    [Fact]
    public async Task A_tap_on_the_newest_card_changes_an_answer_and_a_late_copy_of_an_older_card_does_not_undo_it()
    {
        var old = await ShowAsync();
        await TapAsync(old, 0, 1);
        var newer = await ShowAsync();
        await TapAsync(newer, 0, 5);

        _world.Time.Advance(TimeSpan.FromMinutes(1));
        Shown(await TapAsync(old, 0, 1));

        Assert.Equal(5, await StoredAsync(0));
    }

    [Fact]
    public async Task Two_clicks_on_one_card_are_one_answer_and_the_later_click_stands()
    {
        var card = await ShowAsync();

        await TapAsync(card, 0, 2);
        _world.Time.Advance(TimeSpan.FromMilliseconds(200));
        var view = Shown(await TapAsync(card, 0, 4));

        Assert.Equal(1, view.Answered);
        Assert.Equal(4, await StoredAsync(0));
        Assert.Single(_world.Keys(), key => key.Contains("inbox"));
    }

    [Fact]
    public async Task Clicks_that_meet_in_the_slot_are_both_kept()
    {
        var card = await ShowAsync();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(question => Task.Run(() => TapAsync(card, question, question + 1), Live)));

        Assert.Equal([1, 2, 3], new[] { await StoredAsync(0), await StoredAsync(1), await StoredAsync(2) });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(int.MinValue)]
    public async Task An_answer_that_is_not_on_the_scale_is_refused(int value)
    {
        Assert.Equal(value, Assert.IsType<AnswerOutcome.OutOfRange>(await _engine.AnswerAsync(_plan, Person, 0, value)).Value);
        NothingIsStored();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task A_question_that_the_person_does_not_have_is_refused(int question)
    {
        Assert.Equal(3, Assert.IsType<AnswerOutcome.NoSuchQuestion>(await _engine.AnswerAsync(_plan, Person, question, 3)).Count);
        NothingIsStored();
    }

    [Fact]
    public async Task Somebody_who_is_not_asked_or_from_another_organisation_cannot_answer_or_look()
    {
        var stranger = new PersonRef(_plan.Ref.Tenant, new PersonId("stranger"));
        var outsider = new PersonRef(new TenantId("other"), Person);

        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.AnswerAsync(_plan, stranger.Person, 0, 3));
        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.ShowAsync(_plan, stranger));
        Assert.IsType<AnswerOutcome.UnknownRound>(await _engine.Answers.HandleAsync(outsider, _plan.Ref, 0, new Reply.Rated(3), null, _world.Time.GetUtcNow(), Live));
        Assert.IsType<AnswerOutcome.UnknownRound>(await _engine.ShowAsync(_plan with { Ref = _plan.Ref with { Round = new RoundId("other") } }, new PersonRef(_plan.Ref.Tenant, Person)));
        NothingIsStored();
    }

    [Fact]
    public async Task A_card_that_was_not_stamped_for_this_round_and_revision_is_refused()
    {
        var card = await ShowAsync();

        foreach (var stamp in new CardStamp[] { new(card.CardRevision, ""), new(card.CardRevision + 1, card.Stamp), new(-1, card.Stamp), new(card.CardRevision, card.Stamp[..^1]) })
        {
            Assert.IsType<AnswerOutcome.NotOurCard>(await HandleAsync(Person, 0, new Reply.Rated(3), stamp));
        }

        NothingIsStored();
    }

    [Fact]
    public async Task A_person_finds_the_round_while_it_is_open_and_not_after()
    {
        var person = new PersonRef(_plan.Ref.Tenant, Person);
        Assert.Equal([_plan.Ref], await _engine.OpenPulses.FindAsync(person, Live));

        _world.Time.Advance(_plan.ClosesAt - _world.Time.GetUtcNow());

        Assert.Empty(await _engine.OpenPulses.FindAsync(person, Live));
        Assert.Empty(await _engine.OpenPulses.FindAsync(person with { Tenant = new TenantId("other") }, Live));
    }

    [Fact]
    public async Task Answers_are_taken_up_to_the_closing_instant_and_not_at_it()
    {
        _world.Time.Advance(_plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromTicks(1));
        Shown(await _engine.AnswerAsync(_plan, Person, 0, 3));

        _world.Time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<AnswerOutcome.Closed>(await _engine.AnswerAsync(_plan, Person, 1, 3));
        Assert.IsType<AnswerOutcome.Closed>(await _engine.ShowAsync(_plan, new PersonRef(_plan.Ref.Tenant, Person)));
    }

    private void NothingIsStored() => Assert.DoesNotContain(_world.Keys(), key => key.Contains("inbox"));

    private async Task<PulseView> ShowAsync() => Shown(await _engine.ShowAsync(_plan, new PersonRef(_plan.Ref.Tenant, Person)));

    private Task<AnswerOutcome> TapAsync(PulseView card, int question, int value) =>
        HandleAsync(Person, question, new Reply.Rated(value), new CardStamp(card.CardRevision, card.Stamp));

    private Task<AnswerOutcome> HandleAsync(PersonId person, int question, Reply reply, CardStamp? card) =>
        _engine.Answers.HandleAsync(new PersonRef(_plan.Ref.Tenant, person), _plan.Ref, question, reply, card, _world.Time.GetUtcNow(), Live);

    private async Task<int?> StoredAsync(int question)
    {
        var box = (await _engine.Rounds.FindBoxAsync(_plan.Ref, Live))!;
        var slot = box.SlotOf(new PersonRef(_plan.Ref.Tenant, Person));
        var ballot = box.BallotIn(slot, await _engine.Rounds.ReadSlotAsync(_plan.Ref, slot, Live));
        return ballot.For(_plan.Find(Person)!.Items[question])?.Value;
    }

    private static PulseView Shown(AnswerOutcome outcome) => Assert.IsType<AnswerOutcome.Shown>(outcome).View;
}
