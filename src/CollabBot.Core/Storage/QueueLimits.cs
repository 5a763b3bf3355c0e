namespace CollabBot.Core.Storage;

/// <summary>The bounds of every <see cref="IWorkQueue"/>, so that what one queue takes, all take. They are those of a storage queue.</summary>
public static class QueueLimits
{
    /// <summary>Most messages in one receive.</summary>
    public const int MaxBatch = 32;

    /// <summary>Shortest visibility.</summary>
    public static readonly TimeSpan MinVisibility = TimeSpan.FromSeconds(1);

    /// <summary>Longest delay and longest visibility.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    private const int MinNameLength = 3;
    private const int MaxNameLength = 63;

    /// <exception cref="ArgumentException">Not 3 to 63 lower-case letters, digits and single hyphens, with a letter or digit at both ends.</exception>
    public static void CheckName(string queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        var valid = queue.Length is >= MinNameLength and <= MaxNameLength
            && queue.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && !queue.StartsWith('-')
            && !queue.EndsWith('-')
            && !queue.Contains("--", StringComparison.Ordinal);
        if (!valid)
        {
            throw new ArgumentException(
                $"A queue name has {MinNameLength} to {MaxNameLength} lower-case letters, digits and single hyphens, none of them at an end.", nameof(queue));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Longer than <see cref="WorkMessage.MaxBodyBytes"/>.</exception>
    public static void CheckBody(ReadOnlyMemory<byte> body) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, WorkMessage.MaxBodyBytes, nameof(body));

    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than <see cref="MaxBatch"/>.</exception>
    public static void CheckBatch(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MaxBatch);
    }

    /// <exception cref="ArgumentOutOfRangeException">Negative or longer than <see cref="MaxDelay"/>.</exception>
    public static void CheckDelay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, MaxDelay);
    }

    /// <exception cref="ArgumentOutOfRangeException">Shorter than <see cref="MinVisibility"/> or longer than <see cref="MaxDelay"/>.</exception>
    public static void CheckVisibility(TimeSpan visibility)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(visibility, MinVisibility);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(visibility, MaxDelay);
    }
}
