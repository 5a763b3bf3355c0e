using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>Tries again while a store is unavailable.</summary>
internal static class Patience
{
    private const int Tries = 50;

    /// <param name="call">Told whether an earlier try failed, and so may have been done.</param>
    public static async Task<T> RunAsync<T>(Func<bool, Task<T>> call)
    {
        for (var failed = 0; ; failed++)
        {
            try
            {
                return await call(failed > 0);
            }
            catch (StoreUnavailableException) when (failed < Tries)
            {
                await Task.Yield();
            }
        }
    }
}
