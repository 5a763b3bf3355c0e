using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>Did the team notice what a leader said they would do (N9)? Asked once, one tap, told in words or not at all.</summary>
public sealed class NoticedChecks
{
    private static readonly LeaderReply.WillDo Shorter = new(ALoop.Words("Shorter meetings."), new DateOnly(2026, 12, 8));

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_team_is_asked_ten_working_days_after_the_day_and_told_a_week_later()
    {
        var loop = await PromisedAsync();

        await loop.PassAsync(27);
        Assert.Single(loop.Told);
        await loop.PassAsync(1);
        Assert.Equal(Shorter, Assert.IsType<LoopNews.NoticeAsked>(loop.Told[^1]).Check.Promise);
        await VotedAsync(loop, "yyyyp");
        await loop.PassAsync(7);
        Assert.Equal(2, loop.Told.Count);
        await loop.PassAsync(0.1);

        Assert.Equal(new LoopNews.NoticeCounted(new DateOnly(2026, 11, 24), Shorter, Noticed.ByMost), loop.Told[^1]);
        Assert.DoesNotContain(loop.World.Keys(), key => key[0] == "poll");
    }

    [Theory]
    [InlineData("yyyyy", Noticed.ByMost)]
    [InlineData("yyynn", Noticed.ByMost)]
    [InlineData("yynnn", Noticed.ByAboutHalf)]
    [InlineData("ppppp", Noticed.ByAboutHalf)]
    [InlineData("yyypnn", Noticed.ByAboutHalf)]
    [InlineData("ypnnn", Noticed.ByFew)]
    [InlineData("nnnnnn", Noticed.ByFew)]
    [InlineData("yyyy", null)]
    [InlineData("", null)]
    public async Task With_five_votes_or_more_it_is_told_in_words_and_with_fewer_nothing(string votes, Noticed? result)
    {
        var loop = await AskedAsync();
        await VotedAsync(loop, votes);

        await loop.PassAsync(8);

        Assert.Equal(result, loop.Told.OfType<LoopNews.NoticeCounted>().SingleOrDefault()?.Result);
        Assert.True((await loop.Desk.FindAsync(ARound.Team, Live)).Checks.Single().IsCounted);
        Assert.DoesNotContain(loop.World.Keys(), key => key[0] == "poll");
    }

    [Fact]
    public async Task The_votes_of_leaders_do_not_count_and_the_newest_of_each_person_does()
    {
        var loop = await AskedAsync();
        await VotedAsync(loop, "nnnn");
        await loop.VoteAsync(1, 1, ALoop.Ada, NoticedVote.Yes);
        await loop.PassAsync(8);
        Assert.Empty(loop.Told.OfType<LoopNews.NoticeCounted>());

        loop = await AskedAsync();
        await VotedAsync(loop, "nnnnn");
        Assert.Equal(NoticedOutcome.NotedBefore, await loop.VoteAsync(1, 1, ARound.Person(3), NoticedVote.No));
        await VotedAsync(loop, "yyyyy");
        await loop.PassAsync(8);
        Assert.Equal(Noticed.ByMost, loop.Told.OfType<LoopNews.NoticeCounted>().Single().Result);
    }

    [Fact]
    public async Task Only_who_was_asked_may_say_and_only_while_it_is_open()
    {
        var loop = await AskedAsync();

        Assert.Equal(NoticedOutcome.NotAsked, await loop.VoteAsync(1, 1, ARound.Person(9), NoticedVote.Yes));
        Assert.Equal(NoticedOutcome.Over, await loop.VoteAsync(1, 2, ARound.Person(3), NoticedVote.Yes));
        Assert.Equal(NoticedOutcome.NotAsked, await loop.Votes.HandleAsync(new PersonRef(new TenantId("another"), ARound.Person(3)), ALoop.Round(1), 1, NoticedVote.Yes, Live));
        await loop.PassAsync(7);
        Assert.Equal(NoticedOutcome.Over, await loop.VoteAsync(1, 1, ARound.Person(3), NoticedVote.Yes));
        await loop.PassAsync(1);
        Assert.Equal(NoticedOutcome.Over, await loop.VoteAsync(1, 1, ARound.Person(3), NoticedVote.Yes));
    }

    [Fact]
    public async Task There_is_never_more_than_one_such_question_at_a_time()
    {
        var loop = await PromisedAsync();
        await loop.DeliverAsync(2);
        await loop.ReplyAsync(2, ALoop.Ada, Shorter with { What = ALoop.Words("A room of our own.") });

        await loop.PassAsync(29);
        Assert.Single(loop.Told.OfType<LoopNews.NoticeAsked>());
        await loop.PassAsync(7);

        Assert.Equal(["round-1", "round-2"], loop.Told.OfType<LoopNews.NoticeAsked>().Select(asked => asked.Check.Round.Value).Order(StringComparer.Ordinal));
        Assert.Single((await loop.Desk.FindAsync(ARound.Team, Live)).Checks, check => !check.IsCounted);
    }

    [Fact]
    public async Task Repeating_a_step_changes_nothing()
    {
        var loop = await AskedAsync();
        await VotedAsync(loop, "yyyyy");
        await loop.AskNoticedAsync(1, 1);
        await loop.PassAsync(8);

        await loop.CountNoticedAsync(1, 1);
        await loop.AskNoticedAsync(1, 1);
        await loop.CountNoticedAsync(1, 1);

        Assert.Single(loop.Told.OfType<LoopNews.NoticeAsked>());
        Assert.Single(loop.Told.OfType<LoopNews.NoticeCounted>());
        Assert.DoesNotContain(loop.World.Keys(), key => key[0] == "poll");
    }

    [Theory]
    [InlineData("replaced")]
    [InlineData("removed")]
    [InlineData("reinstalled")]
    public async Task What_does_not_hold_any_more_is_not_asked_about(string what)
    {
        var loop = await PromisedAsync();
        switch (what)
        {
            case "replaced":
                await loop.ReplyAsync(1, ALoop.Ada, new LeaderReply.Cannot(ALoop.Words("After all.")));
                break;
            case "removed":
                await loop.ChangeAsync(team => team with { Status = TeamStatus.Removed });
                break;
            default:
                await loop.ChangeAsync(team => team with { InstalledAt = loop.World.Time.GetUtcNow().AddSeconds(1) });
                break;
        }

        await loop.PassAsync(40);

        Assert.Empty(loop.Told.OfType<LoopNews.NoticeAsked>());
    }

    [Fact]
    public async Task Where_others_read_the_channel_each_person_is_asked_in_their_own_chat()
    {
        var loop = await PromisedAsync();
        loop.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false);

        await loop.PassAsync(28);

        Assert.Equal(8, loop.World.Chat.Delivered.OfType<Post.OwnNews>().Count(news => news.News is LoopNews.NoticeAsked));
    }

    private static async Task<ALoop> PromisedAsync()
    {
        var loop = await new ALoop().LedByAsync(ALoop.Ada);
        await loop.DeliverAsync(1);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.RunAsync();
        return loop;
    }

    private static async Task<ALoop> AskedAsync()
    {
        var loop = await PromisedAsync();
        await loop.PassAsync(28);
        return loop;
    }

    /// <param name="votes">Of persons 2, 3 and so on: yes, partly, no.</param>
    private static async Task VotedAsync(ALoop loop, string votes)
    {
        foreach (var (index, letter) in votes.Index())
        {
            var vote = NoticedVote.All.Single(vote => vote.Code[0] == letter);
            Assert.Equal(NoticedOutcome.Noted, await loop.VoteAsync(1, 1, ARound.Person(index + 2), vote));
        }
    }
}
