using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>Stopping the bot, in one organisation or everywhere, and letting it go on.</summary>
public sealed class Stopping
{
    private readonly World _world = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Everywhere => [true, false];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task While_the_bot_is_stopped_a_round_that_falls_due_asks_nobody_and_its_admin_is_told_when_it_goes_on(bool everywhere)
    {
        var engine = await ReadyAsync();
        var sent = _world.Chat.Tried.Count;
        Assert.True(await engine.Stops.StopAsync(Where(everywhere), Engine.Admin, Live));

        await engine.PassAsync(Until("2026-11-25T09:00:00Z"));

        Assert.Equal(sent, _world.Chat.Tried.Count);
        Assert.Null(await engine.PlanOfAsync("2026-11-24"));

        Assert.True(await engine.Stops.ResumeAsync(Where(everywhere), Engine.Admin, Live));
        await engine.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal("2026-11-24", Assert.Single(_world.Chat.Delivered.OfType<Post.RoundSkipped>()).Date.ToString("O", CultureInfo.InvariantCulture));
        Assert.Empty(_world.Chat.Delivered.OfType<Post.PulseAsk>());
        await engine.PassAsync(Until("2026-12-01T10:00:00Z"));
        Assert.Equal(12, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Whoever_lets_the_bot_go_on_the_same_day_has_the_round_asked_late(bool everywhere)
    {
        var engine = await ReadyAsync();
        await engine.Stops.StopAsync(Where(everywhere), by: null, Live);
        await engine.PassAsync(Until("2026-11-24T12:00:00Z"));
        Assert.Null(await engine.PlanOfAsync("2026-11-24"));

        await engine.Stops.ResumeAsync(Where(everywhere), by: null, Live);
        await engine.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(12, _world.Chat.Delivered.OfType<Post.PulseAsk>().Count());
        Assert.Empty(_world.Chat.Delivered.OfType<Post.RoundSkipped>());
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_asking_holds_the_rest_back_and_nobody_is_asked_twice()
    {
        var engine = await ReadyAsync();
        _world.Chat.Answer = _ =>
        {
            if (_world.Chat.Tried.OfType<Post.PulseAsk>().Count() == 1)
            {
                engine.Stops.StopAsync(ARound.Team.Tenant, by: null, CancellationToken.None).GetAwaiter().GetResult();
            }

            return new SendOutcome.Done(null);
        };
        await engine.PassAsync(Until("2026-11-24T10:30:00Z"));

        Assert.InRange(_world.Chat.Tried.OfType<Post.PulseAsk>().Count(), 1, 5);

        _world.Chat.Answer = _ => new SendOutcome.Done(null);
        await engine.Stops.ResumeAsync(ARound.Team.Tenant, by: null, Live);
        await engine.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(12, _world.Chat.Delivered.OfType<Post.PulseAsk>().Select(ask => ask.Participant.Person).Distinct().Count());
        Assert.Equal(12, _world.Chat.Tried.OfType<Post.PulseAsk>().Count());
    }

    [Fact]
    public async Task A_round_that_is_open_is_counted_when_it_was_promised_its_key_destroyed_and_told_when_the_bot_goes_on()
    {
        var engine = await ReadyAsync();
        await engine.PassAsync(Until("2026-11-24T11:00:00Z"));
        var plan = (await engine.PlanOfAsync("2026-11-24"))!;
        foreach (var participant in plan.Participants)
        {
            await engine.AnswerAllAsync(plan, participant.Person, 4);
        }

        await engine.Stops.StopAsync(ARound.Team.Tenant, by: null, Live);
        await engine.PassAsync(Until("2026-11-30T09:00:00Z"));

        Assert.Equal(RoundPhase.Closed, (await engine.StateAsync(plan))!.Phase);
        Assert.Null(await engine.Rounds.FindBoxAsync(plan.Ref, Live));
        Assert.Empty(_world.Chat.Delivered.OfType<Post.ChannelSummary>());

        await engine.Stops.ResumeAsync(ARound.Team.Tenant, by: null, Live);
        await engine.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(_world.Chat.Delivered.OfType<Post.ChannelSummary>());
    }

    [Fact]
    public async Task A_stop_in_one_organisation_is_none_in_another_and_one_everywhere_does_not_end_with_it()
    {
        var stops = _world.Stops();
        var (here, there) = (new TenantId("here"), new TenantId("there"));

        Assert.True(await stops.StopAsync(here, new PersonId("ann"), Live));
        Assert.False(await stops.StopAsync(here, new PersonId("ben"), Live));
        Assert.True(await stops.IsStoppedAsync(here, Live));
        Assert.False(await stops.IsStoppedAsync(there, Live));

        Assert.True(await stops.StopAsync(null, by: null, Live));
        _world.Time.Advance(EmergencyStops.Trust);
        Assert.True(await stops.IsStoppedAsync(there, Live));
        Assert.Equal([null, here], (await stops.ListAsync(Live)).Select(stop => stop.Tenant));

        Assert.True(await stops.ResumeAsync(null, by: null, Live));
        Assert.False(await stops.ResumeAsync(null, by: null, Live));
        _world.Time.Advance(EmergencyStops.Trust);
        Assert.True(await stops.IsStoppedAsync(here, Live));
        Assert.False(await stops.IsStoppedAsync(there, Live));
    }

    [Fact]
    public async Task Another_process_hears_of_a_stop_within_seconds()
    {
        var (one, other) = (_world.Stops(), _world.Stops());
        Assert.False(await other.IsStoppedAsync(ARound.Team.Tenant, Live));
        await one.StopAsync(ARound.Team.Tenant, by: null, Live);

        Assert.False(await other.IsStoppedAsync(ARound.Team.Tenant, Live));
        _world.Time.Advance(EmergencyStops.Trust);
        Assert.True(await other.IsStoppedAsync(ARound.Team.Tenant, Live));
    }

    [Fact]
    public async Task Every_stop_and_its_end_are_in_the_log_of_decisions_with_who_did_it()
    {
        var stops = _world.Stops();
        await stops.StopAsync(ARound.Team.Tenant, Engine.Admin, Live);
        await stops.ResumeAsync(ARound.Team.Tenant, by: null, Live);
        await stops.StopAsync(null, by: null, Live);

        var log = new AuditLog(_world.Store);
        var here = await log.ReadAsync(ARound.Team.Tenant, Live);
        Assert.Equal([new AuditFact("bot", Engine.Admin, "running", "stopped"), new AuditFact("bot", null, "stopped", "running")], here.Entries.Select(entry => entry.Fact));
        Assert.Null(here.BrokenAt);
        Assert.Equal([new AuditFact("bot", null, "running", "stopped")], (await log.ReadAsync((TenantId?)null, Live)).Entries.Select(entry => entry.Fact));
    }

    private async Task<Engine> ReadyAsync()
    {
        _world.Roster.Reading = MemoryRoster.Of(12);
        var engine = _world.Start();
        await engine.InstallAsync();
        await engine.SetUpAsync();
        return engine;
    }

    private TimeSpan Until(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) - _world.Time.GetUtcNow();

    private static TenantId? Where(bool everywhere) => everywhere ? null : ARound.Team.Tenant;
}
