using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>Somebody is left alone for a while because they asked for it (R3).</summary>
public sealed class Pauses
{
    private static readonly PersonRef Somebody = new(ARound.Team.Tenant, ARound.Person(3));

    private readonly World _world = new();
    private readonly Engine _engine;

    public Pauses()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_pauses_for_two_weeks_is_not_asked_in_them_and_is_asked_again_after()
    {
        await _engine.OpenedAsync();

        var outcome = await PauseAsync(new PauseWish.ForWeeks(2));
        await _engine.PassAsync(TimeSpan.FromDays(22), TimeSpan.FromHours(1));

        Assert.Equal(new DateOnly(2026, 12, 7), Assert.IsType<PauseOutcome.Paused>(outcome).Until);
        Assert.Equal(["2026-11-23", "2026-12-08"], AsksOf(Somebody.Person));
    }

    [Fact]
    public async Task Whoever_pauses_in_an_open_round_is_not_reminded_in_it_and_what_they_answered_counts()
    {
        var plan = await _engine.OpenedAsync();
        await _engine.AnswerAsync(plan, ARound.Person(4), 0, 4);

        await PauseAsync(new PauseWish.Until(new DateOnly(2026, 12, 24)));
        await PauseAsync(new PauseWish.ForWeeks(4), ARound.Person(4));
        await _engine.PassAsync(plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromTicks(1), TimeSpan.FromHours(1));

        var reminded = _world.Chat.Delivered.OfType<Post.PulseReminder>().Select(post => post.Participant.Person).ToList();
        Assert.Equal(Enumerable.Range(1, 8).Except([3, 4]).Select(ARound.Person).ToHashSet(), reminded.ToHashSet());
        Assert.IsType<AnswerOutcome.Shown>(await _engine.AnswerAsync(plan, Somebody.Person, 0, 4));
    }

    [Fact]
    public async Task Whoever_resumes_is_asked_with_the_next_round()
    {
        await _engine.OpenedAsync();
        await PauseAsync(new PauseWish.ForWeeks(4));

        Assert.IsType<PauseOutcome.Resumed>(await _engine.PauseAsking.ResumeAsync(Somebody, ARound.Team.Team, Live));
        Assert.IsType<PauseOutcome.Resumed>(await _engine.PauseAsking.ResumeAsync(Somebody, ARound.Team.Team, Live));
        await _engine.PassAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(1));

        Assert.Equal(["2026-11-23", "2026-12-01"], AsksOf(Somebody.Person));
    }

    [Fact]
    public async Task An_admin_who_pauses_before_the_first_round_is_not_asked_in_it()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        await PauseAsync(new PauseWish.ForWeeks(2), Engine.Admin);
        var plan = await _engine.AskedAsync();

        Assert.Null(plan.Find(Engine.Admin));
        Assert.Equal((7, 1), (plan.Participants.Count, plan.Paused));
    }

    [Fact]
    public async Task A_pause_ends_after_today_and_within_a_year()
    {
        await _engine.OpenedAsync();
        var today = new DateOnly(2026, 11, 23);

        Assert.Equal(new PauseOutcome.Over(today, today), await PauseAsync(new PauseWish.Until(today)));
        Assert.Equal(new PauseOutcome.Over(today.AddDays(-300), today), await PauseAsync(new PauseWish.Until(today.AddDays(-300))));
        Assert.Equal(new PauseOutcome.TooLong(today.AddDays(366)), await PauseAsync(new PauseWish.Until(today.AddDays(367))));
        Assert.Equal(new PauseOutcome.TooLong(today.AddDays(366)), await PauseAsync(new PauseWish.ForWeeks(int.MaxValue)));
        Assert.IsType<PauseOutcome.Paused>(await PauseAsync(new PauseWish.Until(today.AddDays(366))));
        Assert.IsType<PauseOutcome.Paused>(await PauseAsync(new PauseWish.Until(today.AddDays(1))));
    }

    [Fact]
    public async Task Nobody_pauses_in_a_team_that_is_not_theirs()
    {
        await _engine.OpenedAsync();
        var before = _world.Store.Contents();

        Assert.IsType<PauseOutcome.NotTheirs>(await PauseAsync(new PauseWish.ForWeeks(2), ARound.Person(99)));
        Assert.IsType<PauseOutcome.NotTheirs>(await _engine.PauseAsking.PauseAsync(Somebody, new TeamId("another"), new PauseWish.ForWeeks(2), Live));
        Assert.IsType<PauseOutcome.NotTheirs>(await _engine.PauseAsking.PauseAsync(Somebody with { Tenant = new TenantId("another") }, ARound.Team.Team, new PauseWish.ForWeeks(2), Live));

        Assert.Equal(before, _world.Store.Contents());
    }

    [Fact]
    public async Task A_pause_is_told_to_nobody()
    {
        var plan = await _engine.OpenedAsync();
        var posts = _world.Chat.Tried.Count;

        await PauseAsync(new PauseWish.ForWeeks(2));
        await _engine.BeatAsync();

        Assert.Equal(posts, _world.Chat.Tried.Count);
        Assert.Equal(8, plan.Participants.Count);
    }

    private Task<PauseOutcome> PauseAsync(PauseWish wish, PersonId? person = null) =>
        _engine.PauseAsking.PauseAsync(Somebody with { Person = person ?? Somebody.Person }, ARound.Team.Team, wish, Live);

    private IEnumerable<string> AsksOf(PersonId person) => _world.Chat.Delivered.OfType<Post.PulseAsk>()
        .Where(ask => ask.Participant.Person == person)
        .Select(ask => ask.Plan.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
