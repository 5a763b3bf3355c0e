using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

public sealed class Installations
{
    private static readonly ChannelId General = new(ARound.Team.Team.Value);

    private readonly World _world = new();
    private readonly Engine _engine;

    public Installations() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_two_events_of_an_installation_in_either_order_are_one_welcome_in_the_chosen_channel(bool chosenFirst)
    {
        foreach (var knowsChannel in new[] { chosenFirst, !chosenFirst })
        {
            await _engine.Install.AddAsync(ARound.Team, knowsChannel ? null : "Team", Engine.Admin, knowsChannel ? Engine.Channel : null, General, Live);
            await _engine.BeatAsync();
        }

        await _engine.PassAsync(TimeSpan.FromHours(1));

        var welcome = Assert.Single(_world.Chat.Delivered.OfType<Post.Welcome>());
        Assert.Equal(Engine.Channel, welcome.Team.SummaryChannel);
        Assert.Equal("Team", welcome.Team.Name);
        Assert.Equal(Engine.Admin, Assert.Single(_world.Chat.Delivered.OfType<Post.SetUpInvitation>()).Admin);
        Assert.Equal(2, _world.Chat.Tried.Count);
    }

    [Fact]
    public async Task The_same_event_a_day_later_welcomes_nobody_again_and_makes_nobody_admin()
    {
        await _engine.InstallAsync();

        _world.Time.Advance(TimeSpan.FromDays(1));
        await _engine.Install.AddAsync(ARound.Team, "Team", ARound.Person(7), Engine.Channel, General, Live);
        await _engine.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(_world.Chat.Tried.OfType<Post.Welcome>());
        Assert.Equal([Engine.Admin], (await _engine.Teams.FindAsync(ARound.Team, Live))!.Admins);
    }

    [Fact]
    public async Task A_new_installation_is_welcomed_anew_under_its_own_admin()
    {
        await _engine.InstallAsync();
        await _engine.Install.RemoveAsync(ARound.Team, Live);
        _world.Time.Advance(TimeSpan.FromDays(1));

        await _engine.Install.AddAsync(ARound.Team, null, ARound.Person(7), Engine.Channel, General, Live);
        await _engine.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, _world.Chat.Delivered.OfType<Post.Welcome>().Count());
        Assert.Equal(ARound.Person(7), _world.Chat.Delivered.OfType<Post.SetUpInvitation>().Last().Admin);
        Assert.Equal("Team", (await _engine.Teams.FindAsync(ARound.Team, Live))!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_installation_starts_unset_whatever_an_earlier_one_was_set_to(bool chosenFirst)
    {
        var another = new ChannelId("19:another@thread.tacv2");
        await _engine.InstallAsync();
        await _engine.SetUpAsync(leaders: [ARound.Person(3)]);
        await _engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(5)), ARound.Team.Team, stop: true, Live);
        await _engine.Install.RemoveAsync(ARound.Team, Live);
        _world.Time.Advance(TimeSpan.FromHours(25));

        foreach (var knowsChannel in new[] { chosenFirst, !chosenFirst })
        {
            await _engine.Install.AddAsync(ARound.Team, "Team", ARound.Person(7), knowsChannel ? another : null, General, Live);
        }

        await _engine.PassAsync(TimeSpan.FromDays(8));

        var team = await _engine.Teams.FindAsync(ARound.Team, Live);
        Assert.Null(team!.Cadence);
        Assert.Empty(team.Leaders);
        Assert.Equal(another, team.SummaryChannel);
        Assert.Equal([ARound.Person(5)], team.OptedOut);
        Assert.Empty(_world.Chat.Tried.OfType<Post.PulseAsk>());
    }

    [Fact]
    public async Task Nobody_is_asked_and_nothing_posted_after_the_bot_was_removed()
    {
        var plan = await _engine.OpenedAsync();
        foreach (var participant in plan.Participants)
        {
            await _engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        var before = _world.Chat.Tried.Count;
        await _engine.Install.RemoveAsync(ARound.Team, Live);
        await _engine.PassAsync(TimeSpan.FromDays(21));

        Assert.Equal(before, _world.Chat.Tried.Count);
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
        Assert.DoesNotContain(_world.Keys(), key => key.Contains("inbox") || key[^1] == "key");
        Assert.Equal(1, (await _engine.Teams.HistoryAsync(ARound.Team, Live)).RoundsPlanned);
    }

    [Fact]
    public async Task Asks_that_were_waiting_when_the_bot_was_removed_are_not_sent()
    {
        _world.Chat.Answer = post => post is Post.PulseAsk ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(2)) : new SendOutcome.Done(null);
        await _engine.OpenedAsync();
        var tried = _world.Chat.Tried.Count;

        await _engine.Install.RemoveAsync(ARound.Team, Live);
        await _engine.PassAsync(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(1));

        Assert.Equal(tried, _world.Chat.Tried.Count);
    }

    [Fact]
    public async Task A_welcome_that_was_waiting_when_the_bot_was_removed_is_not_sent()
    {
        await _engine.Install.AddAsync(ARound.Team, null, Engine.Admin, null, General, Live);
        await _engine.Install.RemoveAsync(ARound.Team, Live);

        await _engine.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(_world.Chat.Tried);
    }

    [Fact]
    public async Task A_new_name_is_kept_and_one_for_an_unknown_team_makes_no_team()
    {
        await _engine.InstallAsync();

        await _engine.Install.RenameAsync(ARound.Team, "Another", Live);
        await _engine.Install.RenameAsync(ARound.Team with { Team = new TeamId("other") }, "Another", Live);

        Assert.Equal("Another", (await _engine.Teams.FindAsync(ARound.Team, Live))!.Name);
        Assert.Null(await _engine.Teams.FindAsync(ARound.Team with { Team = new TeamId("other") }, Live));
    }
}
