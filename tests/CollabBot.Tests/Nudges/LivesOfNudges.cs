using System.Text.Json;
using CollabBot.Core;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>A nudge from the telling of a round to its counting: given once, asked about once, at the same place, and nobody's reply is left.</summary>
public sealed class LivesOfNudges
{
    private const int People = 6;

    private readonly World _world = new();
    private readonly Engine _engine;

    public LivesOfNudges()
    {
        _world.Roster.Reading = MemoryRoster.Of(People);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_is_told_with_one_small_step_for_the_channel()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var plan = await ToldAsync();

        var offer = Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Nudge!;

        Assert.Equal((NudgePlace.Channel, NudgeRole.Team), (offer.Nudge!.Place, offer.Nudge.Role));
        Assert.Contains(offer.Nudge.Area, PracticeArea.Core);
        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
        Assert.Equal(new GivenNudge(offer.NudgeId, NudgeRole.Team, offer.Ref.On), Assert.Single((await RecordAsync()).Given));
        Assert.Equal(plan.Ref.Team, offer.Ref.Team);
    }

    [Fact]
    public async Task A_personal_one_for_which_nobodys_week_has_room_counts_as_not_given()
    {
        await OnlyPlaceAsync(NudgePlace.Personal);
        foreach (var number in Enumerable.Range(1, People))
        {
            await _engine.Budget.SetCapAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(number)), AttentionAccount.LowestCap, Live);
        }

        var plan = await ToldAsync();
        await _engine.Advance.HandleAsync(plan.Ref, Live);
        await PassDaysAsync(1);

        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
        var record = await RecordAsync();
        Assert.Empty(record.Given);
        Assert.Equal(plan.Date, Assert.Single(record.Unseen).On);
    }

    [Fact]
    public async Task A_personal_one_that_was_given_stays_given_for_whoever_comes_to_it_again_in_a_full_week()
    {
        await OnlyPlaceAsync(NudgePlace.Personal);
        var plan = await ToldAsync();
        var given = Assert.Single((await RecordAsync()).Given);
        Assert.NotEmpty(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
        var nudge = new NudgeRef(plan.Ref.Team, given.On, given.Role);
        _world.Time.Advance(TimeSpan.FromDays(7));
        var week = AttentionWeek.At(TeamClock.For(plan.ZoneId), _world.Time.GetUtcNow());
        foreach (var person in Enumerable.Range(1, People).Select(number => new PersonRef(ARound.Team.Tenant, ARound.Person(number))))
        {
            await _engine.Budget.SetCapAsync(person, AttentionAccount.LowestCap, Live);
            await _engine.Budget.TryChargeAsync(person, AttentionKind.Digest, "another", week, Live);
        }

        await _engine.Errands.SetAsync(plan.Ref.Tenant, nudge.Errand, _world.Time.GetUtcNow(), new Errand.GiveNudge(nudge), Live);
        await _engine.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));

        Assert.Empty((await RecordAsync()).Unseen);
        Assert.IsType<Errand.FollowUpNudge>((await _engine.Errands.FindAsync(plan.Ref.Tenant, nudge.Errand, Live))?.What);
    }

    [Fact]
    public async Task A_personal_one_goes_to_everybody_who_neither_leads_nor_is_away_nor_opted_out()
    {
        await OnlyPlaceAsync(NudgePlace.Personal);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var plan = await _engine.AskedAsync();
        await _engine.StopAsking.HandleAsync(new PersonRef(plan.Ref.Tenant, ARound.Person(2)), plan.Ref.Team.Team, true, Live);
        await _engine.PauseAsking.PauseAsync(new PersonRef(plan.Ref.Tenant, ARound.Person(3)), plan.Ref.Team.Team, new PauseWish.ForWeeks(4), Live);
        await AnswerAndCloseAsync(plan);

        Assert.Null(Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Nudge);
        AssertReached<Post.NudgeToTry>(post => post.To.Person, 4, 5, 6);

        await PassDaysAsync(8);
        AssertReached<Post.NudgeFollowUp>(post => post.To.Person, 4, 5, 6);
    }

    [Fact]
    public async Task Whoever_tells_again_tells_the_same_and_gives_nothing_twice()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var plan = await ToldAsync();
        var before = (await RecordAsync()).Given;

        await _engine.Advance.HandleAsync(plan.Ref, Live);
        await _engine.Choose.HandleAsync((await _engine.Teams.FindAsync(plan.Ref.Team, Live))!, plan.Date, Live);

        Assert.Equal(before, (await RecordAsync()).Given);
    }

    [Fact]
    public async Task A_week_later_it_is_asked_about_once_and_a_week_after_that_it_is_counted_and_the_votes_are_gone()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var nudge = (await TellAsync()).Ref;
        await SayAsync(nudge, NudgeReply.WillTry, 1, 2, 3);
        await SayAsync(nudge, NudgeReply.NotNow, 4);

        await PassDaysAsync(6);
        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>());
        await PassDaysAsync(1);

        Assert.Null(Assert.Single(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>()).To.Person);
        Assert.Equal(new NudgeReplies(3, 1, 0), Given(nudge, await RecordAsync()).Replies);

        await SayAsync(nudge, NudgeReply.Helped, 1, 2);
        await SayAsync(nudge, NudgeReply.HelpedABit, 2, 3);
        await SayAsync(nudge, NudgeReply.DidNotTry, 5);
        await PassDaysAsync(8);

        var given = Given(nudge, await RecordAsync());
        Assert.Equal(new HelpedVotes(1, 2, 0, 1), given.Helped);
        Assert.Single(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>());
        var tally = await TallyAsync(given.NudgeId);
        Assert.Equal((3, 1), (tally.Votes.Tried, tally.Teams));
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "poll" || (key[0] is "nudge" && key.Contains("ledger") && key.Contains(nudge.Id)));
        Assert.IsType<NudgeReplyOutcome.Over>(await _engine.NudgeReplies.HandleAsync(Person(1), nudge, NudgeReply.Helped, Live));
    }

    [Fact]
    public async Task What_was_counted_is_not_counted_again_by_whoever_repeats_it()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var offer = await TellAsync();
        await PassDaysAsync(7);
        await SayAsync(offer.Ref, NudgeReply.Helped, 1, 2);
        _world.Time.Advance(TimeSpan.FromDays(8));

        await _engine.Settle.HandleAsync(offer.Ref, Live);
        await _engine.Settle.HandleAsync(offer.Ref, Live);

        Assert.Equal(2, (await TallyAsync(offer.NudgeId)).Votes.Tried);
        Assert.Equal(new HelpedVotes(2, 0, 0, 0), Given(offer.Ref, await RecordAsync()).Helped);
    }

    [Fact]
    public async Task A_leader_who_does_not_want_it_need_not_wait_and_nobody_is_asked_about_it()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var offer = await TellAsync();

        Assert.IsType<NudgeReplyOutcome.TurnedDown>(await _engine.NudgeReplies.HandleAsync(Person(1), offer.Ref, NudgeReply.NotForUs, Live));
        Assert.Contains(offer.NudgeId, (await RecordAsync()).NotForUs);

        await PassDaysAsync(15);
        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>());
        Assert.DoesNotContain(_world.Keys(), key => key[0] is "poll");
    }

    [Fact]
    public async Task One_member_alone_turns_nothing_down_and_two_do()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var offer = await TellAsync();
        await SayAsync(offer.Ref, NudgeReply.NotForUs, 2);
        Assert.Empty((await RecordAsync()).NotForUs.Except(Elsewhere(NudgePlace.Channel)));

        await SayAsync(offer.Ref, NudgeReply.NotForUs, 3);
        await PassDaysAsync(7);

        Assert.Contains(offer.NudgeId, (await RecordAsync()).NotForUs);
        Assert.Empty(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>());
    }

    [Fact]
    public async Task Nobody_speaks_about_what_was_for_others()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var nudge = (await TellAsync()).Ref;

        Assert.IsType<NudgeReplyOutcome.NotTheirs>(await _engine.NudgeReplies.HandleAsync(Person(99), nudge, NudgeReply.Helped, Live));
        Assert.IsType<NudgeReplyOutcome.NotTheirs>(await _engine.NudgeReplies.HandleAsync(new PersonRef(new TenantId("another"), ARound.Person(2)), nudge, NudgeReply.Helped, Live));
        Assert.IsType<NudgeReplyOutcome.NotTheirs>(await _engine.NudgeReplies.HandleAsync(Person(2), nudge with { Role = NudgeRole.Leader }, NudgeReply.Helped, Live));
        Assert.IsType<NudgeReplyOutcome.Over>(await _engine.NudgeReplies.HandleAsync(Person(2), nudge with { On = nudge.On.AddDays(1) }, NudgeReply.Helped, Live));
    }

    [Fact]
    public async Task A_team_of_four_gets_a_step_of_the_core_on_its_day_and_no_summary()
    {
        _world.Roster.Reading = MemoryRoster.Of(4);
        await OnlyPlaceAsync(NudgePlace.Channel);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        await PassDaysAsync(3);

        var given = Assert.Single(_world.Chat.Delivered.OfType<Post.NudgeToTry>());
        Assert.Null(given.To.Person);
        Assert.Contains(given.Nudge.Nudge!.Area, PracticeArea.Core);
        Assert.Empty(_world.Chat.Delivered.OfType<Post.ChannelSummary>());

        await PassDaysAsync(7);
        Assert.Single(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>());
        Assert.Equal(2, _world.Chat.Delivered.OfType<Post.NudgeToTry>().Count());
    }

    [Fact]
    public async Task The_leader_gets_one_with_the_digest_before_the_team_gets_its_third()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var monday = DateOnly.FromDateTime(_world.Time.GetUtcNow().UtcDateTime);
        await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => record
            .With(new GivenNudge("N-REL-1", NudgeRole.Team, monday.AddDays(-14))).With(new GivenNudge("N-OPP-1", NudgeRole.Team, monday.AddDays(-7))), Live);

        await AnswerAndCloseAsync(await _engine.AskedAsync());

        var forLeader = Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>()).OfTeam().Nudge!;
        Assert.Equal(NudgeRole.Leader, forLeader.Nudge!.Role);
        Assert.NotNull(Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Nudge);
        Assert.IsType<NudgeReplyOutcome.Noted>(await _engine.NudgeReplies.HandleAsync(Person(1), forLeader.Ref, NudgeReply.WillTry, Live));

        await PassDaysAsync(13);
        Assert.DoesNotContain(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>(), post => post.Nudge == forLeader);
        await PassDaysAsync(2);
        Assert.Single(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>(), post => post.To.Person == ARound.Person(1) && post.Nudge == forLeader);
    }

    [Fact]
    public async Task Where_others_read_the_channel_people_are_asked_in_their_own_chats_too()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var plan = await _engine.AskedAsync();
        _world.Roster.Channel = new ChannelReading.Hidden("Gone");
        await AnswerAndCloseAsync(plan);

        Assert.Empty(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
        await PassDaysAsync(8);

        Assert.NotEmpty(_world.Chat.Delivered.OfType<Post.OwnSummary>());
        Assert.All(_world.Chat.Delivered.OfType<Post.OwnSummary>(), own => Assert.NotNull(own.Summary.Nudge));
        Assert.All(_world.Chat.Delivered.OfType<Post.NudgeFollowUp>(), post => Assert.NotNull(post.To.Person));
        AssertReached<Post.NudgeFollowUp>(post => post.To.Person, 2, 3, 4, 5, 6);
    }

    [Fact]
    public async Task A_choice_can_be_made_again_from_what_is_stored()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        var plan = await ToldAsync();

        var choice = (await _engine.Nudges.FindAsync(plan.Ref.Team, plan.Date, Live))!.Turns.Single(turn => turn.Choice is not null).Choice!;

        Assert.Equal(JsonSerializer.Serialize(choice, CoreJson.Default.NudgeChoice), JsonSerializer.Serialize(NudgeLearning.Choose(choice.Seed, choice.Candidates, choice.Explores), CoreJson.Default.NudgeChoice));
    }

    [Fact]
    public async Task What_did_not_help_elsewhere_is_not_given_any_more()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        foreach (var nudge in NudgeLibrary.Shipped.Nudges.Where(nudge => nudge.Id is not "N-INF-1"))
        {
            await _engine.Nudges.UpdateTallyAsync(ARound.Team.Tenant, nudge.Id, _ => new NudgeTally(default, new HelpedVotes(1, 0, 14, 0), 3), Live);
        }

        Assert.Equal("N-INF-1", (await TellAsync()).NudgeId);
    }

    [Fact]
    public async Task Nothing_is_given_in_the_last_week_of_december_and_nothing_is_asked_about()
    {
        await OnlyPlaceAsync(NudgePlace.Channel);
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await PassDaysAsync(60);

        var given = (await RecordAsync()).Given;
        Assert.NotEmpty(given);
        Assert.DoesNotContain(given, one => one.On.Month == 12 && one.On.Day >= 25);
    }

    [Fact]
    public async Task A_team_whose_admin_wants_none_is_given_none()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var set = TeamSetUp.Of((await _engine.Teams.FindAsync(ARound.Team, Live))!)!;
        await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, set with { TakesNudges = false }, Live);

        await AnswerAndCloseAsync(await _engine.AskedAsync());

        Assert.Null(Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Nudge);
        Assert.Empty((await RecordAsync()).Given);
        await _engine.Configure.HandleAsync(ARound.Team, Engine.Admin, set with { Cadence = set.Cadence with { Weeks = 2 } }, Live);
        Assert.True((await _engine.Teams.FindAsync(ARound.Team, Live))!.TakesNoNudges);
    }

    private async Task<RoundPlan> ToldAsync()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        var plan = await _engine.AskedAsync();
        await AnswerAndCloseAsync(plan);
        return plan;
    }

    private async Task<NudgeOffer> TellAsync()
    {
        await ToldAsync();
        return Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>()).Summary.Nudge!;
    }

    private async Task AnswerAndCloseAsync(RoundPlan plan)
    {
        foreach (var participant in plan.Participants)
        {
            await _engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromMinutes(10));
    }

    /// <summary>Turns down whatever is given elsewhere.</summary>
    private async Task OnlyPlaceAsync(NudgePlace place)
    {
        foreach (var id in Elsewhere(place))
        {
            await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => record.TurnedDown(id), Live);
        }
    }

    private static IEnumerable<string> Elsewhere(NudgePlace place) =>
        NudgeLibrary.Shipped.Nudges.Where(nudge => nudge.Role is NudgeRole.Team && nudge.Place != place).Select(nudge => nudge.Id);

    private async Task SayAsync(NudgeRef nudge, NudgeReply reply, params int[] people)
    {
        foreach (var number in people)
        {
            Assert.IsType<NudgeReplyOutcome.Noted>(await _engine.NudgeReplies.HandleAsync(Person(number), nudge, reply, Live));
        }
    }

    private async Task PassDaysAsync(int days) => await _engine.PassAsync(TimeSpan.FromDays(days), TimeSpan.FromHours(1));

    private void AssertReached<T>(Func<T, PersonId?> person, params int[] people)
        where T : Post
    {
        Assert.Equal(people.Select(number => (PersonId?)ARound.Person(number)).ToHashSet(), [.. _world.Chat.Delivered.OfType<T>().Select(person)]);
        Assert.Equal(people.Length, _world.Chat.Delivered.OfType<T>().Count());
    }

    private Task<NudgeRecord> RecordAsync() => _engine.Nudges.RecordAsync(ARound.Team, Live);

    private Task<NudgeTally> TallyAsync(string nudgeId) => _engine.Nudges.TallyAsync(ARound.Team.Tenant, nudgeId, Live);

    private static GivenNudge Given(NudgeRef nudge, NudgeRecord record) => record.Find(nudge.Role, nudge.On)!;

    private static PersonRef Person(int number) => new(ARound.Team.Tenant, ARound.Person(number));
}
