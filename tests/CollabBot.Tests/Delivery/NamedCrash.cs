using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Delivery;

/// <summary>Where a process dies: before or after a step that has a name, such as <c>replace state.json</c>. From then on it can do nothing.</summary>
/// <param name="hit">Which passing of the step it is, from 1.</param>
internal sealed class NamedCrash(string step, bool takesEffect, int hit)
{
    private int _hits;

    public bool IsDead { get; private set; }

    public async Task<T> StepAsync<T>(string name, Func<Task<T>> call)
    {
        ThrowIfDead();
        if (name != step || Interlocked.Increment(ref _hits) != hit)
        {
            return await call();
        }

        if (takesEffect)
        {
            await call();
        }

        IsDead = true;
        throw new CrashedException();
    }

    public void ThrowIfDead()
    {
        if (IsDead)
        {
            throw new CrashedException();
        }
    }
}
