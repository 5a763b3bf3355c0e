using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>Rounds, their digests and the replies to them, through the whole engine.</summary>
public sealed class LoopsOfRounds
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public LoopsOfRounds()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<LoopNews> News => [.. _world.Chat.Delivered.OfType<Post.TeamNews>().Select(post => post.News)];

    [Fact]
    public async Task The_summary_that_follows_says_what_became_of_the_last_one()
    {
        var first = await ToldAsync(await _engine.OpenedAsync());
        var reply = new LeaderReply.WillDo(ALoop.Words("Shorter meetings"), first.Date.AddDays(20));
        Assert.IsType<ReplyOutcome.Noted>(await ReplyAsync(first, reply));
        await _engine.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        Assert.Equal(new LoopNews.Replied(first.Date, reply, null), Assert.Single(News));

        await PassAsync(days: 8, hours: 3);
        await ToldAsync(await LatestAsync());

        Assert.Equal([[], [reply]], _world.Chat.Delivered.OfType<Post.ChannelSummary>().Select(post => post.Summary.LeadersSaid));
        Assert.Single(News);
    }

    [Fact]
    public async Task The_post_that_the_channel_has_says_what_became_of_it()
    {
        _world.Chat.Answer = post => new SendOutcome.Done(post is Post.ChannelSummary ? "message-7" : "message");
        var first = await ToldAsync(await _engine.OpenedAsync());
        var reply = new LeaderReply.Cannot(ALoop.Words("It costs too much"));
        Assert.IsType<ReplyOutcome.Noted>(await ReplyAsync(first, reply));
        await PassAsync(days: 1);

        var update = Assert.Single(_world.Chat.Delivered.OfType<Post.SummaryUpdate>());
        Assert.Equal("message-7", update.MessageId);
        Assert.Equal([reply], update.Replies);
        Assert.Equal(Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary with { LeadersSaid = null, Map = null, Areas = [] }, update.Summary with { LeadersSaid = null, Map = null, Areas = [] });
        Assert.Single(News);
    }

    [Fact]
    public async Task A_summary_that_may_not_have_arrived_is_not_changed()
    {
        _world.Chat.Answer = post => post is Post.ChannelSummary ? new SendOutcome.Unknown("timeout") : new SendOutcome.Done("message");
        var first = await ToldAsync(await _engine.OpenedAsync());
        Assert.IsType<ReplyOutcome.Noted>(await ReplyAsync(first, new LeaderReply.Heard()));
        await PassAsync(days: 1);

        Assert.Empty(_world.Chat.Delivered.OfType<Post.SummaryUpdate>());
        Assert.Single(News);
    }

    [Fact]
    public async Task Without_a_reply_the_next_round_comes_later_and_with_one_the_rhythm_is_back()
    {
        await _engine.InstallAsync();
        await _engine.WorkAtYearEndAsync();
        var first = await ToldAsync(await _engine.OpenedAsync());
        await PassAsync(days: 8, hours: 3);
        var second = await ToldAsync(await LatestAsync());
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 1)), (first.Date, second.Date));

        await PassAsync(days: 8);
        Assert.Equal(first.Date, Assert.IsType<LoopNews.Unanswered>(Assert.Single(News)).Pulse);
        Assert.Equal(second.Date, (await LatestAsync()).Date);

        await PassAsync(days: 6, hours: 4);
        var third = await ToldAsync(await LatestAsync());
        Assert.Equal(new DateOnly(2026, 12, 15), third.Date);
        Assert.Equal([first.Date, second.Date], News.Select(news => news.Pulse));
        await PassAsync(days: 8);
        Assert.Equal(third.Date, (await LatestAsync()).Date);

        Assert.IsType<ReplyOutcome.Noted>(await ReplyAsync(third, new LeaderReply.Heard()));
        await PassAsync(days: 7);

        Assert.Equal(new LoopNews.Replied(third.Date, new LeaderReply.Heard(), "So I ask every week again."), News[^1]);
        Assert.Equal(new DateOnly(2026, 12, 29), (await LatestAsync()).Date);
    }

    [Fact]
    public async Task A_digest_that_reached_no_leader_and_one_that_shows_nothing_are_not_waited_for()
    {
        var plan = await _engine.OpenedAsync();
        _world.Chat.Answer = post => post is Post.LeaderDigest ? new SendOutcome.Permanent("403") : new SendOutcome.Done("message");
        await ToldAsync(plan);
        Assert.Empty((await _engine.Loop.FindAsync(ARound.Team, Live)).Digests);

        await PassAsync(days: 8, hours: 3);
        _world.Chat.Answer = _ => new SendOutcome.Done("message");
        await _engine.CloseAsync();

        Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>());
        Assert.Empty((await _engine.Loop.FindAsync(ARound.Team, Live)).Digests);
        Assert.IsType<ReplyOutcome.NoDigest>(await ReplyAsync(await LatestAsync(), new LeaderReply.Heard()));
    }

    [Fact]
    public async Task Whoever_asks_for_a_digest_before_its_hour_and_replies_has_got_it()
    {
        var plan = await _engine.OpenedAsync();
        foreach (var person in plan.Participants)
        {
            await _engine.AnswerAllAsync(plan, person.Person, 4);
        }

        await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live);
        await _engine.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));
        Assert.Empty(_world.Chat.Delivered.OfType<Post.LeaderDigest>());

        Assert.IsType<ReplyOutcome.Noted>(await ReplyAsync(plan, new LeaderReply.Heard()));
        await PassAsync(days: 20);

        Assert.Equal(new LoopNews.Replied(plan.Date, new LeaderReply.Heard(), null), Assert.Single(News));
    }

    private Task PassAsync(int days, int hours = 0) => _engine.PassAsync(new TimeSpan(days, hours, 0, 0), TimeSpan.FromHours(1));

    private async Task<RoundPlan> ToldAsync(RoundPlan plan)
    {
        foreach (var person in plan.Participants)
        {
            await _engine.AnswerAllAsync(plan, person.Person, 4);
        }

        await _engine.CloseAsync();
        return plan;
    }

    private async Task<RoundPlan> LatestAsync()
    {
        var latest = (await _engine.Teams.HistoryAsync(ARound.Team, Live)).Latest!.Value;
        return (await _engine.Rounds.FindPlanAsync(new RoundRef(ARound.Team, latest), Live))!;
    }

    private Task<ReplyOutcome> ReplyAsync(RoundPlan plan, LeaderReply reply) =>
        _engine.Replies.HandleAsync(new PersonRef(ARound.Team.Tenant, Engine.Admin), plan.Ref, reply, _world.Time.GetUtcNow(), Live);
}
