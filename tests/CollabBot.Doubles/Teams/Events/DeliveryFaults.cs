namespace CollabBot.Doubles.Teams.Events;

/// <summary>How events reach the bot otherwise than once and in order.</summary>
/// <param name="MostCopies">Each event comes at least once and at most so often.</param>
/// <param name="CopiesHaveNewIds">Whether a copy looks like an event of its own: a new id, and a new time too unless <paramref name="CopiesKeepTheirTime"/>.</param>
/// <param name="Shuffles">Whether events that belong together come in any order.</param>
/// <param name="CopiesKeepTheirTime">Whether a copy with a new id tells the time at which it happened, and not the time of the copy.</param>
public sealed record DeliveryFaults(int MostCopies = 1, bool CopiesHaveNewIds = false, bool Shuffles = false, bool CopiesKeepTheirTime = false)
{
    public static DeliveryFaults None { get; } = new();
}
