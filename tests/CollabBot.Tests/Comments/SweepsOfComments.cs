using System.Text;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Practice;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>What becomes of comments from the first round of a sweep to its end, and after it (science.md D7).</summary>
public sealed class SweepsOfComments
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaders_read_them_with_the_last_round_of_the_sweep_and_with_no_other()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(12);
        var said = await sweep.EverybodySaysAsync(4);
        await sweep.CloseAsync();
        Assert.Empty(sweep.Shown());

        await sweep.ToItsEndAsync();

        Assert.Equal(5, sweep.Plan.Number);
        var digests = sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>().ToList();
        Assert.Equal(5, digests.Count);
        Assert.All(digests[..4], digest => Assert.Empty(digest.OfTeam().Comments));
        var shown = Assert.Single(digests[4].OfTeam().Comments);
        Assert.Equal(PracticeArea.Trust, shown.Area);
        Assert.Equal(said.Order(), shown.Texts.Order());
        Assert.Empty(sweep.Told());
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
    }

    [Fact]
    public async Task The_channel_is_never_shown_one()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);

        await sweep.CloseAsync();

        Assert.Equal(3, sweep.Shown().Count);
        Assert.DoesNotContain("would say", Assert.Single(sweep.World.Chat.Delivered.OfType<Post.ChannelSummary>()).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 12)]
    [InlineData(3, 9)]
    public async Task Too_few_comments_or_too_few_answers_in_the_area_and_they_are_deleted_and_each_author_is_told_once(int comments, int answered)
    {
        var sweep = await ASweep.InItsLastRoundAsync(answered: answered);
        await sweep.EverybodySaysAsync(comments);

        await sweep.CloseAsync();
        await sweep.Engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(sweep.Shown());
        Assert.Equal(Enumerable.Range(2, comments).Select(ARound.Person).ToHashSet(), sweep.Told().ToHashSet());
        Assert.Equal(comments, sweep.Told().Count);
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
        Assert.DoesNotContain(sweep.World.Store.Contents().Values, body => Encoding.Latin1.GetString(body).Contains("would say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_answers_and_three_comments_are_enough_and_areas_are_judged_one_by_one()
    {
        var sweep = await ASweep.InItsLastRoundAsync(answered: 10);
        var said = await sweep.EverybodySaysAsync(3);
        await sweep.EverybodySaysAsync(2, from: 6, PracticeArea.Equality);

        await sweep.CloseAsync();

        Assert.Equal(said.Order(), sweep.Shown().Order());
        Assert.Equal([ARound.Person(6), ARound.Person(7)], sweep.Told().OrderBy(person => person.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_not_shown_is_told_on_which_area_and_not_on_those_that_were()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        await sweep.SayAsync(2, "alone", PracticeArea.Equality);

        await sweep.CloseAsync();

        var told = Assert.Single(sweep.World.Chat.Delivered.OfType<Post.CommentsNotShown>());
        Assert.Equal([PracticeArea.Equality], told.Areas);
        Assert.Equal(ARound.Person(2), told.Author.Id);
    }

    [Fact]
    public async Task The_largest_round_of_the_sweep_decides_whether_enough_have_answered()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(10);
        await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();
        await sweep.NextAsync();
        await sweep.AnswerAsync(5);

        await sweep.ToItsEndAsync();

        Assert.Equal(3, sweep.Shown().Count);
    }

    [Fact]
    public async Task A_leader_may_write_and_is_not_counted_among_the_three()
    {
        var with = await ASweep.InItsLastRoundAsync();
        await with.EverybodySaysAsync(3, from: 1);
        var without = await ASweep.InItsLastRoundAsync();
        await without.EverybodySaysAsync(4, from: 1);

        await with.CloseAsync();
        await without.CloseAsync();

        Assert.Empty(with.Shown());
        Assert.Contains(Engine.Admin, with.Told());
        Assert.Equal(4, without.Shown().Count);
    }

    [Fact]
    public async Task What_somebody_wrote_who_has_left_is_shown_to_nobody_and_helps_no_other_across()
    {
        var alone = await ASweep.InItsLastRoundAsync();
        await alone.EverybodySaysAsync(3, from: 10);
        var others = await ASweep.InItsLastRoundAsync();
        var said = await others.EverybodySaysAsync(4, from: 9);
        alone.World.Roster.Reading = MemoryRoster.Of(11);
        others.World.Roster.Reading = MemoryRoster.Of(11);

        await alone.CloseAsync();
        await others.CloseAsync();

        Assert.Empty(alone.Shown());
        Assert.DoesNotContain(ARound.Person(12), alone.Told());
        Assert.Equal(said.Take(3).Order(), others.Shown().Order());
    }

    [Fact]
    public async Task While_the_roster_cannot_be_read_they_wait_and_after_a_day_they_are_deleted_unread()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        sweep.World.Roster.Reading = new RosterReading.Unavailable("503");

        await sweep.CloseAsync();
        Assert.Contains("key", sweep.Kept());
        Assert.Empty(sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>());
        await sweep.Engine.PassAsync(DecideTelling.Patience + ReleaseComments.Patience + TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));
        await sweep.Engine.ToDigestsAsync();

        Assert.Empty(sweep.Shown());
        Assert.Single(sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>());
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
    }

    [Fact]
    public async Task A_sweep_that_ends_early_is_opened_when_the_next_begins_and_shown_with_it_to_those_who_were_named_as_readers()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(12);
        var said = await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();
        var early = sweep.Sweep;
        await sweep.World.Store.DeleteAsync(StoreKey.Of("members", ARound.Team.Tenant.Value, ARound.Team.Team.Value), null, Live);
        await sweep.Engine.SetUpAsync(null, Engine.Admin, ARound.Person(2));

        await sweep.NextAsync();
        await sweep.Engine.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        Assert.Equal((0, 2), (sweep.Plan.Pulse!.Index, sweep.Sweep.FirstRound));
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
        Assert.Empty(sweep.Shown());
        await sweep.CloseAsync();
        var digests = sweep.World.Chat.Delivered.OfType<Post.LeaderDigest>().Where(digest => digest.Summary().Number == 2).ToDictionary(digest => digest.To(), digest => digest.OfTeam());
        Assert.Equal(said.Order(), digests[Engine.Admin].Comments.Single().Texts.Order());
        Assert.Empty(digests[ARound.Person(2)].Comments);
        Assert.Equal(1, early.FirstRound);
    }

    [Fact]
    public async Task If_the_hint_at_the_beginning_is_lost_they_are_opened_when_that_round_is_told()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(12);
        await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();
        await sweep.World.Store.DeleteAsync(StoreKey.Of("members", ARound.Team.Tenant.Value, ARound.Team.Team.Value), null, Live);
        sweep.World.Time.Advance(TimeSpan.FromDays(8));
        await sweep.Engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live);
        while ((await sweep.World.Queue.ReceiveAsync(WorkHints.Queue, 32, TimeSpan.FromMinutes(1), Live)) is { Count: > 0 } hints)
        {
            foreach (var hint in hints)
            {
                await sweep.World.Queue.DoneAsync(hint, Live);
            }
        }

        await sweep.NextAsync();
        await sweep.CloseAsync();

        Assert.Equal(3, sweep.Shown().Count);
    }

    [Fact]
    public async Task When_the_bot_is_removed_nothing_of_them_is_left()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.EverybodySaysAsync(3);

        await sweep.Engine.Install.RemoveAsync(ARound.Team, Live);

        Assert.DoesNotContain(sweep.Kept(), name => name is "key" || name.StartsWith("inbox", StringComparison.Ordinal));
        await sweep.Engine.PassAsync(TimeSpan.FromDays(4), TimeSpan.FromHours(2));
        Assert.Empty(sweep.Shown());
        Assert.Empty(sweep.Told());
    }

    [Fact]
    public async Task What_was_shown_is_deleted_with_the_first_round_that_is_told_after_ninety_days()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();
        Assert.Contains("release.json", sweep.Kept());

        sweep.World.Time.Advance(CommentPromise.Kept - TimeSpan.FromDays(2));
        await sweep.NextAsync();
        await sweep.CloseAsync();
        Assert.Equal(sweep.World.Time.GetUtcNow() < World.Monday + CommentPromise.Kept, sweep.Kept().Contains("release.json"));
        await sweep.NextAsync();
        await sweep.CloseAsync();

        Assert.DoesNotContain(sweep.World.Store.Contents().Values, body => Encoding.Latin1.GetString(body).Contains("would say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_team_that_takes_none_is_not_bothered_with_any_of_it()
    {
        var sweep = await ASweep.BegunAsync(takesComments: false);

        Assert.IsType<CommentOutcome.NotTaken>(await sweep.SayAsync(2, "something"));
        await sweep.CloseAsync();

        Assert.Null(sweep.Plan.Comments);
        Assert.Empty(sweep.Kept());
    }
}
