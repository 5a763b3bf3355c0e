namespace CollabBot.Core.Cadence;

/// <summary>Until when a round that could not start at its time may still start.</summary>
public static class LateStart
{
    /// <summary>A round this late still starts, as after an outage.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(4);

    /// <summary>Nobody is asked late after this hour of the team's own day.</summary>
    public static readonly TimeOnly DayEnds = new(18, 0);

    /// <summary>What is no delay that anybody would notice; also a team that is asked in the evening has it.</summary>
    public static readonly TimeSpan OnTime = TimeSpan.FromMinutes(15);

    /// <summary>The last instant, inclusive, at which the round of a date may start.</summary>
    /// <param name="start">When it was to start.</param>
    public static DateTimeOffset Last(TeamClock clock, DateOnly date, DateTimeOffset start)
    {
        var dayEnds = clock.At(date, DayEnds);
        var last = dayEnds < start + Grace ? dayEnds : start + Grace;
        return last > start + OnTime ? last : start + OnTime;
    }
}
