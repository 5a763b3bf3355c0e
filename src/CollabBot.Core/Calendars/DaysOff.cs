namespace CollabBot.Core.Calendars;

/// <summary>Days running on which a team does not work: a closure, a training day, the time between two terms.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them, inclusive; not before <paramref name="From"/>.</param>
public sealed record DaysOff(DateOnly From, DateOnly To)
{
    /// <summary>Longest run of days that can be entered at once.</summary>
    public const int LongestDays = 366;

    /// <summary>Longest <see cref="Label"/>, in UTF-16 characters.</summary>
    public const int LongestLabel = 40;

    /// <summary>What the team calls them, such as <c>Inset day</c>; null for nothing. An admin's own words: escaped wherever they are shown, and in no log.</summary>
    public string? Label { get; init; }

    /// <returns>True for the same days, whatever they are called.</returns>
    public bool IsSameAs(DaysOff other) => From == other.From && To == other.To;

    public bool Contain(DateOnly date) => date >= From && date <= To;
}
