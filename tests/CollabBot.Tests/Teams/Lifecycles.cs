using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

/// <summary>What happens to people, teams and channels while a round is open, and what the round makes of it.</summary>
public sealed class Lifecycles
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Lifecycles()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_who_joins_mid_round_waits_for_the_next_sweep()
    {
        var plan = await _engine.OpenedAsync();
        _world.Roster.Reading = MemoryRoster.Of(9);
        var joiner = ARound.Person(9);

        await _engine.PassAsync(TimeSpan.FromHours(1));
        Assert.IsType<AnswerOutcome.NotAsked>(await _engine.AnswerAsync(plan, joiner, 0, 4));
        Assert.Equal(0, AsksOf(joiner));

        await NextRoundAsync();
        Assert.Equal(0, AsksOf(joiner));
    }

    [Fact]
    public async Task Somebody_who_leaves_mid_round_is_neither_counted_nor_asked_again()
    {
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 8);
        _world.Roster.Reading = MemoryRoster.Of(7);

        await _engine.CloseAsync();
        await NextRoundAsync();

        Assert.All((await _engine.ResultAsync(plan))!.Areas, area => Assert.Equal(7, area.N));
        Assert.Equal(1, AsksOf(ARound.Person(8)));
        Assert.Equal(2, AsksOf(ARound.Person(7)));
    }

    [Fact]
    public async Task A_round_in_which_nobody_can_be_reached_tries_each_once_and_ends_without_a_reading()
    {
        _world.Chat.Answer = post => post is Post.PulseAsk ? new SendOutcome.Permanent("Refused", Unreachable.Blocked) : new SendOutcome.Done(null);
        var plan = await _engine.OpenedAsync();

        await _engine.PassAsync(TimeSpan.FromDays(8) + TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));

        Assert.Equal(8, _world.Chat.Tried.OfType<Post.PulseAsk>().Count());
        Assert.Empty((await _engine.ResultAsync(plan))!.Areas);
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 12)]
    public async Task A_team_of_nobody_or_of_guests_only_is_asked_nothing_and_its_admin_is_told(int people, int guests)
    {
        _world.Roster.Reading = MemoryRoster.Of(people, guests);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        await _engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));

        Assert.Empty(_world.Chat.Tried.OfType<Post.PulseAsk>());
        Assert.Equal(SkipReason.TooFewPeople, Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>()).Reason);
    }

    [Fact]
    public async Task What_is_set_up_anew_mid_round_changes_nothing_of_the_round_that_was_promised()
    {
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 8);

        await _engine.SetUpAsync(PulseCadence.Default with { Weekday = DayOfWeek.Friday }, ARound.Person(2), ARound.Person(3));
        await _engine.CloseAsync();

        // Who leads now was not promised as a reader, and who was promised does not lead any more.
        Assert.Empty(_world.Chat.Delivered.OfType<Post.LeaderDigest>());
        Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
        Assert.All(plan.Participants, participant => Assert.Equal(1, AsksOf(participant.Person)));
    }

    [Fact]
    public async Task A_team_that_is_renamed_mid_round_keeps_its_name_in_what_that_round_tells()
    {
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 8);

        await _engine.Install.RenameAsync(ARound.Team, "Another", Live);
        await _engine.CloseAsync();

        Assert.Equal("Team", Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Plan.TeamName);
    }

    [Theory]
    [InlineData("NotFound")]
    [InlineData("MessageWritesBlocked")]
    public async Task A_summary_whose_channel_is_deleted_or_archived_is_tried_once_and_the_leader_is_told_all_the_same(string code)
    {
        _world.Chat.Answer = post => post is Post.ChannelSummary ? new SendOutcome.Permanent(code) : new SendOutcome.Done(null);
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 8);

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Single(_world.Chat.Tried.OfType<Post.ChannelSummary>());
        Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>());
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task A_digest_for_a_leader_who_has_left_is_given_up_and_the_round_ends()
    {
        _world.Chat.Answer = post => post is Post.LeaderDigest ? new SendOutcome.Permanent("Refused", Unreachable.Left) : new SendOutcome.Done(null);
        var plan = await _engine.OpenedAsync();
        await AnswerAsync(plan, people: 8);

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Single(_world.Chat.Tried.OfType<Post.LeaderDigest>());
        Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task A_person_in_five_teams_is_asked_once_in_each_and_answers_in_none_for_another()
    {
        var teams = Enumerable.Range(1, 5).Select(number => ARound.Team with { Team = new TeamId($"19:team-{number}@thread.tacv2") }).ToList();
        var plans = new List<RoundPlan>();
        foreach (var team in teams)
        {
            await _engine.Install.AddAsync(team, "Team", Engine.Admin, Engine.Channel, new ChannelId(team.Team.Value), Live);
            plans.Add(Assert.IsType<OpenRoundOutcome.Opened>(Assert.IsType<AskNowOutcome.Opening>(await _engine.AskNow.OpenAsync(team, Engine.Admin, Live)).Outcome).Plan);
        }

        await _engine.PassAsync(TimeSpan.FromMinutes(1));
        await _engine.AnswerAsync(plans[2], ARound.Person(4), 0, 4);

        Assert.Equal(5, AsksOf(ARound.Person(4)));
        foreach (var plan in plans)
        {
            var view = Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(plan, new PersonRef(plan.Ref.Tenant, ARound.Person(4)))).View;
            Assert.Equal(plan == plans[2] ? 1 : 0, view.Answered);
        }
    }

    [Fact]
    public async Task A_blocked_person_is_called_once_in_a_round_even_when_a_process_dies_in_between()
    {
        _world.Chat.Answer = post => post is Post.PulseAsk { Participant.Person: var person } && person == ARound.Person(2)
            ? new SendOutcome.Permanent("Refused", Unreachable.Blocked)
            : new SendOutcome.Done(null);
        await _engine.OpenedAsync();

        await _world.Start().PassAsync(TimeSpan.FromHours(2));

        Assert.Equal(1, _world.Chat.Tried.OfType<Post.PulseAsk>().Count(ask => ask.Participant.Person == ARound.Person(2)));
    }

    [Fact]
    public async Task A_bot_that_is_installed_anew_mid_round_asks_nobody_again_and_sees_the_round_through()
    {
        var plan = await _engine.OpenedAsync();

        await _engine.Install.RemoveAsync(ARound.Team, Live);
        await _engine.PassAsync(TimeSpan.FromHours(1));
        await _engine.InstallAsync();
        await _engine.PassAsync(TimeSpan.FromDays(8), TimeSpan.FromHours(1));

        Assert.All(plan.Participants, participant => Assert.Equal(1, AsksOf(participant.Person)));
        Assert.Equal(2, _world.Chat.Delivered.OfType<Post.Welcome>().Count());
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task Of_two_admins_each_may_act_and_both_are_told()
    {
        var second = ARound.Person(2);
        _world.Roster.Reading = MemoryRoster.Of(2);
        await _engine.InstallAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { Admins = [Engine.Admin, second] }, Live);
        await _engine.SetUpAsync();

        await _engine.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        _world.Roster.Reading = MemoryRoster.Of(8);

        Assert.Equal([Engine.Admin, second], _world.Chat.Delivered.OfType<Post.RoundSkipped>().Select(skipped => skipped.Admin));
        Assert.IsType<OpenRoundOutcome.Opened>(Assert.IsType<AskNowOutcome.Opening>(await _engine.AskNow.OpenAsync(ARound.Team, second, Live)).Outcome);
        Assert.IsType<AskNowOutcome.Closing>(await _engine.AskNow.CloseAsync(ARound.Team, Engine.Admin, Live));
    }

    private int AsksOf(PersonId person) => _world.Chat.Delivered.OfType<Post.PulseAsk>().Count(ask => ask.Participant.Person == person);

    private async Task AnswerAsync(RoundPlan plan, int people)
    {
        for (var number = 1; number <= people; number++)
        {
            await _engine.AnswerAllAsync(plan, ARound.Person(number), 4);
        }
    }

    private async Task NextRoundAsync()
    {
        await _engine.PassAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(1));
        Assert.Equal(2, (await _engine.Teams.HistoryAsync(ARound.Team, Live)).RoundsPlanned);
    }
}
