using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Digests;

/// <summary>Where a summary goes when others than the team can read its channel, or nobody can say who can (N11).</summary>
public sealed class Audiences
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public Audiences()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        _engine = _world.Start();
    }

    public static TheoryData<string> WithOthers => ["a guest", "another team", "shared"];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private IReadOnlyList<Post> Told => [.. _world.Chat.Delivered.Where(post => post is Post.ChannelSummary or Post.SummaryElsewhere or Post.OwnSummary or Post.LeaderDigest)];

    [Theory]
    [MemberData(nameof(WithOthers))]
    public async Task A_channel_that_others_can_read_gets_a_note_and_each_person_who_was_asked_gets_the_summary_once(string others)
    {
        var plan = await AnsweredAsync();
        _world.Roster.Channel = others switch
        {
            "a guest" => new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false),
            "another team" => new ChannelReading.Complete(MemoryRoster.Of(9).Members, IsShared: false),
            _ => new ChannelReading.Complete(MemoryRoster.Of(8).Members, IsShared: true),
        };

        await _engine.CloseAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(ChannelReaders.Others, Assert.Single(Told.OfType<Post.SummaryElsewhere>()).Readers);
        Assert.Empty(Told.OfType<Post.ChannelSummary>());
        Assert.Equal([ARound.Person(1)], Told.OfType<Post.LeaderDigest>().Select(digest => digest.To()));
        Assert.Equal(Enumerable.Range(2, 7).Select(ARound.Person), Told.OfType<Post.OwnSummary>().Select(own => own.Person));
        Assert.All(Told.OfType<Post.OwnSummary>(), own => Assert.True(own.Summary is { IsInPerson: true, ShowsAnything: true }));
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    [Fact]
    public async Task A_private_channel_of_some_of_the_team_gets_the_summary()
    {
        await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(4).Members, IsShared: false);

        await _engine.CloseAsync();

        Assert.Equal([typeof(Post.ChannelSummary), typeof(Post.LeaderDigest)], Told.Select(post => post.GetType()));
    }

    [Fact]
    public async Task A_guest_of_the_team_who_is_not_in_the_channel_changes_nothing()
    {
        _world.Roster.Reading = MemoryRoster.Of(8, guests: 1);
        await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8).Members, IsShared: false);

        await _engine.CloseAsync();

        Assert.Single(Told.OfType<Post.ChannelSummary>());
    }

    [Fact]
    public async Task While_nobody_can_say_who_reads_the_channel_nothing_is_told_and_then_all_as_usual()
    {
        var plan = await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Unavailable("Throttled");

        await _engine.CloseAsync();
        await _engine.PassAsync(DecideTelling.Patience - TimeSpan.FromMinutes(5));
        Assert.Empty(Told);
        Assert.Equal(RoundPhase.Closed, (await _engine.StateAsync(plan))!.Phase);

        _world.Roster.Channel = null;
        await _engine.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(1));
        await _engine.ToDigestsAsync();
        Assert.Equal([typeof(Post.ChannelSummary), typeof(Post.LeaderDigest)], Told.Select(post => post.GetType()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_nobody_can_say_for_too_long_it_goes_to_each_person(bool teamIsRead)
    {
        await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Unavailable("ServiceError");
        _world.Roster.Reading = teamIsRead ? _world.Roster.Reading : new RosterReading.Unavailable("ServiceError");

        await _engine.CloseAsync();
        await _engine.PassAsync(DecideTelling.Patience + TimeSpan.FromMinutes(5));

        Assert.Equal(ChannelReaders.NotKnown, Assert.Single(Told.OfType<Post.SummaryElsewhere>()).Readers);
        Assert.Equal(7, Told.OfType<Post.OwnSummary>().Count());
    }

    [Fact]
    public async Task A_channel_that_the_bot_may_not_see_is_not_waited_for()
    {
        await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Hidden("ConversationNotFound");

        await _engine.CloseAsync();

        Assert.Equal(ChannelReaders.NotKnown, Assert.Single(Told.OfType<Post.SummaryElsewhere>()).Readers);
    }

    [Fact]
    public async Task What_was_decided_stands_when_the_channel_changes_while_it_is_told()
    {
        await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(8, guests: 1).Members, IsShared: false);
        _world.Chat.Answer = post => post is Post.OwnSummary own && own.Person == ARound.Person(6)
            ? new SendOutcome.NotAccepted("Throttled", TimeSpan.FromMinutes(10), IsThrottled: true)
            : new SendOutcome.Done(null);
        await _engine.CloseAsync();
        Assert.DoesNotContain(Told, post => post is Post.OwnSummary own && own.Person == ARound.Person(6));

        _world.Roster.Channel = null;
        _world.Roster.Reading = MemoryRoster.Of(7);
        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        await _world.Start().PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(Told.OfType<Post.ChannelSummary>());
        Assert.Single(Told.OfType<Post.SummaryElsewhere>());
        Assert.Equal(Enumerable.Range(2, 7).Select(ARound.Person), Told.OfType<Post.OwnSummary>().Select(own => own.Person).OrderBy(person => person.Value));
    }

    [Fact]
    public async Task Whoever_left_or_asked_to_be_left_alone_since_does_not_get_the_summary_in_person()
    {
        var plan = await AnsweredAsync();
        await _engine.StopAsking.HandleAsync(new PersonRef(plan.Ref.Tenant, ARound.Person(3)), plan.Ref.Team.Team, stop: true, Live);
        _world.Roster.Reading = MemoryRoster.Of(7);
        _world.Roster.Channel = new ChannelReading.Complete([], IsShared: true);

        await _engine.CloseAsync();

        Assert.Equal(Enumerable.Range(2, 6).Except([3]).Select(ARound.Person), Told.OfType<Post.OwnSummary>().Select(own => own.Person));
    }

    [Fact]
    public async Task A_team_of_two_hundred_with_a_guest_is_told_each_once_even_if_a_send_breaks_in_between()
    {
        _world.Roster.Reading = MemoryRoster.Of(200);
        var plan = await AnsweredAsync();
        _world.Roster.Channel = new ChannelReading.Complete(MemoryRoster.Of(200, guests: 1).Members, IsShared: false);
        var sent = 0;
        _world.Chat.Answer = post => post is Post.OwnSummary && ++sent == 77 ? throw new CrashedException() : new SendOutcome.Done(null);
        await _engine.CloseAsync();

        await _world.Start().PassAsync(TimeSpan.FromHours(1));

        var people = Told.OfType<Post.OwnSummary>().Select(own => own.Person).ToList();
        Assert.Equal(people.Count, people.Distinct().Count());
        Assert.Equal(199 - 1, people.Count);
        Assert.Equal(RoundPhase.Purged, (await _engine.StateAsync(plan))!.Phase);
    }

    private async Task<RoundPlan> AnsweredAsync()
    {
        var plan = await _engine.OpenedAsync();
        foreach (var participant in plan.Participants.Take(8))
        {
            await _engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        return plan;
    }
}
