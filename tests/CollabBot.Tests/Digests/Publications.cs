using CollabBot.Core.Delivery;
using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Digests;

public sealed class Publications
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Publications() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_ends_in_one_summary_for_the_channel_and_one_digest_for_each_leader_with_the_same_content()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync(null, ARound.Person(1), ARound.Person(2));
        var plan = await _engine.AskedAsync();
        await AnswerAsync(plan, people: 8);

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        var summary = Assert.Single(_world.Chat.Tried.OfType<Post.ChannelSummary>());
        Assert.Equal([ARound.Person(1), ARound.Person(2)], _world.Chat.Tried.OfType<Post.LeaderDigest>().Select(digest => digest.To()));
        Assert.All(_world.Chat.Tried.OfType<Post.LeaderDigest>(), digest => Assert.Equivalent(summary.Summary, digest.Summary(), strict: true));
        Assert.Equal(PracticeArea.Core, summary.Summary.Areas.Select(area => area.Area));
        Assert.All(summary.Summary.Areas, area => Assert.Equal(("around 75", "Building a baseline: 6 more readings are needed."), (area.Shown, area.Meaning)));
        Assert.Equal("Most of the people asked took part.", summary.Summary.Participation);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero), summary.Summary.Next);
    }

    [Fact]
    public async Task A_round_that_fell_short_says_so_and_no_number()
    {
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 4);

        await _engine.CloseAsync();

        var summary = Assert.Single(_world.Chat.Tried.OfType<Post.ChannelSummary>()).Summary;
        Assert.False(summary.ShowsAnything);
        Assert.Null(summary.Participation);
        Assert.All(summary.Areas, area => Assert.Equal((Wording.NotEnough, ""), (area.Shown, area.Meaning)));
    }

    [Fact]
    public async Task A_worker_that_lost_the_posts_to_another_does_not_call_the_round_told()
    {
        var plan = await _engine.OpenedAsync();
        await _engine.AskNow.CloseAsync(plan.Ref.Team, Engine.Admin, Live);
        _world.Time.Advance(RoundState.Drain);
        var chat = new StalledChat(_world.Chat);
        var stalled = new Engine(_world, _world.Store, _world.Queue, chat).Advance.HandleAsync(plan.Ref, Live);
        await chat.Reached;

        _world.Chat.Answer = _ => new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(3));
        await new Deliver(_world.Store, _world.Chat, _world.Unpaced(), _world.People(), new SingleReplica(), WorkHold.Default, _world.Stops(), new DeliveryMetrics(_world.Meters)).HandleAsync(Rounds.LedgerKey(plan.Ref, "tell"), [("another", new Post.ChannelSummary(plan, null!))], Live);
        chat.Release();

        Assert.IsType<WorkOutcome.Again>(await stalled);
        Assert.Equal(RoundPhase.Closed, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task What_was_released_is_frozen_and_a_later_answer_of_any_kind_changes_nothing()
    {
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 6);
        await _engine.CloseAsync();
        var before = _world.Store.Contents();

        await _engine.AnswerAsync(plan, ARound.Person(1), 0, 1);
        await _engine.Advance.HandleAsync(plan.Ref, Live);
        await _engine.AskNow.CloseAsync(plan.Ref.Team, Engine.Admin, Live);

        Assert.Equal(before, _world.Store.Contents());
    }

    [Fact]
    public async Task Rounds_are_counted_and_direction_is_not_spoken_of_before_there_are_enough_readings()
    {
        await _engine.InstallAsync();
        await _engine.WorkAtYearEndAsync();
        await _engine.SetUpAsync();
        for (var week = 0; week < 11; week++)
        {
            await _engine.PassAsync(Occurrence(week) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
            var plan = (await _engine.PlanOfAsync(Date(week)))!;
            await AnswerAsync(plan, people: week == 2 ? 3 : 6);
            await _engine.CloseAndReadAsync();
        }

        var summaries = _world.Chat.Delivered.OfType<Post.ChannelSummary>().Select(post => post.Summary).ToList();
        Assert.Equal(Enumerable.Range(1, 11), summaries.Select(summary => summary.Number));
        foreach (var (index, summary) in summaries.Index())
        {
            Assert.All(summary.Areas, line =>
            {
                var earlier = summaries.Take(index).Count(other => other.Areas.Any(shown => shown.Area == line.Area && shown.Level is not null));

                Assert.Equal(line.Level is null ? "" : Needed(line.Area) - earlier is var needed and > 1 ? $"Building a baseline: {needed - 1} more reading{(needed == 2 ? " is" : "s are")} needed." : "No clear change.", line.Meaning);
            });
        }

        Assert.Contains(summaries.SelectMany(summary => summary.Areas), line => line.Meaning == "Building a baseline: 1 more reading is needed.");
        var history = await _engine.Teams.HistoryAsync(ARound.Team, Live);
        Assert.Equal((11, 11), (history.RoundsPlanned, history.Releases.Count));
        Assert.All(history.Releases[2].Areas, area => Assert.Null(area.Level));
    }

    [Fact]
    public async Task Nobody_meets_an_item_again_before_the_others_of_its_area()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var asked = new List<string>();
        for (var week = 0; week < 3; week++)
        {
            await _engine.PassAsync(Occurrence(week) - _world.Time.GetUtcNow(), TimeSpan.FromHours(1));
            asked.AddRange((await _engine.PlanOfAsync(Date(week)))!.Find(ARound.Person(3))!.Items);
        }

        Assert.Equal(9, asked.Distinct(StringComparer.Ordinal).Count());
    }

    private static int Needed(PracticeArea area) => area.IsCore ? 7 : 5;

    private static DateTimeOffset Occurrence(int week) => new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero).AddDays(7 * week);

    private static string Date(int week) => DateOnly.FromDateTime(Occurrence(week).Date).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private async Task AnswerAsync(RoundPlan plan, int people)
    {
        foreach (var participant in plan.Participants.Take(people))
        {
            await _engine.AnswerAllAsync(plan, participant.Person, 4);
        }
    }
}
