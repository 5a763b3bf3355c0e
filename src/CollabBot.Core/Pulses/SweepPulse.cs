using System.Text.Json.Serialization;

namespace CollabBot.Core.Pulses;

/// <summary>A pulse by its place in the rotation.</summary>
/// <param name="Sweep">Counts the team's sweeps from 0.</param>
/// <param name="Index">Which pulse of its sweep, from 0 to <see cref="SweepPattern.PulsesPerSweep"/> − 1.</param>
public sealed record SweepPulse(int Sweep, int Index, SweepPattern Pattern)
{
    /// <summary>Counts the team's pulses from 0, as long as the pattern stays.</summary>
    [JsonIgnore]
    public int Number => (Sweep * Pattern.PulsesPerSweep) + Index;

    [JsonIgnore]
    public bool IsLast => Index == Pattern.PulsesPerSweep - 1;

    /// <summary>The <paramref name="number"/>th pulse, from 0, of a team whose pattern never changed.</summary>
    public static SweepPulse At(int number, SweepPattern pattern)
    {
        var (sweep, index) = Math.DivRem(number, pattern.PulsesPerSweep);
        return new SweepPulse(sweep, index, pattern);
    }
}
