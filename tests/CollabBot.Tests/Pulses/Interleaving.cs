namespace CollabBot.Tests.Pulses;

/// <summary>
/// Several pieces of work on one thread, each of which goes on by one step at a time; chance says whose turn it is. The same chance, the same order.
/// </summary>
internal sealed class Interleaving(Random chance) : SynchronizationContext
{
    /// <summary>About how many others go before somebody who is held up.</summary>
    private const int HeldUpFor = 60;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly List<TaskCompletionSource> _heldUp = [];

    /// <summary>How many pieces of work wait for their turn, those that are held up included.</summary>
    public int Waiting => _waiting.Count + _heldUp.Count;

    /// <summary>Runs on this thread; what it waits for is a turn, or nothing.</summary>
    public static void Run(Random chance, Action<Interleaving> work)
    {
        var before = Current;
        var interleaving = new Interleaving(chance);
        SetSynchronizationContext(interleaving);
        try
        {
            work(interleaving);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Waits for the next turn: before it, others may do whatever they like.</summary>
    /// <param name="isHeldUp">Most of the others go first.</param>
    public Task TurnAsync(bool isHeldUp)
    {
        var turn = new TaskCompletionSource();
        (isHeldUp ? _heldUp : _waiting).Add(turn);
        return turn.Task;
    }

    /// <summary>Gives one of those who wait its turn.</summary>
    public void GoOn()
    {
        var those = _waiting is [] || (_heldUp is not [] && chance.Next(HeldUpFor) == 0) ? _heldUp : _waiting;
        var index = chance.Next(those.Count);
        var turn = those[index];
        those[index] = those[^1];
        those.RemoveAt(those.Count - 1);
        turn.SetResult();
        CatchUp();
    }

    /// <summary>Gives turns until nobody waits, and throws what the work threw.</summary>
    public void RunToEnd(Task work)
    {
        CatchUp();
        while (!work.IsCompleted)
        {
            GoOn();
        }

        work.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state) => _ready.Enqueue((d, state));

    private void CatchUp()
    {
        while (_ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }
}
