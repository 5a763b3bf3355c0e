using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Retention;

/// <summary>How much of which class of data was disposed of, and when: a log that only grows, one for each day, with nobody's id in it.</summary>
/// <remarks>
/// Written before the data goes, so that nothing goes unlogged; after a crash in between the same is counted again. Safe for concurrent use.
/// </remarks>
public sealed class DisposalLog(IObjectStore store)
{
    private const string Root = "disposal";
    private const string DateFormat = "yyyy-MM-dd";
    private const int MaxAttempts = 16;
    private const int SaltDigits = 16;

    /// <summary>Every entry from a day on, oldest day first; what cannot be read of a damaged day is passed over.</summary>
    public async Task<IReadOnlyList<Disposed>> ReadAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var entries = new List<Disposed>();
        await foreach (var entry in store.ListAsync(StoreKey.Of(Root), cancellationToken))
        {
            if (DateOnly.TryParseExact(entry.Key.Segments()[^1], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= from)
            {
                entries.AddRange(Lines(await store.ReadLogAsync(entry.Key, cancellationToken)));
            }
        }

        return entries;
    }

    /// <param name="counts">By class.</param>
    /// <exception cref="StoreUnavailableException">The log could not be written.</exception>
    internal async Task AddAsync(DateTimeOffset now, IReadOnlyCollection<(string Class, int Count, bool IsHeld)> counts, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var key = StoreKey.Of(Root, day.ToString(DateFormat, CultureInfo.InvariantCulture));
        var salt = RandomNumberGenerator.GetHexString(SaltDigits, lowercase: true);
        byte[] lines = [.. counts.SelectMany(entry => JsonSerializer.SerializeToUtf8Bytes(new Disposed(day, entry.Class, entry.Count, entry.IsHeld, salt), CoreJson.Default.Disposed).Append((byte)'\n'))];
        for (var attempt = 0; lines.Length > 0 && attempt < MaxAttempts; attempt++)
        {
            if (await store.AppendAsync(key, lines, (await store.ReadLogAsync(key, cancellationToken)).Length, cancellationToken) is AppendOutcome.Appended)
            {
                return;
            }
        }

        if (lines.Length > 0)
        {
            throw new StoreUnavailableException("The disposal log could not be written.");
        }
    }

    private static IEnumerable<Disposed> Lines(ReadOnlyMemory<byte> log)
    {
        foreach (var line in System.Text.Encoding.UTF8.GetString(log.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Read(line) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static Disposed? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CoreJson.Default.Disposed);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An entry of the disposal log.</summary>
/// <param name="Day">By the store's clock, in UTC.</param>
/// <param name="Class">As <see cref="DataClass.Name"/>.</param>
/// <param name="Count">How many documents, or rounds of which names were struck out.</param>
/// <param name="IsHeld">Its time was over, and it was kept because of a hold.</param>
/// <param name="Salt">Chance, so that two writers never write the same bytes.</param>
public sealed record Disposed(DateOnly Day, string Class, int Count, bool IsHeld, string Salt);
