using CollabBot.Core.Cadence;

namespace CollabBot.Core.Delivery;

/// <summary>A week of the calendar, Monday to Sunday, over which a person's messages are counted.</summary>
/// <remarks>By the local date of the team whose message it is: a week has no hours of its own, so neither clock changes nor zones move a message into two.</remarks>
public readonly record struct AttentionWeek
{
    private const int Days = 7;

    private AttentionWeek(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }

    public AttentionWeek Next => new(Monday.AddDays(Days));

    public AttentionWeek Previous => new(Monday.AddDays(-Days));

    /// <summary>The week that a day belongs to.</summary>
    public static AttentionWeek Of(DateOnly date) => new(date.AddDays(-(((int)date.DayOfWeek + Days - 1) % Days)));

    /// <summary>The week that it is, by a team's calendar, at an instant.</summary>
    public static AttentionWeek At(TeamClock clock, DateTimeOffset instant) => Of(clock.DateAt(instant));
}
