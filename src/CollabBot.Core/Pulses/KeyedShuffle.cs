using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CollabBot.Core.Pulses;

/// <summary>Orders things as if by chance, and always in the same way: by HMAC-SHA256 under a secret (science.md B2).</summary>
/// <remarks>The only source of variety in who is asked what; nothing of it is kept between two calls. Immutable; safe for concurrent use.</remarks>
/// <param name="key">The team's secret; knowing it one could tell who was asked what.</param>
public sealed class KeyedShuffle(ReadOnlyMemory<byte> key)
{
    private const char Separator = '\u001F';

    /// <summary>The elements in the order of their draws; two that draw alike in the order of their texts.</summary>
    /// <param name="purpose">What is drawn for, in parts that none of them holds 0x1F in; another purpose draws another order.</param>
    internal List<T> Shuffle<T>(IEnumerable<T> elements, Func<T, string> textOf, params string[] purpose) =>
        [.. elements.OrderBy(element => Draw([.. purpose, textOf(element)]), StringComparer.Ordinal).ThenBy(textOf, StringComparer.Ordinal)];

    /// <summary>HMAC-SHA256 over the parts joined by 0x1F, in hexadecimal.</summary>
    internal string Draw(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes(string.Join(Separator, parts!))));

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
