namespace CollabBot.Core.Privacy;

/// <summary>
/// Two releases that differ by a few people tell about those few (P4, N2, P9). Decides, from what is public, whether two releases may both be told
/// and whether one may be compared with the other. Pure.
/// </summary>
public static class DifferenceGuard
{
    /// <summary>Two sets of possible authors differ by none or by at least this many, in either direction.</summary>
    public const int FewestDifferent = ReleaseThreshold.Floor;

    /// <summary>Below this many people, anybody who joins or leaves ends the comparison.</summary>
    public const int SmallTeam = 10;

    /// <summary>From this share of the earlier people on, those who joined and those who left together end the comparison.</summary>
    public const double MostChanged = 0.20;

    /// <summary>Whether both may be told. The order does not matter.</summary>
    /// <remarks>Releases of different areas rest on different answers and always stand side by side.</remarks>
    public static Coexistence OfBoth(ReleaseBasis one, ReleaseBasis other)
    {
        if (one.Area != other.Area || !one.Window.Overlaps(other.Window))
        {
            // Another round's answers are other answers, whoever gave them: the sets differ by all they hold.
            return one.Area != other.Area || (one.Asked.Count >= FewestDifferent && other.Asked.Count >= FewestDifferent) ? Coexistence.Allowed : Coexistence.TooFewDiffer;
        }

        if (!one.Window.SetEquals(other.Window))
        {
            return Coexistence.RollingWindow;
        }

        // The same people once more: no set differs, but the answers may, by one that came late or was taken back (P3).
        return one.Asked.SetEquals(other.Asked) ? Coexistence.ToldAlready
            : IsEnough(Without(one, other)) && IsEnough(Without(other, one)) ? Coexistence.Allowed
            : Coexistence.TooFewDiffer;
    }

    /// <summary>Whether a later release may be compared with an earlier one: set beside it, subtracted, or tested against it.</summary>
    /// <returns>False when one of the two may not be told beside the other, and when the people have changed too much, or at all in a small team.</returns>
    public static bool MayCompare(ReleaseBasis earlier, ReleaseBasis later)
    {
        if (earlier.Area != later.Area || OfBoth(earlier, later) is not Coexistence.Allowed)
        {
            return false;
        }

        var changed = Without(earlier, later) + Without(later, earlier);
        return changed == 0 || (Math.Min(earlier.Asked.Count, later.Asked.Count) >= SmallTeam && changed < MostChanged * earlier.Asked.Count);
    }

    private static bool IsEnough(int different) => different is 0 or >= FewestDifferent;

    private static int Without(ReleaseBasis one, ReleaseBasis other) => one.Asked.Count(person => !other.Asked.Contains(person));
}
