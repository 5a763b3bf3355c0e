namespace CollabBot.Core.Delivery;

/// <summary>How far a batch of posts has come.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>Every post has been delivered, given up, or may have been delivered; nothing is left to do.</summary>
    public sealed record Finished : DeliveryOutcome;

    /// <summary>The bot is stopped, the other side asked to wait, somebody else seems to be at it, or all that is left is for people who have their quiet hours; the rest is to be looked after in <paramref name="For"/>.</summary>
    public sealed record Paused(TimeSpan For) : DeliveryOutcome;

    /// <summary>Somebody else is sending this batch: leave it to them.</summary>
    public sealed record TakenOver : DeliveryOutcome;
}
