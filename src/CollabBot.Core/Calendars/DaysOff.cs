namespace CollabBot.Core.Calendars;

/// <summary>Days running on which a team does not work: a closure, a training day, the time between two terms.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them, inclusive; not before <paramref name="From"/>.</param>
public sealed record DaysOff(DateOnly From, DateOnly To)
{
    /// <summary>Longest run of days that can be entered at once.</summary>
    public const int LongestDays = 366;

    public bool Contain(DateOnly date) => date >= From && date <= To;
}
