namespace CollabBot.Tests.Fakes;

/// <summary>Where a process dies: at its n-th step that others can see, before the step takes effect or right after. From then on it can do nothing.</summary>
/// <param name="at">Counts steps from 0; a number never reached lets the process live.</param>
internal sealed class CrashPoint(int at, bool takesEffect)
{
    private int _steps = -1;

    public int Steps => _steps + 1;

    public bool IsDead { get; private set; }

    public async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        ThrowIfDead();
        if (Interlocked.Increment(ref _steps) != at)
        {
            return await step();
        }

        if (takesEffect)
        {
            await step();
        }

        IsDead = true;
        throw new CrashedException();
    }

    /// <summary>Kills it now, between two steps.</summary>
    public void Die() => IsDead = true;

    public void ThrowIfDead()
    {
        if (IsDead)
        {
            throw new CrashedException();
        }
    }
}
