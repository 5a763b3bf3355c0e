using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

public sealed class RoundsOfASweep
{
    private static readonly DateOnly FirstDay = new(2026, 11, 23);

    private readonly World _world = new();
    private readonly Engine _engine;

    public RoundsOfASweep() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_five_rounds_every_area_has_been_asked_about_and_the_sixth_begins_anew()
    {
        await _engine.InstallAsync();

        var plans = await OpenedAsync(0, 6);

        Assert.Equal(PracticeArea.Core, plans[0].Areas);
        Assert.Equal(PracticeArea.Asked.ToHashSet(), [.. plans.Take(5).SelectMany(plan => plan.Areas)]);
        Assert.Equal(new SweepPulse(1, 0, SweepPattern.Default), plans[5].Pulse);
        Assert.All(plans, plan => Assert.All(plan.Participants, participant => Assert.Equal(
            plan.Areas.ToHashSet(), [.. participant.Items.Select(id => ItemBank.Shipped.Find(id)!.Area)])));
    }

    [Fact]
    public async Task A_newcomer_is_asked_with_the_next_sweep_and_until_then_waits()
    {
        _world.Roster.Reading = MemoryRoster.Of(8);
        await _engine.InstallAsync();
        await OpenedAsync(0, 2);
        _world.Roster.Reading = MemoryRoster.Of(9);

        var plans = await OpenedAsync(2, 6);

        Assert.All(plans.Take(3), plan => Assert.Equal((8, 1, 0), (plan.Participants.Count, plan.Waiting, plan.Baseline)));
        Assert.Equal((9, 0, 5), (plans[3].Participants.Count, plans[3].Waiting, plans[3].Baseline));
    }

    [Fact]
    public async Task Who_chose_a_pause_is_not_asked_until_it_ends()
    {
        await _engine.InstallAsync();
        await OpenedAsync(0, 1);
        await _engine.Teams.UpdateMembershipAsync(ARound.Team, membership => membership.WithPause(ARound.Person(3), FirstDay.AddDays(14), FirstDay), Live);

        var plans = await OpenedAsync(1, 3);

        Assert.Null(plans[0].Find(ARound.Person(3)));
        Assert.NotNull(plans[1].Find(ARound.Person(3)));
    }

    /// <summary>Opens the rounds from one to before another, a week apart.</summary>
    private async Task<List<RoundPlan>> OpenedAsync(int from, int before)
    {
        var plans = new List<RoundPlan>();
        for (var week = from; week < before; week++)
        {
            plans.Add(Assert.IsType<OpenRoundOutcome.Opened>(await _engine.Open.HandleAsync(ARound.Team, FirstDay.AddDays(7 * week), Live)).Plan);
            _world.Time.Advance(TimeSpan.FromDays(7));
        }

        return plans;
    }
}
