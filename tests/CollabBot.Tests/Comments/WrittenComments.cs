using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>Writing a comment, seeing it again, changing and withdrawing it, until the sweep ends.</summary>
public sealed class WrittenComments
{
    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_comment_for_each_area_which_the_author_sees_and_nobody_else()
    {
        var sweep = await ASweep.BegunAsync();

        await sweep.SayAsync(3, "first");
        await sweep.SayAsync(3, "on another", PracticeArea.Equality);
        await sweep.SayAsync(3, "second");

        Assert.Equal([(PracticeArea.Trust, "second"), (PracticeArea.Equality, "on another")], await sweep.OwnAsync(3));
        Assert.Empty(await sweep.OwnAsync(4));
        Assert.Equal(2, sweep.Kept().Count(name => name.StartsWith("inbox", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_can_be_seen_and_changed_between_two_rounds_and_in_later_rounds_of_the_sweep()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.SayAsync(3, "first");

        await sweep.CloseAsync();
        Assert.IsType<CommentOutcome.Sealed>(await sweep.SayAsync(3, "second"));
        await sweep.NextAsync();
        Assert.IsType<CommentOutcome.Sealed>(await sweep.SayAsync(3, "third"));

        Assert.Equal([(PracticeArea.Trust, "third")], await sweep.OwnAsync(3));
    }

    [Fact]
    public async Task What_is_withdrawn_is_not_shown_and_a_late_copy_of_it_does_not_bring_it_back()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        var said = await sweep.EverybodySaysAsync(4);
        var at = sweep.World.Time.GetUtcNow();
        sweep.World.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Empty(Assert.IsType<CommentOutcome.Withdrawn>(await sweep.WithdrawAsync(5, PracticeArea.Trust)).View.Comments);
        Assert.Empty(Assert.IsType<CommentOutcome.Sealed>(await sweep.SayAsync(5, said[3], PracticeArea.Trust, at)).View.Comments);
        await sweep.CloseAsync();

        Assert.Equal(said.Take(3).Order(), sweep.Shown().Order());
        Assert.Empty(sweep.Told());
    }

    [Fact]
    public async Task A_late_copy_of_what_was_changed_since_changes_nothing()
    {
        var sweep = await ASweep.BegunAsync();
        var at = sweep.World.Time.GetUtcNow();
        await sweep.SayAsync(3, "first", PracticeArea.Trust, at);
        await sweep.SayAsync(3, "second", PracticeArea.Trust, at.AddSeconds(5));

        await sweep.SayAsync(3, "first", PracticeArea.Trust, at);
        await sweep.WithdrawAsync(3, PracticeArea.Trust, at.AddSeconds(1));

        Assert.Equal([(PracticeArea.Trust, "second")], await sweep.OwnAsync(3));
    }

    [Fact]
    public async Task Everything_of_a_sweep_can_be_withdrawn_at_once()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.SayAsync(3, "one");
        await sweep.SayAsync(3, "two", PracticeArea.Equality);

        await sweep.WithdrawAsync(3, area: null);

        Assert.Empty(await sweep.OwnAsync(3));
    }

    [Fact]
    public async Task After_the_end_nothing_is_taken_seen_or_withdrawn()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();

        Assert.IsType<CommentOutcome.Ended>(await sweep.SayAsync(7, "too late"));
        Assert.IsType<CommentOutcome.Ended>(await sweep.ShowAsync(2));
        Assert.IsType<CommentOutcome.Ended>(await sweep.WithdrawAsync(2, PracticeArea.Trust));
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
    }

    [Fact]
    public async Task The_end_comes_also_where_nobody_commented()
    {
        var sweep = await ASweep.InItsLastRoundAsync();

        await sweep.CloseAsync();

        Assert.IsType<CommentOutcome.Ended>(await sweep.SayAsync(7, "too late"));
    }

    [Fact]
    public async Task What_was_acknowledged_before_the_sweep_was_opened_is_among_what_is_shown()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        var slow = new HeldStore(sweep.World.Store);
        var elsewhere = new Engine(sweep.World, slow, sweep.World.Queue, sweep.World.Chat);
        slow.Hold();
        var writing = elsewhere.Comments.SealAsync(ASweep.Ref(6), sweep.Plan.Ref, PracticeArea.Trust, ASweep.Text("just in time"), sweep.World.Time.GetUtcNow(), Live);
        await slow.Reached;

        await sweep.Engine.CloseAsync();
        slow.Release();
        Assert.IsType<CommentOutcome.Sealed>(await writing);
        await sweep.Engine.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5));
        await sweep.Engine.ToDigestsAsync();

        Assert.Contains("just in time", sweep.Shown());
    }

    [Fact]
    public async Task What_is_written_after_everything_was_opened_is_told_to_be_late_and_leaves_nothing_behind()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        var slow = new HeldStore(sweep.World.Store);
        var elsewhere = new Engine(sweep.World, slow, sweep.World.Queue, sweep.World.Chat);
        slow.Hold();
        var writing = elsewhere.Comments.SealAsync(ASweep.Ref(6), sweep.Plan.Ref, PracticeArea.Trust, ASweep.Text("far too late"), sweep.World.Time.GetUtcNow(), Live);
        await slow.Reached;

        await sweep.CloseAsync();
        slow.Release();

        Assert.IsType<CommentOutcome.TooLate>(await writing);
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
        Assert.DoesNotContain("far too late", sweep.Shown());
    }

    [Fact]
    public async Task What_somebody_left_behind_who_died_of_being_late_is_swept_away_with_the_next_round()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(3);
        await sweep.CloseAsync();
        await sweep.World.Store.PutNewAsync(StoreKey.Of("comments", ARound.Team.Tenant.Value, ARound.Team.Team.Value, "000001", "inbox", "left"), new byte[14_284], Live);

        await sweep.NextAsync();
        await sweep.CloseAsync();

        Assert.DoesNotContain(sweep.Kept(), name => name.StartsWith("inbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_who_is_asked_about_an_area_comments_on_it_and_only_in_their_own_organisation()
    {
        var sweep = await ASweep.BegunAsync();
        var text = ASweep.Text("words");

        Assert.IsType<CommentOutcome.NoSuchArea>(await sweep.SayAsync(3, "words", PracticeArea.Pragmatic));
        Assert.IsType<CommentOutcome.NotAsked>(await sweep.Engine.Comments.SealAsync(ASweep.Ref(40), sweep.Plan.Ref, PracticeArea.Trust, text, World.Monday, Live));
        Assert.IsType<CommentOutcome.UnknownRound>(await sweep.Engine.Comments.SealAsync(
            new PersonRef(new TenantId("tenant-2"), ARound.Person(3)), sweep.Plan.Ref, PracticeArea.Trust, text, World.Monday, Live));
        Assert.Empty(sweep.Kept());
    }

    [Fact]
    public async Task A_slot_that_somebody_changed_is_lost_and_the_others_are_shown()
    {
        var sweep = await ASweep.InItsLastRoundAsync();
        await sweep.EverybodySaysAsync(4);
        var slot = StoreKey.FromEncoded(sweep.World.Store.Contents().Keys.First(key => key.StartsWith("comments", StringComparison.Ordinal) && key.Contains("/inbox/", StringComparison.Ordinal)));
        await sweep.World.Store.DeleteAsync(slot, null, Live);
        await sweep.World.Store.PutNewAsync(slot, new byte[14_284], Live);

        await sweep.CloseAsync();

        Assert.Equal(3, sweep.Shown().Count);
    }
}
