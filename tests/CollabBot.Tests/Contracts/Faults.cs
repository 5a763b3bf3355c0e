using CollabBot.Core.Storage;

namespace CollabBot.Tests.Contracts;

/// <summary>Makes the calls of a port fail as a plan says.</summary>
internal static class Faults
{
    public static async Task<T> RunAsync<T>(this FaultPlan plan, string call, Func<Task<T>> work)
    {
        var fault = plan.Next(call);
        if (fault is Fault.Before)
        {
            throw new StoreUnavailableException("Refused by the test.");
        }

        if (fault is Fault.Delay)
        {
            await Task.Yield();
        }

        var result = await work();
        return fault is Fault.After ? throw new StoreUnavailableException("The answer was lost by the test.") : result;
    }
}
