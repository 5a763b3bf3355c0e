namespace CollabBot.Core.Shifts;

/// <summary>Thirteen weeks of a team's calendar.</summary>
/// <param name="From">The first day, included.</param>
/// <param name="To">The last day, included.</param>
public readonly record struct Quarter(DateOnly From, DateOnly To)
{
    public const int Weeks = 13;

    internal const int Days = 7 * Weeks;

    /// <summary>The quarter whose last day is this one.</summary>
    public static Quarter EndingOn(DateOnly date) => new(date.AddDays(1 - Days), date);

    public bool Contains(DateOnly date) => date >= From && date <= To;
}
