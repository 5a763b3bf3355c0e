using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Teams;

public sealed class RosterReconciliations
{
    private readonly World _world = new();
    private readonly Engine _engine;

    public RosterReconciliations() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_opted_out_and_every_guest_is_not_asked_and_the_parts_sum_to_the_roster()
    {
        _world.Roster.Reading = MemoryRoster.Of(people: 10, guests: 3);
        await _engine.InstallAsync();
        foreach (var number in new[] { 4, 9, 12 })
        {
            await _engine.StopAsking.HandleAsync(new PersonRef(ARound.Team.Tenant, ARound.Person(number)), ARound.Team.Team, stop: true, Live);
        }

        await _engine.AskNow.OpenAsync(ARound.Team, Engine.Admin, Live);
        await _engine.BeatAsync();

        var plan = (await _engine.PlanOfAsync("2026-11-23"))!;
        Assert.Equal((8, 2, 3), (plan.Participants.Count, plan.OptedOut, plan.Guests));
        Assert.Equal(
            Enumerable.Range(1, 10).Except([4, 9]).Select(ARound.Person).Order(Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))),
            _world.Chat.Delivered.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person));
    }

    [Fact]
    public async Task Stopping_and_starting_take_effect_with_the_next_round_and_repeat_without_harm()
    {
        var person = new PersonRef(ARound.Team.Tenant, ARound.Person(4));
        await _engine.InstallAsync();

        await _engine.StopAsking.HandleAsync(person, ARound.Team.Team, stop: true, Live);
        await _engine.StopAsking.HandleAsync(person, ARound.Team.Team, stop: true, Live);
        Assert.Equal([person.Person], (await _engine.Teams.FindAsync(ARound.Team, Live))!.OptedOut);

        await _engine.StopAsking.HandleAsync(person, ARound.Team.Team, stop: false, Live);
        Assert.Empty((await _engine.Teams.FindAsync(ARound.Team, Live))!.OptedOut);
        Assert.Null(await _engine.StopAsking.HandleAsync(person, new TeamId("other"), stop: true, Live));
    }

    [Fact]
    public async Task Two_hundred_people_are_each_asked_once_in_chunks_of_fifty()
    {
        _world.Roster.Reading = MemoryRoster.Of(200);

        var plan = await _engine.OpenedAsync();
        await _engine.PassAsync(TimeSpan.FromHours(1));

        var asked = _world.Chat.Tried.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person).ToList();
        Assert.Equal(200, asked.Count);
        Assert.Equal(200, asked.Distinct().Count());
        Assert.Equal(4, _world.Keys().Count(key => key.Contains("ledger") && key[^1].StartsWith("ask-", StringComparison.Ordinal)));
        Assert.Equal(200, plan.Participants.Count);
    }
}
