namespace CollabBot.Core.Delivery;

/// <summary>What came of charging a message to a person's week.</summary>
public abstract record AttentionOutcome
{
    private AttentionOutcome()
    {
    }

    /// <summary>It is counted, now or before: send it.</summary>
    public sealed record Charged : AttentionOutcome;

    /// <summary>It is not to be sent, and the person's budget card says so. What then, <see cref="AttentionRules"/> says.</summary>
    /// <param name="Until">The first day, by the team's calendar, on which there is room again: the Monday of the next week.</param>
    public sealed record NoRoom(DateOnly Until) : AttentionOutcome;
}
