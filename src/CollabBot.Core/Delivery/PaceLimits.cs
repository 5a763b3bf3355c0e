namespace CollabBot.Core.Delivery;

/// <summary>How many calls the other side takes, as it publishes it.</summary>
/// <param name="CallsPerSecond">Of this app in one tenant, all together. More than zero; infinite for no limit.</param>
/// <param name="Conversation">Sends to one conversation: so many within each window, all of which hold at once. Empty for no limit.</param>
public sealed record PaceLimits(double CallsPerSecond, IReadOnlyList<ConversationLimit> Conversation)
{
    /// <summary>Those of Teams.</summary>
    public static PaceLimits Published { get; } = new(
        50,
        [
            new(7, TimeSpan.FromSeconds(1)),
            new(8, TimeSpan.FromSeconds(2)),
            new(60, TimeSpan.FromSeconds(30)),
            new(1800, TimeSpan.FromHours(1)),
        ]);

    /// <summary>For a chat that takes whatever comes. A request to wait is honoured all the same.</summary>
    public static PaceLimits None { get; } = new(double.PositiveInfinity, []);
}

/// <summary>At most so many sends to one conversation within any window of this length.</summary>
public sealed record ConversationLimit(int Sends, TimeSpan Window);
