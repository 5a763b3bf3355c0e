using CollabBot.Core.Storage;

namespace CollabBot.Core.Pulses;

/// <summary>Rounds whose answers should be gone by now and are not. There must be none.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class OverdueRounds(Rounds rounds)
{
    /// <summary>From the end of a round to the moment at which its answers and their key must be destroyed.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    /// <returns>How many there are.</returns>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var now = await rounds.NowAsync(cancellationToken);
        var overdue = 0;
        await foreach (var (round, _) in rounds.ListActiveAsync(cancellationToken))
        {
            if (await IsOverdueAsync(round, now, cancellationToken))
            {
                overdue++;
            }
        }

        return overdue;
    }

    private async Task<bool> IsOverdueAsync(RoundRef round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken) is { } plan
                && await rounds.FindStateAsync(round, cancellationToken) is { Phase: < RoundPhase.Closed } state
                && now > (state.SealAt is { } seal && seal < state.ClosesAt(plan) ? seal : state.ClosesAt(plan)) + Limit;
        }
        catch (DocumentUnreadableException)
        {
            // Nobody can see it through, so its answers stay until a person mends it.
            return true;
        }
    }
}
