using CollabBot.Core.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Cadence;

public sealed class WrongClocks
{
    private readonly World _world = new();

    [Theory]
    [InlineData(-5)]
    [InlineData(5)]
    public async Task A_process_whose_clock_is_minutes_off_closes_a_round_at_its_hour_by_the_stores_clock(int minutes)
    {
        var engine = _world.Start(new SkewedClock(_world.Time, TimeSpan.FromMinutes(minutes)));
        var plan = await engine.OpenedAsync();

        await engine.PassAsync(plan.ClosesAt - _world.Time.GetUtcNow() - TimeSpan.FromSeconds(1), TimeSpan.FromHours(6));
        var before = (await engine.StateAsync(plan))!.Phase;
        await engine.PassAsync(TimeSpan.FromSeconds(1));
        var after = (await engine.StateAsync(plan))!;

        Assert.Equal(RoundPhase.Open, before);
        Assert.Equal(RoundPhase.Closing, after.Phase);
        Assert.Equal(plan.ClosesAt + RoundState.Drain, after.SealAt);
    }
}
