namespace CollabBot.Core.Replicas;

/// <summary>How a rate is parted among processes: each takes one part in a whole number of parts. Pure.</summary>
internal static class RateShares
{
    /// <summary>What is less than one part in so many is nothing.</summary>
    private const int Finest = 1_000;

    /// <summary>So that three thirds are a whole.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The largest share, up to an equal one, that fits beside the others'.</summary>
    /// <param name="others">Of each other process what it has taken, as <see cref="HeartbeatRecord.OneOf"/>.</param>
    /// <returns>In how many parts the rate is cut, of which one is free; null when they have taken all of it.</returns>
    public static int? RoomBeside(IReadOnlyCollection<int?> others)
    {
        var equal = 1 + others.Count;
        var free = 1 + Rounding - others.Sum(oneOf => Part(oneOf, equal));
        return free * Finest < 1 ? null : Math.Max(equal, (int)Math.Ceiling(1 / free));
    }

    /// <summary>A program that does not say takes an equal share.</summary>
    private static double Part(int? oneOf, int equal) => oneOf switch
    {
        null => 1.0 / equal,
        <= 0 => 0,
        { } parts => 1.0 / parts,
    };
}
