using System.Globalization;

namespace CollabBot.Chaos.Audit;

/// <summary>What is wrong with ballots, in counts of answers.</summary>
internal readonly record struct BallotVerdict
{
    /// <summary>Acknowledged and not there.</summary>
    public int Lost { get; init; }

    /// <summary>There more than once.</summary>
    public int Double { get; init; }

    /// <summary>There, and older than one that was acknowledged.</summary>
    public int Stale { get; init; }

    /// <summary>There, and given by nobody.</summary>
    public int Foreign { get; init; }

    public static BallotVerdict operator +(BallotVerdict one, BallotVerdict other) => new()
    {
        Lost = one.Lost + other.Lost,
        Double = one.Double + other.Double,
        Stale = one.Stale + other.Stale,
        Foreign = one.Foreign + other.Foreign,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lost:N0} lost, {Double:N0} double, {Stale:N0} older than acknowledged, {Foreign:N0} given by nobody");
}
