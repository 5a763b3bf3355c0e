using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Privacy;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>N5 for comments: on with the next sweep, off with the next round, more answers at once and never fewer; logged, and told once.</summary>
public sealed class PromisedComments
{
    private static readonly Promise Made = new(ReleaseThreshold.Default, [ARound.Person(1)], Engine.Channel, 24);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void They_begin_with_a_sweep(bool before, bool startsSweep, bool after)
    {
        var promise = Made with { Comments = new CommentPromise(before, 10) };

        Assert.Equal(after, promise.Next(Made with { Comments = new CommentPromise(true, 10) }, startsSweep).Comments!.AreTaken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void They_end_with_any_round(bool startsSweep)
    {
        var promise = Made with { Comments = new CommentPromise(true, 10) };

        Assert.False(promise.Next(Made with { Comments = new CommentPromise(false, 10) }, startsSweep).Comments!.AreTaken);
        Assert.False(promise.Next(Made, startsSweep).Comments!.AreTaken);
    }

    [Theory]
    [InlineData(12, 10, 12)]
    [InlineData(12, 15, 15)]
    public void The_number_of_answers_only_rises_also_while_they_are_off(int before, int wanted, int after)
    {
        var off = (Made with { Comments = new CommentPromise(true, before) }).Next(Made with { Comments = new CommentPromise(false, 10) }, startsSweep: false);

        Assert.Equal(after, off.Next(Made with { Comments = new CommentPromise(true, wanted) }, startsSweep: true).Comments!.Answers);
    }

    [Fact]
    public void Each_point_is_named()
    {
        Promise on = Made with { Comments = new CommentPromise(true, 10) }, raised = Made with { Comments = new CommentPromise(true, 11) };

        Assert.Equal([PromisePoint.CommentsOn], Made.DifferencesTo(on));
        Assert.Equal([PromisePoint.CommentsOff], on.DifferencesTo(Made with { Comments = new CommentPromise(false, 12) }));
        Assert.Equal([PromisePoint.CommentThreshold], on.DifferencesTo(raised));
        Assert.Empty(Made.DifferencesTo(Made with { Comments = new CommentPromise(false, 12) }));
    }

    [Fact]
    public async Task Turned_on_in_a_sweep_they_are_taken_from_the_next_one_on_and_people_are_told_once()
    {
        var sweep = await ASweep.BegunAsync(takesComments: false);

        var saved = Assert.IsType<SwitchCommentsOutcome.Saved>(await sweep.Engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, take: true, null, Live));

        Assert.Equal([PromisePoint.CommentsOn], saved.Outlook.WithNextSweep);
        await sweep.CloseAsync();
        for (var number = 2; number <= 5; number++)
        {
            await sweep.NextAsync();
            Assert.IsType<CommentOutcome.NotTaken>(await sweep.SayAsync(2, "not yet", Core.Practice.ItemBank.Shipped.Find(sweep.Plan.Find(ARound.Person(2))!.Items[0])!.Area));
            Assert.Empty(sweep.Plan.CommentChanges);
            await sweep.CloseAsync();
        }

        await sweep.NextAsync();
        Assert.Equal([PromisePoint.CommentsOn], sweep.Plan.CommentChanges);
        Assert.Empty(sweep.Plan.PromiseChanges);
        Assert.IsType<CommentOutcome.Sealed>(await sweep.SayAsync(2, "now"));
        await sweep.CloseAsync();
        await sweep.NextAsync();
        Assert.Empty(sweep.Plan.CommentChanges);
    }

    [Fact]
    public async Task Turned_off_they_are_taken_no_more_can_still_be_withdrawn_and_are_shown_to_nobody()
    {
        var sweep = await ASweep.BegunAsync();
        await sweep.AnswerAsync(12);
        await sweep.EverybodySaysAsync(4);
        await sweep.CloseAsync();

        await sweep.SwitchAsync(take: false);
        await sweep.NextAsync();
        Assert.Equal([PromisePoint.CommentsOff], sweep.Plan.CommentChanges);
        Assert.IsType<CommentOutcome.NotTaken>(await sweep.SayAsync(7, "more"));
        Assert.IsType<CommentOutcome.Withdrawn>(await sweep.WithdrawAsync(5, null));
        await sweep.ToItsEndAsync();

        Assert.Empty(sweep.Shown());
        Assert.Equal([ARound.Person(2), ARound.Person(3), ARound.Person(4)], sweep.Told().OrderBy(person => person.Value, StringComparer.Ordinal));
        Assert.Equal(["end.json", "release.json"], sweep.Kept());
    }

    [Fact]
    public async Task More_answers_than_the_floor_can_be_asked_for_and_then_it_takes_them()
    {
        var sweep = await ASweep.BegunAsync(answers: 12);
        Assert.Equal(12, sweep.Plan.Comments!.Answers);
        await sweep.AnswerAsync(11);
        await sweep.EverybodySaysAsync(4);

        await sweep.ToItsEndAsync();

        Assert.Empty(sweep.Shown());
        Assert.Equal(4, sweep.Told().Count);
    }

    [Fact]
    public async Task Who_and_what_is_in_the_log_and_only_an_admin_changes_anything()
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();

        Assert.IsType<SwitchCommentsOutcome.NotAdmin>(await engine.SwitchComments.HandleAsync(ARound.Team, ARound.Person(2), true, null, Live));
        Assert.Equal(9, Assert.IsType<SwitchCommentsOutcome.ThresholdTooLow>(await engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, true, 9, Live)).Wanted);
        await engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, true, 12, Live);
        await engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, true, 12, Live);
        await engine.SwitchComments.HandleAsync(ARound.Team, Engine.Admin, false, null, Live);

        Assert.Equal(
            [
                new AuditFact("bot added", Engine.Admin, null, "settings start anew"),
                new AuditFact("comments", Engine.Admin, "off", "on"),
                new AuditFact("comment threshold", Engine.Admin, null, "12"),
                new AuditFact("comments", Engine.Admin, "on", "off"),
            ],
            (await new AuditLog(world.Store).ReadAsync(ARound.Team, Live)).Entries.Select(entry => entry.Fact));
    }

    [Fact]
    public async Task A_threshold_below_the_floor_in_the_store_is_not_believed()
    {
        var world = new World();
        var engine = world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        await engine.Teams.UpdateAsync(ARound.Team, team => team! with { TakesComments = true, CommentThreshold = 1 }, Live);

        Assert.Equal(CommentPromise.Floor, (await engine.AskedAsync()).Comments!.Answers);
    }
}
