using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Shifts;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Shifts;

/// <summary>A quarter and more through every use case: one summary carries the ways of working, whatever is repeated.</summary>
public sealed class WaysInSummaries
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public WaysInSummaries()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_summary_after_thirteen_weeks_carries_what_was_told_and_whoever_tells_it_again_tells_the_same()
    {
        var last = await PlayAsync(weeks: 15);

        var told = _world.Chat.Delivered.OfType<Post.ChannelSummary>().ToList();
        var carrier = Assert.Single(told, post => post.Summary.Ways is not null);
        var readings = told.TakeWhile(post => post != carrier).Append(carrier)
            .SelectMany(post => post.Summary.Areas.Where(area => area.Area == PracticeArea.Shift && area.Level is not null).Select(area => new WaysReading(post.Summary.Date, area.Level!)));
        Assert.Equal((14, 15), (carrier.Summary.Number, told.Count));
        Assert.Equal(readings, carrier.Summary.Ways!.Readings);
        Assert.Equal(2, carrier.Summary.Ways.Readings.Count);

        await _engine.Advance.HandleAsync(carrier.Plan.Ref, Live);
        await _engine.Advance.HandleAsync(last.Ref, Live);
        Assert.Equal(15, _world.Chat.Delivered.OfType<Post.ChannelSummary>().Count());
        Assert.Equal(carrier.Summary.Ways.Readings, (await _engine.Rounds.FindSummaryAsync(carrier.Plan.Ref, Live))!.Summary.Ways!.Readings);

        var typed = Assert.IsType<WaysOutcome.Found>(await _engine.Ways.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(4)), ARound.Team, Live)).Ways;
        Assert.Equal(readings.Concat(told.SkipWhile(post => post != carrier).Skip(1).SelectMany(post => post.Summary.Areas.Where(area => area.Area == PracticeArea.Shift && area.Level is not null).Select(area => new WaysReading(post.Summary.Date, area.Level!)))), typed.Told.Readings);
        Assert.Equal(typed.Steps.Sum(steps => steps.Times), (await _engine.Nudges.RecordAsync(ARound.Team, Live)).Given.Count(given => given.Role is NudgeRole.Team && typed.Told.Quarter.Contains(given.On)));
    }

    [Fact]
    public async Task Where_others_read_the_channel_each_person_gets_it_with_their_own_summary()
    {
        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(6, guests: 1).Members, IsShared: false);

        await PlayAsync(weeks: 14);

        Assert.Empty(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
        var carriers = _world.Chat.Delivered.OfType<Post.OwnSummary>().Where(post => post.Summary.Ways is not null).ToList();
        Assert.All(carriers, post => Assert.NotNull(post.Summary.Ways!.Newest));
        Assert.Single(carriers.Select(post => post.Plan.Number).Distinct());
        Assert.Equal(carriers.Count, carriers.Select(post => post.Person).Distinct().Count());
        Assert.NotEmpty(carriers);
    }

    /// <summary>Everybody answers each week, and the leader reads it.</summary>
    private async Task<RoundPlan> PlayAsync(int weeks)
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await _engine.WorkAtYearEndAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await _engine.Budget.SetCapAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(number)), AttentionAccount.HighestCap, Live);
        }

        RoundPlan plan = null!;
        for (var week = 0; week < weeks; week++)
        {
            var at = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddDays(7 * week);
            await _engine.PassAsync(at - _world.Time.GetUtcNow(), TimeSpan.FromHours(3));
            plan = (await _engine.PlanOfAsync(DateOnly.FromDateTime(at.Date).ToString("O", System.Globalization.CultureInfo.InvariantCulture)))!;
            foreach (var participant in plan.Participants)
            {
                await _engine.AnswerAllAsync(plan, participant.Person, 4);
            }

            await _engine.CloseAndReadAsync();
        }

        return plan;
    }
}
