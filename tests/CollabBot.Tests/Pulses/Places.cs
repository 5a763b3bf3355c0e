using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>Where somebody stands in a pulse: kept so that typing finds its question, and so that nobody else can tell.</summary>
public sealed class Places : IAsyncLifetime
{
    private static readonly PersonId Person = ARound.Person(3);

    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public Places() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private PersonRef Somebody => new(_plan.Ref.Tenant, Person);

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task After_going_back_it_is_the_earlier_question_that_is_answered_next()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 2);
        await _engine.AnswerAsync(_plan, Person, 1, 2);

        await TurnToAsync(0);

        Assert.Equal(0, (await ShowAsync()).Question!.Index);
        Assert.Equal(1, Shown(await _engine.AnswerAsync(_plan, Person, 0, 4)).Question!.Index);
    }

    [Fact]
    public async Task Whoever_is_through_and_turns_back_has_a_question_again()
    {
        await _engine.AnswerAllAsync(_plan, Person, 3);
        Assert.Null((await ShowAsync()).Question);

        await TurnToAsync(0);

        Assert.Equal((0, 3), ((await ShowAsync()).Question!.Index, (await ShowAsync()).Answered));
    }

    [Fact]
    public async Task Somebody_who_only_looked_has_not_been_seen()
    {
        Assert.Null((await ShowAsync()).SeenAt);

        await TurnToAsync(0);

        Assert.Equal(_world.Time.GetUtcNow(), (await ShowAsync()).SeenAt);
    }

    [Fact]
    public async Task Leaving_a_question_keeps_its_answer_and_after_the_last_the_person_is_through()
    {
        await _engine.AnswerAllAsync(_plan, Person, 4);
        await TurnToAsync(1);
        Assert.True((await ShowAsync()).Question!.IsAnswered);

        var third = Shown(await LeaveAsync(1));
        var through = Shown(await LeaveAsync(2));

        Assert.Equal(2, third.Question!.Index);
        Assert.Null(through.Question);
        Assert.Equal(3, through.Answered);
        await TurnToAsync(1);
        Assert.True((await ShowAsync()).Question!.IsAnswered);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task There_is_no_turning_to_a_question_that_is_not_there(int question) =>
        Assert.Equal(new AnswerOutcome.NoSuchQuestion(question, 3), await _engine.Answers.TurnToAsync(Somebody, _plan.Ref, question, Live));

    [Fact]
    public async Task Nothing_that_a_person_does_in_a_pulse_changes_the_store_outside_their_own_sealed_slot()
    {
        var before = _world.Store.Contents();

        await _engine.AnswerAsync(_plan, Person, 0, 2);
        await TurnToAsync(0);
        await _engine.AnswerAllAsync(_plan, Person, 5);

        var after = _world.Store.Contents();
        var changed = after.Where(entry => !before.TryGetValue(entry.Key, out var old) || !old.SequenceEqual(entry.Value)).Select(entry => entry.Key).ToList();
        Assert.Contains("inbox", StoreKey.FromEncoded(Assert.Single(changed)).Segments());
        Assert.Empty(before.Keys.Except(after.Keys));
    }

    [Fact]
    public async Task A_place_taken_without_an_answer_is_not_counted_as_taking_part()
    {
        foreach (var participant in _plan.Participants)
        {
            await _engine.Answers.TurnToAsync(new PersonRef(_plan.Ref.Tenant, participant.Person), _plan.Ref, 1, Live);
        }

        foreach (var person in _plan.Participants.Take(5).Select(participant => participant.Person))
        {
            await _engine.AnswerAllAsync(_plan, person, 4);
        }

        await _engine.Advance.CloseNowAsync(_plan.Ref, Live);
        _world.Time.Advance(RoundState.Drain);
        await _engine.BeatAsync();

        var share = (await _engine.Rounds.FindResultAsync(_plan.Ref, Live))!.Participation;
        Assert.Equal(Tally.ShareOf(_plan.Participants.Count, 5), share);
        Assert.NotEqual(Participation.Most, share);
    }

    private async Task<PulseView> ShowAsync() => Shown(await _engine.ShowAsync(_plan, Somebody));

    private Task<AnswerOutcome> TurnToAsync(int question) => _engine.Answers.TurnToAsync(Somebody, _plan.Ref, question, Live);

    private Task<AnswerOutcome> LeaveAsync(int question) => _engine.Answers.LeaveAsync(Somebody, _plan.Ref, question, Live);

    private static PulseView Shown(AnswerOutcome outcome) => Assert.IsType<AnswerOutcome.Shown>(outcome).View;
}
