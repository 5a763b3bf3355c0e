using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

public sealed class Suspensions
{
    private static readonly PersonId Bob = ARound.Person(2);
    private static readonly PersonRef BobRef = new(ARound.Team.Tenant, Bob);

    private readonly World _world = new();

    public Suspensions() => _world.Roster.Reading = MemoryRoster.Of(7);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Unreachable.Blocked)]
    [InlineData(Unreachable.NotInstalled)]
    [InlineData(Unreachable.ConversationGone)]
    public async Task Whom_nothing_reaches_is_tried_once_and_not_again(Unreachable why)
    {
        Refuse(why);
        var engine = await TwoRoundsAsync();

        Assert.Equal(1, Tried());
        Assert.Equal(why, (await engine.Teams.PersonAsync(BobRef, Live)).Unreachable);
        Assert.Equal(12, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
    }

    [Theory]
    [InlineData(Unreachable.Left)]
    [InlineData(Unreachable.ForbiddenByAdmin)]
    public async Task What_no_word_of_theirs_would_mend_is_tried_once_in_each_round(Unreachable why)
    {
        Refuse(why);
        var engine = await TwoRoundsAsync();

        Assert.Equal(2, Tried());
        Assert.Null((await engine.Teams.PersonAsync(BobRef, Live)).Unreachable);
    }

    [Fact]
    public async Task Who_is_heard_from_again_is_asked_again()
    {
        Refuse(Unreachable.Blocked);
        var engine = _world.Start();
        await engine.OpenedAsync();
        _world.Chat.Answer = _ => new SendOutcome.Done(null);

        await engine.People.HealAsync(BobRef, Live);
        await NextRoundAsync(engine);

        Assert.Equal(2, Tried());
        Assert.Null((await engine.Teams.PersonAsync(BobRef, Live)).Unreachable);
    }

    [Fact]
    public async Task To_be_heard_from_shortly_before_does_not_undo_a_suspension_nor_hinder_its_end()
    {
        var engine = _world.Start();
        await engine.People.HealAsync(BobRef, Live);

        await engine.People.SuspendAsync(BobRef, Unreachable.Blocked, Live);
        Assert.Equal(Unreachable.Blocked, await engine.People.FindAsync(BobRef, Live));

        await engine.People.HealAsync(BobRef, Live);
        Assert.Null(await engine.People.FindAsync(BobRef, Live));
    }

    [Fact]
    public async Task To_be_heard_from_leaves_no_trace_of_a_stranger()
    {
        await _world.Start().People.HealAsync(BobRef, Live);

        Assert.Empty(_world.Store.Contents());
    }

    private void Refuse(Unreachable why) => _world.Chat.Answer = post => post is Post.PulseAsk ask && ask.Participant.Person == Bob
        ? new SendOutcome.Permanent("Refused", why)
        : new SendOutcome.Done(null);

    private int Tried() => _world.Chat.Tried.OfType<Post.PulseAsk>().Count(ask => ask.Participant.Person == Bob);

    private async Task<Engine> TwoRoundsAsync()
    {
        var engine = _world.Start();
        await engine.OpenedAsync();
        await NextRoundAsync(engine);
        return engine;
    }

    private static async Task NextRoundAsync(Engine engine)
    {
        await engine.PassAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(1));
        Assert.Equal(2, (await engine.Teams.HistoryAsync(ARound.Team, Live)).RoundsPlanned);
    }
}
