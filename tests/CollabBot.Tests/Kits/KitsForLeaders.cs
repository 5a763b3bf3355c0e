using CollabBot.Core.Delivery;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>Which kit a leader is offered, and what comes of posting it.</summary>
public sealed class KitsForLeaders
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public KitsForLeaders()
    {
        _world.Roster.Reading = MemoryRoster.Of(6);
        _engine = _world.Start();
    }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private static PersonRef Leader => new(ARound.Team.Tenant, Engine.Admin);

    private IReadOnlyList<Post.TeamKit> Posted => [.. _world.Chat.Delivered.OfType<Post.TeamKit>()];

    [Fact]
    public async Task It_is_of_the_area_of_the_digests_own_step()
    {
        await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => NudgeLibrary.Shipped.Nudges
            .Where(nudge => nudge is { Role: NudgeRole.Team, Place: NudgePlace.Personal }).Aggregate(record, (refused, nudge) => refused.TurnedDown(nudge.Id)), Live);
        await ToldAsync(4);
        var digest = Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>()).OfTeam();

        Assert.Equal((digest.Nudge ?? digest.Summary.Nudge)!.Nudge!.Area, digest.Focus);
        Assert.Equal(digest.Focus, (await OfferedAsync())!.Kit.Area);
        Assert.Equal(PracticeArea.Mobilising, (await _engine.OfferKit.HandleAsync(Leader, ARound.Team, PracticeArea.Mobilising, Live))!.Kit.Area);
        Assert.Equal(digest.Focus, (await _engine.OfferKit.HandleAsync(Leader, ARound.Team, PracticeArea.Shift, Live))!.Kit.Area);
    }

    [Fact]
    public async Task A_step_that_each_has_in_their_own_chat_is_followed_too()
    {
        await _engine.Nudges.UpdateRecordAsync(ARound.Team, record => NudgeLibrary.Shipped.Nudges
            .Where(nudge => nudge is { Role: NudgeRole.Team, Place: NudgePlace.Channel }).Aggregate(record, (refused, nudge) => refused.TurnedDown(nudge.Id)), Live);
        await ToldAsync(4);

        Assert.Null(Assert.Single(_world.Chat.Delivered.OfType<Post.LeaderDigest>()).OfTeam().Focus);
        Assert.Equal(_world.Chat.Delivered.OfType<Post.NudgeToTry>().First().Nudge.Nudge!.Area, (await OfferedAsync())!.Kit.Area);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Where_no_step_is_given_it_rests_on_nothing_that_was_answered(int value)
    {
        await _engine.InstallAsync();
        await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { TakesNoNudges = true }, Live);
        await ToldAsync(value);

        var order = KitOrder.Of(_engine.Teams, (await _engine.Teams.FindAsync(ARound.Team, Live))!);
        Assert.Equal(order[1], (await OfferedAsync())!.Kit.Area);
    }

    [Fact]
    public async Task Before_anything_was_told_there_is_one_too_and_for_others_there_is_none()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        Assert.NotNull(await OfferedAsync());
        Assert.Null(await _engine.OfferKit.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), ARound.Team, PracticeArea.Trust, Live));
        Assert.Null(await _engine.OfferKit.HandleAsync(new PersonRef(new TenantId("another"), Engine.Admin), ARound.Team, PracticeArea.Trust, Live));
        Assert.Null(await _engine.OfferKit.HandleAsync(Leader, new TeamRef(ARound.Team.Tenant, new TeamId("gone")), PracticeArea.Trust, Live));
    }

    [Fact]
    public async Task Two_clicks_post_it_once()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        var outcomes = await Task.WhenAll(PostAsync(PracticeArea.Trust), PostAsync(PracticeArea.Trust));
        await _engine.PassAsync(TimeSpan.FromMinutes(5));
        var later = await PostAsync(PracticeArea.Trust);
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Single(outcomes.OfType<PostKitOutcome.Posting>());
        Assert.Equal(new PostKitOutcome.PostedBefore(new DateOnly(2026, 11, 23), new DateOnly(2026, 12, 21)), later);
        var posted = Assert.Single(Posted);
        Assert.Equal((null, KitOrigin.Leader, PracticeArea.Trust), (posted.To.Person, posted.By, posted.Kit.Area));
        Assert.DoesNotContain((await _engine.Teams.PersonAsync(Leader, Live)).Attention?.Entries ?? [], entry => entry.Kind is AttentionKind.Nudge);
    }

    [Fact]
    public async Task Another_area_can_be_posted_at_once_and_the_same_after_four_weeks()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        await PostAsync(PracticeArea.Trust);
        Assert.IsType<PostKitOutcome.Posting>(await PostAsync(PracticeArea.Equality));
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        _world.Time.Advance(TimeSpan.FromDays(28));
        Assert.IsType<PostKitOutcome.Posting>(await PostAsync(PracticeArea.Trust));
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(3, Posted.Count);
    }

    [Fact]
    public async Task Nobody_posts_to_a_team_that_they_do_not_lead()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();

        Assert.IsType<PostKitOutcome.NotTheirs>(await _engine.PostKit.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(2)), ARound.Team, PracticeArea.Trust, Live));
        Assert.IsType<PostKitOutcome.NotTheirs>(await _engine.PostKit.HandleAsync(new PersonRef(new TenantId("another"), Engine.Admin), ARound.Team, PracticeArea.Trust, Live));
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Empty(Posted);
    }

    [Fact]
    public async Task What_the_channel_did_not_take_can_be_posted_again()
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        _world.Chat.Answer = post => post is Post.TeamKit ? new SendOutcome.Permanent("NoConversation") : new SendOutcome.Done("1");
        await PostAsync(PracticeArea.Trust);
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        _world.Chat.Answer = _ => new SendOutcome.Done("1");
        Assert.IsType<PostKitOutcome.Posting>(await PostAsync(PracticeArea.Trust));
        await _engine.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Single(Posted);
    }

    private Task<PostKitOutcome> PostAsync(PracticeArea area) => _engine.PostKit.HandleAsync(Leader, ARound.Team, area, Live);

    private Task<OfferedKit?> OfferedAsync() => _engine.OfferKit.HandleAsync(Leader, ARound.Team, null, Live);

    private async Task ToldAsync(int value)
    {
        await _engine.InstallAsync();
        await _engine.SetUpAsync();
        if ((await _engine.Teams.FindAsync(ARound.Team, Live))!.TakesNoNudges is false && (await _engine.Nudges.RecordAsync(ARound.Team, Live)).NotForUs is [])
        {
            await _engine.Teams.UpdateAsync(ARound.Team, team => team! with { TakesNoNudges = true }, Live);
        }

        var plan = await _engine.AskedAsync();
        foreach (var participant in plan.Participants)
        {
            await _engine.AnswerAllAsync(plan, participant.Person, value);
        }

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromMinutes(10));
    }
}
