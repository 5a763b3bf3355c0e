using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>Seeing one's own answers, and taking them back.</summary>
public sealed class Withdrawals : IAsyncLifetime
{
    private static readonly PersonId Person = ARound.Person(3);

    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public Withdrawals() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private PersonRef Somebody => new(_plan.Ref.Tenant, Person);

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_person_sees_what_they_have_answered_and_what_not()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        await _engine.Answers.HandleAsync(Somebody, _plan.Ref, 1, new Reply.PassedOver(), null, _world.Time.GetUtcNow(), Live);

        var listed = await ListAsync();

        Assert.Equal([(true, 4), (true, null), (false, null)], listed.Answers.Select(answer => (answer.IsGiven, answer.Value)));
        Assert.Equal(_plan.Find(Person)!.Items, listed.Answers.Select(answer => answer.Item.Id));
    }

    [Fact]
    public async Task To_look_at_ones_answers_changes_nothing_in_the_store()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var before = Contents();

        await ListAsync();

        Assert.Equal(before, Contents());
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_counted()
    {
        await AnswerAllAsync(_plan.Participants, 2);

        Assert.IsType<AnswerOutcome.Withdrawn>(await WithdrawAsync(await CardAsync()));
        var result = await CloseAsync();

        Assert.All(result.Areas, area => Assert.Equal(_plan.Participants.Count - 1, area.N));
    }

    [Fact]
    public async Task Whoever_has_withdrawn_can_answer_anew_and_that_counts()
    {
        await AnswerAllAsync(_plan.Participants, 2);
        await WithdrawAsync(await CardAsync());

        await _engine.AnswerAllAsync(_plan, Person, 5);
        var result = await CloseAsync();

        Assert.All(result.Areas, area => Assert.Equal((_plan.Participants.Count, 1), (area.N, area.Counts[4])));
    }

    [Fact]
    public async Task An_answer_from_a_card_before_the_withdrawal_that_comes_late_is_not_taken()
    {
        var old = await CardAsync();
        await TapAsync(old, 0, 4);
        await WithdrawAsync(await CardAsync());

        _world.Time.Advance(TimeSpan.FromMinutes(1));
        var told = Assert.IsType<AnswerOutcome.Shown>(await TapAsync(old, 0, 4));

        Assert.All((await ListAsync()).Answers, answer => Assert.False(answer.IsGiven));
        Assert.Equal((true, 0), (told.FromOlderCard, told.View.Question!.Index));
    }

    [Fact]
    public async Task To_withdraw_twice_is_to_withdraw_once()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var card = await CardAsync();

        Assert.IsType<AnswerOutcome.Withdrawn>(await WithdrawAsync(card));
        Assert.IsType<AnswerOutcome.Withdrawn>(await WithdrawAsync(card));
    }

    [Fact]
    public async Task A_withdrawal_from_a_card_older_than_the_answers_withdraws_nothing_and_shows_them()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var old = await CardAsync();
        await _engine.AnswerAsync(_plan, Person, 1, 5);

        var listed = Assert.IsType<AnswerOutcome.Listed>(await WithdrawAsync(old));

        Assert.Equal(2, listed.Answers.Count(answer => answer.IsGiven));
    }

    [Fact]
    public async Task A_copy_of_a_written_withdrawal_that_comes_late_leaves_what_was_answered_since()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var code = (await ListAsync()).Code;
        var written = _world.Time.GetUtcNow();
        Assert.IsType<AnswerOutcome.Withdrawn>(await _engine.Own.WithdrawAsync(Somebody, _plan.Ref, null, written, Live));
        _world.Time.Advance(TimeSpan.FromSeconds(10));
        await _engine.AnswerAsync(_plan, Person, 0, 5);

        Assert.IsType<AnswerOutcome.Listed>(await _engine.Own.WithdrawAsync(Somebody, _plan.Ref, null, written, Live));
        Assert.IsType<AnswerOutcome.UnknownCode>(await _engine.Own.WithdrawAsync(_plan.Ref.Tenant, code, written, Live));

        Assert.Single((await ListAsync()).Answers, answer => answer.Value == 5);
    }

    [Fact]
    public async Task Somebody_who_withdrew_without_having_answered_is_not_reminded()
    {
        await _engine.Own.WithdrawAsync(Somebody, _plan.Ref, null, null, Live);

        await _engine.PassAsync(_plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromTicks(1), TimeSpan.FromHours(1));

        Assert.DoesNotContain(Person, _world.Chat.Delivered.OfType<Post.PulseReminder>().Select(reminder => reminder.Participant.Person));
    }

    [Fact]
    public async Task A_card_with_another_stamp_withdraws_nothing()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);

        Assert.IsType<AnswerOutcome.NotOurCard>(await _engine.Own.WithdrawAsync(Somebody, _plan.Ref, new CardStamp(1, "0000"), null, Live));
        Assert.Single((await ListAsync()).Answers, answer => answer.IsGiven);
    }

    [Fact]
    public async Task Somebody_elses_card_withdraws_ones_own_answers_only()
    {
        await _engine.AnswerAllAsync(_plan, Person, 4);
        var card = await CardAsync();

        await _engine.Own.WithdrawAsync(new PersonRef(_plan.Ref.Tenant, ARound.Person(2)), _plan.Ref, card, null, Live);

        Assert.All((await ListAsync()).Answers, answer => Assert.True(answer.IsGiven));
    }

    [Fact]
    public async Task Whoever_has_the_code_withdraws_whatever_account_they_write_from()
    {
        await AnswerAllAsync(_plan.Participants, 2);
        var code = (await ListAsync()).Code;

        Assert.True(WithdrawalCode.TryParse(code.ToString().ToUpperInvariant().Replace('-', ' '), out var typed));
        Assert.IsType<AnswerOutcome.Withdrawn>(await _engine.Own.WithdrawAsync(_plan.Ref.Tenant, typed, null, Live));

        Assert.All((await ListAsync()).Answers, answer => Assert.False(answer.IsGiven));
        Assert.All((await CloseAsync()).Areas, area => Assert.Equal(_plan.Participants.Count - 1, area.N));
    }

    [Fact]
    public async Task A_code_is_of_no_use_once_the_round_has_closed()
    {
        await AnswerAllAsync(_plan.Participants, 2);
        var code = (await ListAsync()).Code;
        var result = await CloseAsync();

        Assert.IsType<AnswerOutcome.UnknownCode>(await _engine.Own.WithdrawAsync(_plan.Ref.Tenant, code, null, Live));
        Assert.Equal(result.Areas.Select(area => area.N), (await _engine.Rounds.FindResultAsync(_plan.Ref, Live))!.Areas.Select(area => area.N));
    }

    [Fact]
    public async Task A_code_is_of_no_use_in_another_organisation_nor_with_a_digit_changed()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var code = (await ListAsync()).Code;
        var changed = code with { Proof = code.Proof[..^1] + (code.Proof[^1] is '0' ? '1' : '0') };

        Assert.IsType<AnswerOutcome.UnknownCode>(await _engine.Own.WithdrawAsync(new TenantId("tenant-2"), code, null, Live));
        Assert.IsType<AnswerOutcome.UnknownCode>(await _engine.Own.WithdrawAsync(_plan.Ref.Tenant, changed, null, Live));
        Assert.Single((await ListAsync()).Answers, answer => answer.IsGiven);
    }

    [Fact]
    public async Task A_code_is_kept_nowhere()
    {
        await _engine.AnswerAsync(_plan, Person, 0, 4);
        var before = Contents();

        var code = (await ListAsync()).Code;

        Assert.Equal(before, Contents());
        Assert.DoesNotContain(before, entry => entry.Contains(code.Proof, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7f3a-91c2-44de-0b6a-e871")]
    [InlineData("7f3a-91c2-44de-0b6a-e871-55c0-0")]
    [InlineData("7f3a-91c2-44de-0b6a-e871-55cg")]
    [InlineData("always")]
    public void What_is_no_code_is_not_read_as_one(string text) => Assert.False(WithdrawalCode.TryParse(text, out _));

    private List<string> Contents() => [.. _world.Store.Contents().OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {Encoding.Latin1.GetString(entry.Value)}")];

    private async Task<AnswerOutcome.Listed> ListAsync() => Assert.IsType<AnswerOutcome.Listed>(await _engine.Own.ListAsync(Somebody, _plan.Ref, Live));

    private async Task<CardStamp> CardAsync()
    {
        var view = Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(_plan, Somebody)).View;
        return new CardStamp(view.CardRevision, view.Stamp);
    }

    private Task<AnswerOutcome> WithdrawAsync(CardStamp card) => _engine.Own.WithdrawAsync(Somebody, _plan.Ref, card, null, Live);

    private Task<AnswerOutcome> TapAsync(CardStamp card, int question, int value) =>
        _engine.Answers.HandleAsync(Somebody, _plan.Ref, question, new Reply.Rated(value), card, _world.Time.GetUtcNow(), Live);

    private async Task AnswerAllAsync(IEnumerable<Participant> participants, int value)
    {
        foreach (var participant in participants)
        {
            await _engine.AnswerAllAsync(_plan, participant.Person, value);
        }
    }

    private async Task<RoundResult> CloseAsync()
    {
        await _engine.PassAsync(_plan.ClosesAt + TimeSpan.FromMinutes(5) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
        return (await _engine.Rounds.FindResultAsync(_plan.Ref, Live))!;
    }
}
