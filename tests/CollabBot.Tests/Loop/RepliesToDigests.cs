using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;
using CollabBot.Teams.Digests;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>What a leader says to a digest: who may, what of it counts, and who is told.</summary>
public sealed class RepliesToDigests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly LeaderReply.WillDo Shorter = new(ALoop.Words("Shorter meetings, from Monday on."), Today.AddDays(LeaderReply.UsualDays));

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_team_is_told_in_the_leaders_words_once()
    {
        var loop = await DeliveredAsync(ALoop.Ada);

        Assert.IsType<ReplyOutcome.Noted>(await loop.ReplyAsync(1, ALoop.Ada, Shorter));
        await loop.PassAsync(1);

        Assert.Equal(new LoopNews.Replied(Today, Shorter, null), Assert.IsType<Post.TeamNews>(Assert.Single(loop.World.Chat.Delivered)).News);
    }

    [Fact]
    public async Task The_same_reply_twice_is_one_and_heard_after_words_changes_nothing()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);

        Assert.IsType<ReplyOutcome.NotedBefore>(await loop.ReplyAsync(1, ALoop.Ada, Shorter));
        Assert.IsType<ReplyOutcome.NotedBefore>(await loop.ReplyAsync(1, ALoop.Ada, new LeaderReply.Heard()));
        await loop.PassAsync(1);
        Assert.IsType<ReplyOutcome.NotedBefore>(await loop.ReplyAsync(1, ALoop.Ada, Shorter));
        await loop.PassAsync(1);

        Assert.Single(loop.Told);
    }

    [Fact]
    public async Task A_leaders_newest_reply_counts_and_a_second_leaders_stands_beside_it()
    {
        var loop = await DeliveredAsync(ALoop.Ada, ALoop.Bob);
        var cannot = new LeaderReply.Cannot(ALoop.Words("There is no money for it."));

        await loop.ReplyAsync(1, ALoop.Ada);
        await loop.PassAsync(1);
        await loop.ReplyAsync(1, ALoop.Bob, cannot);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.PassAsync(1);

        Assert.Equal([new LeaderReply.Heard(), cannot, Shorter], loop.Told.Cast<LoopNews.Replied>().Select(news => news.Reply));
        Assert.Equal([cannot, Shorter], (await loop.Desk.FindAsync(ARound.Team, Live)).Newest()!.Replies.Select(given => given.Reply));
    }

    [Fact]
    public async Task A_reply_that_comes_late_from_before_the_newest_changes_nothing()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);

        var late = await loop.ReplyAsync(1, ALoop.Ada, new LeaderReply.Cannot(ALoop.Words("No.")), loop.World.Time.GetUtcNow().AddMinutes(-1));

        Assert.IsType<ReplyOutcome.NotedBefore>(late);
    }

    [Fact]
    public async Task A_card_of_last_month_replies_to_its_own_digest()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.PassAsync(30);
        await loop.DeliverAsync(2);

        await loop.ReplyAsync(1, ALoop.Ada, Shorter with { By = Today.AddDays(40) });

        var digests = (await loop.Desk.FindAsync(ARound.Team, Live)).Digests;
        Assert.Equal([1, 0], digests.Select(digest => digest.Replies.Count));
    }

    [Fact]
    public async Task Only_who_leads_the_team_now_may_reply()
    {
        var loop = await DeliveredAsync(ALoop.Ada);

        Assert.IsType<ReplyOutcome.NotLeader>(await loop.ReplyAsync(1, ALoop.Bob));
        await loop.ChangeAsync(team => team with { Leaders = [ALoop.Bob] });
        Assert.IsType<ReplyOutcome.NotLeader>(await loop.ReplyAsync(1, ALoop.Ada));
        Assert.IsType<ReplyOutcome.Noted>(await loop.ReplyAsync(1, ALoop.Bob));
        Assert.IsType<ReplyOutcome.NotLeader>(await loop.Replies.HandleAsync(new PersonRef(new TenantId("another"), ALoop.Bob), ALoop.Round(1), Shorter, default, Live));
    }

    [Fact]
    public async Task After_the_bot_was_removed_a_reply_is_refused_and_what_was_not_told_is_not_told()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.ChangeAsync(team => team with { Status = TeamStatus.Removed });

        Assert.IsType<ReplyOutcome.TeamGone>(await loop.ReplyAsync(1, ALoop.Ada));
        await loop.PassAsync(1);
        await loop.ChangeAsync(team => team with { Status = TeamStatus.Active, InstalledAt = loop.World.Time.GetUtcNow() });
        await loop.TellAsync();

        Assert.Empty(loop.Told);
        Assert.IsType<ReplyOutcome.NoDigest>(await loop.ReplyAsync(1, ALoop.Ada));
    }

    [Theory]
    [InlineData(-1, typeof(ReplyOutcome.Past))]
    [InlineData(0, typeof(ReplyOutcome.Noted))]
    [InlineData(366, typeof(ReplyOutcome.Noted))]
    [InlineData(367, typeof(ReplyOutcome.TooFar))]
    public async Task What_will_be_done_is_due_from_today_on_and_within_a_year(int days, Type outcome)
    {
        var loop = await DeliveredAsync(ALoop.Ada);

        Assert.IsType(outcome, await loop.ReplyAsync(1, ALoop.Ada, Shorter with { By = Today.AddDays(days) }));
    }

    [Fact]
    public async Task To_a_digest_that_nobody_got_there_is_no_reply()
    {
        var loop = await DeliveredAsync(ALoop.Ada);

        Assert.IsType<ReplyOutcome.NoDigest>(await loop.ReplyAsync(7, ALoop.Ada));
    }

    [Fact]
    public async Task Where_others_read_the_channel_each_person_who_was_asked_is_told_but_the_author()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.ChangeAsync(team => team.WithOptOut(ARound.Person(3), optedOut: true));
        loop.World.Roster.Reading = MemoryRoster.Of(7);
        loop.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(7, guests: 1).Members, IsShared: false);

        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.PassAsync(1);

        Assert.Equal([2, 4, 5, 6, 7], loop.World.Chat.Delivered.Cast<Post.OwnNews>().Select(news => news.Person.Person.Value[^1] - '0'));
    }

    [Fact]
    public async Task There_a_leader_who_has_merely_read_it_costs_nobody_a_message()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        loop.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false);

        await loop.ReplyAsync(1, ALoop.Ada);
        await loop.PassAsync(1);

        Assert.Empty(loop.Told);
    }

    [Fact]
    public async Task There_whose_week_has_no_room_is_not_written_to_and_finds_it_in_their_budget()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        loop.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false);
        var (full, week) = (new PersonRef(ARound.Team.Tenant, ARound.Person(4)), AttentionWeek.At(TeamClock.For("Europe/London"), loop.World.Time.GetUtcNow()));
        await loop.Budget.SetCapAsync(full, AttentionAccount.LowestCap, Live);
        await loop.Budget.TryChargeAsync(full, AttentionKind.Digest, "another", week, Live);

        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.PassAsync(1);

        Assert.Equal([2, 3, 5, 6, 7, 8], loop.World.Chat.Delivered.Cast<Post.OwnNews>().Select(news => news.Person.Person.Value[^1] - '0'));
        Assert.Contains((await loop.Budget.ShowAsync(full, week, Live)).Lines, line => line.Entry is { Kind: AttentionKind.Summary, IsPutOff: true });
    }

    [Fact]
    public async Task While_nobody_can_say_who_reads_the_channel_the_team_waits_and_then_is_told_in_person()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        loop.World.Roster.Channel = new ChannelReading.Unavailable("Throttled");
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);

        await loop.PassAsync(DecideTelling.Patience.TotalDays - 0.1);
        Assert.Empty(loop.Told);

        await loop.PassAsync(0.2);
        Assert.Equal(7, loop.World.Chat.Delivered.OfType<Post.OwnNews>().Count());
    }

    [Fact]
    public async Task To_whom_it_is_told_is_decided_once()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        loop.World.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false);
        loop.World.Chat.Answer = post => post is Post.OwnNews { Person.Person.Value: "person-8" } && loop.World.Chat.Tried.Count < 9 ? new SendOutcome.NotAccepted("503", null) : new SendOutcome.Done("message");
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.RunAsync();

        loop.World.Roster.Channel = null;
        await loop.PassAsync(1);

        Assert.Equal(7, loop.World.Chat.Delivered.Cast<Post.OwnNews>().Select(news => news.Person.Person).Distinct().Count());
        Assert.Equal(7, loop.World.Chat.Delivered.Count);
    }

    [Fact]
    public async Task A_record_is_read_as_it_was_written_and_says_no_name()
    {
        var loop = await DeliveredAsync(ALoop.Ada, ALoop.Bob);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);
        await loop.ReplyAsync(1, ALoop.Bob);

        var written = JsonSerializer.Serialize(await loop.Desk.FindAsync(ARound.Team, Live), CoreJson.Default.TeamLoop);
        var read = JsonSerializer.Deserialize(written, CoreJson.Default.TeamLoop)!;

        Assert.Equal([Shorter, new LeaderReply.Heard()], read.Newest()!.Replies.Select(given => given.Reply));
        Assert.Contains("""
            "reply":{"says":"will-do","what":"Shorter meetings, from Monday on.","by":"2026-12-08"}
            """, written, StringComparison.Ordinal);
        Assert.DoesNotContain("Shorter", Shorter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_tell_at_the_same_time_tell_once()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        await loop.ReplyAsync(1, ALoop.Ada, Shorter);

        await Task.WhenAll(loop.TellAsync(), loop.TellAsync());
        await loop.PassAsync(1);

        Assert.Single(loop.Told);
    }

    [Fact]
    public void In_a_summary_of_an_older_program_the_leaders_have_said_nothing()
    {
        var summary = JsonSerializer.Deserialize(
            """{"round":{"team":{"tenant":"t","team":"x"},"round":"r"},"teamName":null,"number":1,"date":"2026-11-24","zoneId":"Europe/London","areas":[],"participation":null,"next":null}""",
            CoreJson.Default.PulseSummary)!;

        Assert.Null(summary.LeadersSaid);
        Assert.DoesNotContain("Your leaders", SummaryCards.ForChannel(summary).ToJsonNode().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_record_begins_anew()
    {
        var loop = await DeliveredAsync(ALoop.Ada);
        var key = Core.Storage.StoreKey.Of("loop", ARound.Team.Tenant.Value, ARound.Team.Team.Value);
        await loop.World.Store.DeleteAsync(key, null, Live);
        await loop.World.Store.PutNewAsync(key, "{"u8.ToArray(), Live);

        await loop.DeliverAsync(2);

        Assert.Equal([2], (await loop.Desk.FindAsync(ARound.Team, Live)).Digests.Select(digest => digest.Number));
    }

    private static async Task<ALoop> DeliveredAsync(params PersonId[] leaders)
    {
        var loop = await new ALoop().LedByAsync(leaders);
        await loop.DeliverAsync(1);
        return loop;
    }
}
