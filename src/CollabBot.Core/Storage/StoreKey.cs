using System.Text;

namespace CollabBot.Core.Storage;

/// <summary>The name of one object or log in the store: segments joined by <c>/</c>, such as <c>round/acme/team-1/abc/plan.json</c>.</summary>
/// <remarks>
/// Segments come from outside (a team id holds <c>:</c>, <c>@</c> and <c>;</c>), so each is percent-encoded by <see cref="Of"/>,
/// the only way to make a key. Two different lists of segments never make the same key. Compared ordinally.
/// </remarks>
public readonly record struct StoreKey
{
    /// <summary>Longest key, in characters: what a blob name may hold.</summary>
    public const int MaxLength = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string? _value;

    private StoreKey(string value) => _value = value;

    /// <summary>The encoded name. Empty only for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Joins the segments, each encoded, with <c>/</c>.</summary>
    /// <exception cref="ArgumentException">No segment, an empty segment, one with half a surrogate pair, or a key longer than <see cref="MaxLength"/>.</exception>
    public static StoreKey Of(params ReadOnlySpan<string> segments)
    {
        if (segments.IsEmpty)
        {
            throw new ArgumentException("A key has at least one segment.", nameof(segments));
        }

        var encoded = new string[segments.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            encoded[i] = Encode(segments[i]);
        }

        return Checked(string.Join('/', encoded));
    }

    /// <summary>This key with more segments at its end.</summary>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public StoreKey Then(params ReadOnlySpan<string> segments) => Checked($"{Value}/{Of(segments).Value}");

    /// <summary>A key as a store gave it back, already encoded.</summary>
    public static StoreKey FromEncoded(string value) => Checked(value);

    /// <summary>The segments as they were given to <see cref="Of"/>.</summary>
    public IReadOnlyList<string> Segments() => [.. Value.Split('/').Select(Uri.UnescapeDataString)];

    /// <summary>True when this key lies below <paramref name="prefix"/>, a whole number of segments.</summary>
    public bool IsBelow(StoreKey prefix) =>
        Value.Length > prefix.Value.Length + 1
        && Value.StartsWith(prefix.Value, StringComparison.Ordinal)
        && Value[prefix.Value.Length] == '/';

    public override string ToString() => Value;

    private static StoreKey Checked(string value) => value is { Length: > 0 and <= MaxLength }
        ? new StoreKey(value)
        : throw new ArgumentException($"A key has 1 to {MaxLength} characters; this one has {value.Length}.", nameof(value));

    private static string Encode(string segment)
    {
        ArgumentException.ThrowIfNullOrEmpty(segment);

        // Half a surrogate pair would be encoded as U+FFFD, so that two segments made one key; this throws instead.
        _ = StrictUtf8.GetByteCount(segment);

        // Dots alone would be a relative path to some stores, and others drop a dot at the end of a name.
        var withoutDots = segment.TrimEnd('.');
        return Uri.EscapeDataString(withoutDots) + string.Concat(Enumerable.Repeat("%2E", segment.Length - withoutDots.Length));
    }
}
