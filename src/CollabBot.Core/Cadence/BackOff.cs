namespace CollabBot.Core.Cadence;

/// <summary>How far a team's rhythm was slowed down because few took part (R4). Immutable.</summary>
/// <param name="Since">Whose rhythm: that of the cadence which was saved then. Another cadence begins afresh.</param>
/// <param name="Round">The number of the last round that was reckoned with.</param>
/// <param name="FewInARow">In how many rounds running, up to that one, few took part; since the last step.</param>
/// <param name="Steps">How many times the interval is doubled, 0 or more.</param>
/// <param name="LastStep">What that round did to the rhythm.</param>
public sealed record BackOff(DateTimeOffset Since, int Round, int FewInARow, int Steps, BackOffStep LastStep)
{
    /// <summary>Below this share of those asked, in percent, few took part.</summary>
    public const int FewPercent = 40;

    /// <summary>So many such rounds running slow the rhythm down.</summary>
    public const int RoundsInARow = 3;

    /// <summary>Nobody is asked less often than this because few take part: who is hardly ever asked does not come back.</summary>
    public const int LongestWeeks = 4;

    /// <summary>A rhythm as the admin wants it.</summary>
    public static BackOff None(DateTimeOffset since) => new(since, 0, 0, 0, BackOffStep.None);

    /// <summary>How many weeks lie between two rounds of a cadence that was slowed down so far.</summary>
    public static int WeeksOf(PulseCadence cadence, BackOff backOff) => WeeksOf(cadence, backOff.Steps);

    /// <summary>What a counted round makes of this. A round enough took part in takes one step back.</summary>
    /// <param name="round">Its number; one that was reckoned with changes nothing.</param>
    public BackOff After(int round, bool fewTookPart, PulseCadence cadence)
    {
        if (round <= Round)
        {
            return this;
        }

        var few = fewTookPart ? FewInARow + 1 : 0;
        var step = fewTookPart
            ? few >= RoundsInARow && WeeksOf(cadence, Steps + 1) > WeeksOf(cadence, Steps) ? BackOffStep.Slower : BackOffStep.None
            : Steps > 0 ? BackOffStep.Faster : BackOffStep.None;
        return new BackOff(Since, round, few % RoundsInARow, Steps + (int)step, step);
    }

    /// <summary>The same for any reason to slow down.</summary>
    internal static int WeeksOf(PulseCadence cadence, int steps) => Math.Max(Math.Max(cadence.Weeks, 1), Math.Min(cadence.Weeks << steps, LongestWeeks));
}

/// <summary>What a round did to its team's rhythm.</summary>
public enum BackOffStep
{
    /// <summary>The next longer interval from now on.</summary>
    Slower = 1,

    None = 0,

    /// <summary>Back by one interval.</summary>
    Faster = -1,
}
