namespace CollabBot.Core.Nudges;

/// <summary>Days of a year on which nobody is given a nudge.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included; before <paramref name="From"/> there is no such day at all.</param>
public readonly record struct QuietDays(int Month, int From, int To)
{
    /// <summary>The last week of December: the 25th to the 31st.</summary>
    public static QuietDays Default => new(12, 25, 31);

    public bool Contain(DateOnly date) => date.Month == Month && date.Day >= From && date.Day <= To;
}
