namespace CollabBot.Core.Pulses;

/// <summary>The rounds that take answers now, kept at hand: while a round lasts, saving an answer reads nothing.</summary>
/// <remarks>
/// <para>A key never changes, nor does a plan but for the closing time when the round is extended. That a round is open is believed for <see cref="Trust"/>, far less than the <see cref="RoundState.Drain"/> between
/// the end of admission and counting; so an answer that is let in on that belief is still counted.</para>
/// <para>Whether a round's time is over is decided by the store's clock, as closing is: it is asked together with the state, and carried on by a stopwatch.</para>
/// <para>Holds keys and sealed slots of open rounds in memory only, for as long as somebody answers, and none of a round that this process has
/// seen closing. Safe for concurrent use.</para>
/// </remarks>
public sealed class AnswerableRounds(Rounds rounds, TimeProvider time)
{
    /// <summary>How long a round that was open is taken to be open still.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private readonly RoundsAtHand _atHand = new(time);

    /// <returns>Null when there is no such round, or it was never opened.</returns>
    internal async Task<AnswerableRound?> FindAsync(RoundRef round, CancellationToken cancellationToken)
    {
        var known = _atHand.Find(round);
        if (known is not null && time.GetElapsedTime(known.Read.At) < Trust)
        {
            return known;
        }

        var at = time.GetTimestamp();
        var state = await rounds.FindStateAsync(round, cancellationToken);
        var read = new RoundReading(at, await rounds.NowAsync(cancellationToken), time.GetTimestamp());
        if (state is { Phase: RoundPhase.Open } && known is not null && known.State.ExtendedTo == state.ExtendedTo)
        {
            known.Read = read;
            return known;
        }

        Forget(round);
        if (state is null || await rounds.FindPlanAsync(round, cancellationToken) is not { } plan)
        {
            return null;
        }

        var found = new AnswerableRound(state.InForce(plan), state, await rounds.FindBoxAsync(round, cancellationToken)) { Read = read };
        if (found is { State.Phase: RoundPhase.Open, Box: not null })
        {
            _atHand.Add(found);
        }

        return found;
    }

    /// <summary>Lets go of a round whose state has changed, its key with it.</summary>
    public void Forget(RoundRef round) => _atHand.Remove(round);
}
