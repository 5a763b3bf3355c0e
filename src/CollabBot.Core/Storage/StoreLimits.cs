namespace CollabBot.Core.Storage;

/// <summary>The bounds of every <see cref="IObjectStore"/>, so that what one store takes, all take. They are those of an append blob.</summary>
public static class StoreLimits
{
    /// <summary>Most bytes in one append.</summary>
    public const int MaxAppendBytes = 4 * 1024 * 1024;

    /// <summary>Most appends to one log; the next one is <see cref="AppendOutcome.Full"/>.</summary>
    public const int MaxAppends = 50_000;

    /// <exception cref="ArgumentException">The key is <c>default</c>, which names nothing.</exception>
    public static void CheckKey(StoreKey key)
    {
        if (key == default)
        {
            throw new ArgumentException("The key is empty; make one with StoreKey.Of.", nameof(key));
        }
    }

    /// <exception cref="ArgumentException">The key is <c>default</c>, or there are no bytes, or more than <see cref="MaxAppendBytes"/>, or the position is negative.</exception>
    public static void CheckAppend(StoreKey key, ReadOnlyMemory<byte> bytes, long expectedPosition)
    {
        CheckKey(key);
        ArgumentOutOfRangeException.ThrowIfZero(bytes.Length, nameof(bytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, MaxAppendBytes, nameof(bytes));
        ArgumentOutOfRangeException.ThrowIfNegative(expectedPosition);
    }
}
