using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Service.Workers;

namespace CollabBot.Service.Demo;

/// <summary>Beats the engine whenever the clock has moved, where a real service beats it as time goes by.</summary>
internal sealed class DemoEngine(OpenDueRounds due, Sweeper sweeper, DueErrands errands, WorkPump pump, DemoClock clock)
{
    /// <summary>Moves the clock and does all that is due by then.</summary>
    public async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        clock.MoveTo(instant);
        await due.HandleAsync(cancellationToken);
        await sweeper.HandleAsync(cancellationToken);
        await errands.HandleAsync(cancellationToken);
        while (await pump.RunOnceAsync(cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
