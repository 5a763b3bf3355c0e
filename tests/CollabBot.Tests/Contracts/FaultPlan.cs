using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Tests.Contracts;

/// <summary>Which call fails, and how. Decided by the seed, by what is called and by how often that was called before, so the same run fails in the same places
/// whatever the order of its threads. Of three calls alike at least one goes through.</summary>
internal sealed class FaultPlan(int seed, FaultKinds kinds)
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private int _faults;

    /// <summary>How many calls were made to fail so far.</summary>
    public int Faults => _faults;

    public Fault Next(string call)
    {
        var number = _calls.AddOrUpdate(call, 1, (_, count) => count + 1);
        var chance = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {number} {call}"))[0];
        var fault = chance switch
        {
            _ when number % 3 == 0 => Fault.None,
            < 40 => Fault.Before,
            < 80 when kinds is FaultKinds.BeforeAndAfter => Fault.After,
            < 110 => Fault.Delay,
            _ => Fault.None,
        };
        if (fault is Fault.Before or Fault.After)
        {
            Interlocked.Increment(ref _faults);
        }

        return fault;
    }
}
