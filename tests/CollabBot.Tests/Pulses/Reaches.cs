using CollabBot.Core.Delivery;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>What becomes of everybody in a sweep: answered, chose not to, away, out of reach; and the few words that are told of it (N6).</summary>
public sealed class Reaches
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Reaches() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_reason_is_known_by_the_end_and_whoever_could_answer_is_none_of_them()
    {
        Answer(new()
        {
            [2] = new SendOutcome.Permanent("ConversationBlockedByUser", Unreachable.Blocked),
            [3] = new SendOutcome.Permanent("ForbiddenOperationException", Unreachable.NotInstalled),
            [4] = new SendOutcome.Permanent("BotNotInConversationRoster", Unreachable.Left),
            [5] = new SendOutcome.Permanent("ConversationNotFound", Unreachable.ConversationGone),
            [6] = new SendOutcome.Permanent("BotDisabledByAdmin", Unreachable.ForbiddenByAdmin),
            [7] = new SendOutcome.Unknown("Timeout"),
            [8] = new SendOutcome.Permanent("ServiceError"),
            [9] = new SendOutcome.NotAccepted("TooManyRequests", TimeSpan.FromHours(1)),
        });

        var plan = await _engine.OpenedAsync();
        var unreached = await _engine.Ask.UnreachedAsync(plan, Live);

        Assert.Equal(
            [(2, Unreachable.Blocked), (3, Unreachable.NotInstalled), (4, Unreachable.Left), (5, Unreachable.ConversationGone), (6, Unreachable.ForbiddenByAdmin), (8, Unreachable.NotDelivered), (9, Unreachable.NotDelivered)],
            Enumerable.Range(1, 12).Where(number => unreached.ContainsKey(ARound.Person(number))).Select(number => (number, unreached[ARound.Person(number)])));
    }

    [Fact]
    public async Task Whoever_was_suspended_before_is_out_of_reach_for_the_same_reason_and_not_once_they_are_heard_from()
    {
        Answer(new() { [2] = new SendOutcome.Permanent("ConversationBlockedByUser", Unreachable.Blocked) });
        await _engine.OpenedAsync();
        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromDays(8) + TimeSpan.FromHours(2), TimeSpan.FromHours(1));
        var second = (await _engine.PlanOfAsync("2026-12-01"))!;
        Assert.Equal(Unreachable.Blocked, Assert.Single(await _engine.Ask.UnreachedAsync(second, Live)).Value);

        Answer([]);
        await _engine.People.HealAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), Live);
        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromDays(7), TimeSpan.FromHours(1));

        Assert.Empty(await _engine.Ask.UnreachedAsync((await _engine.PlanOfAsync("2026-12-08"))!, Live));
    }

    [Theory]
    [InlineData(0, null, "Most of the people asked took part.")]
    [InlineData(1, Unreached.Some, "Most of the people I could reach took part. Some could not be reached.")]
    [InlineData(2, Unreached.Some, "Most of the people I could reach took part. Some could not be reached.")]
    [InlineData(3, Unreached.Many, "Most of the people I could reach took part. Many could not be reached.")]
    [InlineData(5, Unreached.Many, "Most of the people I could reach took part. Many could not be reached.")]
    public async Task Who_could_not_be_reached_lowers_no_response_and_is_told_as_a_word(int blocked, Unreached? expected, string sentence)
    {
        Answer(Enumerable.Range(13 - blocked, blocked).ToDictionary(number => number, _ => (SendOutcome)new SendOutcome.Permanent("Refused", Unreachable.Blocked)));
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, 8);

        await _engine.CloseAsync();

        Assert.Equal(expected, (await _engine.ResultAsync(plan))!.Unreached);
        Assert.Equal(sentence, Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Participation);
    }

    [Fact]
    public async Task Where_nothing_is_shown_nothing_is_told_of_who_could_not_be_reached()
    {
        Answer(Enumerable.Range(6, 7).ToDictionary(number => number, _ => (SendOutcome)new SendOutcome.Permanent("Refused", Unreachable.Blocked)));
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, 4);

        await _engine.CloseAsync();

        Assert.Null((await _engine.ResultAsync(plan))!.Unreached);
        Assert.Null(Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Participation);
    }

    [Fact]
    public async Task Whoever_answered_all_the_same_has_answered()
    {
        Answer(Enumerable.Range(1, 12).ToDictionary(number => number, _ => (SendOutcome)new SendOutcome.Permanent("Refused", Unreachable.Blocked)));
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, 12);

        await _engine.CloseAsync();

        Assert.Equal((Participation.Most, null), ((await _engine.ResultAsync(plan))!.Participation, (await _engine.ResultAsync(plan))!.Unreached));
    }

    [Fact]
    public async Task A_pause_and_an_opt_out_within_a_sweep_change_nothing_that_is_told()
    {
        await _engine.OpenedAsync();
        await _engine.CloseAsync();
        await _engine.Teams.UpdateMembershipAsync(ARound.Team, membership => membership.WithPause(ARound.Person(11), new DateOnly(2027, 1, 1), new DateOnly(2026, 11, 27)), Live);
        await _engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(12)), ARound.Team.Team, stop: true, Live);
        await _engine.PassAsync(TimeSpan.FromDays(8) + TimeSpan.FromHours(2), TimeSpan.FromHours(1));
        var plan = (await _engine.PlanOfAsync("2026-12-01"))!;
        await AnswerAsync(plan, 5);

        await _engine.CloseAsync();

        Assert.Equal((10, 12, 12), (plan.Participants.Count, plan.SweepSize, plan.People));

        // Of eleven who had the choice, one of them not to be asked at all.
        Assert.Equal(Participation.AboutHalf, (await _engine.ResultAsync(plan))!.Participation);
        var level = (await _engine.Teams.HistoryAsync(ARound.Team, Live)).Releases[^1].Areas[0].Level!;
        Assert.Equal(ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 0, 5, 0]), asked: 12), level);
        Assert.NotEqual(level.GiveOrTake, ReleaseGate.Show(new AreaHistogram(PracticeArea.Trust, [0, 0, 0, 5, 0]), asked: 6).GiveOrTake);
    }

    [Theory]
    [InlineData(1, 8, Unreached.Some)]
    [InlineData(2, 8, Unreached.Many)]
    [InlineData(0, 8, null)]
    public void A_quarter_is_many_and_nobody_is_nothing(int blocked, int asked, Unreached? expected)
    {
        var denominator = new Denominator(asked, asked - blocked, 0, 0, new Dictionary<Unreachable, int> { [Unreachable.Blocked] = blocked });

        Assert.Equal(expected, denominator.ToldUnreached(anAreaPassed: true));
        Assert.Null(denominator.ToldUnreached(anAreaPassed: false));
    }

    [Fact]
    public void Who_has_left_is_not_told_as_out_of_reach() =>
        Assert.Null(new Denominator(8, 6, 0, 0, new Dictionary<Unreachable, int> { [Unreachable.Left] = 2 }).ToldUnreached(anAreaPassed: true));

    [Fact]
    public void Every_word_for_a_share_can_be_said_with_and_without_those_who_were_missed() =>
        Assert.Equal(9, (from share in Enum.GetValues<Participation>() from missed in Enum.GetValues<Unreached>().Cast<Unreached?>().Append(null) select Wording.Of(share, missed)).Distinct().Count());

    private void Answer(Dictionary<int, SendOutcome> outcomes) => _world.Chat.Answer = post =>
        post is Post.PulseAsk { Participant.Person: var person } && outcomes.FirstOrDefault(outcome => ARound.Person(outcome.Key) == person) is { Value: { } outcome } ? outcome : new SendOutcome.Done("message");

    private async Task AnswerAsync(RoundPlan plan, int people)
    {
        foreach (var number in Enumerable.Range(1, people))
        {
            await _engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }
    }
}
