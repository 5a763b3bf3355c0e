using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CollabBot.Languages;

/// <summary>A sentence of the product's own, written in English where it is said and told in the language of whoever reads it.</summary>
/// <remarks>
/// <para>
/// The English text is the key, as with <c>gettext</c>: <c>Phrase.Of($"Leaders: {count} chosen.")</c> has the key
/// <c>Leaders: {0} chosen.</c> and reads the same in English. What stands in a hole is not translated: it is a number, a name, or has been
/// a phrase itself. A language without the key tells the sentence in English.
/// </para>
/// <para>
/// A language may have a form of any sentence for its first whole number: <c>{0} answers [few]</c>. English has forms where the code gives
/// two of them (<see cref="Counted"/>).
/// </para>
/// <para>A phrase is told when it is made, by <see cref="Language.Current"/>. Immutable once it is made: a copy that is appended to leaves the original alone.</para>
/// </remarks>
[InterpolatedStringHandler]
public record struct Phrase
{
    private readonly Language _language = Language.Current;
    private string? _english;
    private string? _key;
    private string[]? _holes;
    private long? _count;

    /// <summary>For the compiler, which turns an interpolated string into calls of this and of the methods below.</summary>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The compiler passes both; concatenating needs neither.")]
    public Phrase(int literalLength, int formattedCount)
    {
    }

    /// <summary>The sentence, told in the reader's language.</summary>
    public static string Of(Phrase phrase) => phrase.ToString();

    /// <inheritdoc cref="Of(Phrase)"/>
    public static string Of([ConstantExpected] string english) => OfData(english);

    /// <summary>The same of a text that stands in a file of the product, such as the question bank; never of what a person wrote.</summary>
    public static string OfData(string english) => Language.Current is { IsSource: false } language ? language.Find(Escaped(english)) is { } told ? Unescaped(told) : english : english;

    /// <inheritdoc cref="OfData(string)"/>
    public static IReadOnlyList<string> OfData(IReadOnlyList<string> english) => Language.Current.IsSource ? english : [.. english.Select(OfData)];

    /// <summary>A sentence about so many of something, in the form that the reader's language has for that number.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="one">In English, of exactly one.</param>
    /// <param name="other">In English, of any other number; the key of all forms.</param>
    public static string Counted(long count, Phrase one, Phrase other) => Chosen(count, one, other).ToString();

    /// <summary>Such as <c>trust, information flow and equality</c>; nothing of nothing.</summary>
    /// <param name="parts">Told already, or names.</param>
    public static string Listed(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : Of($"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}");

    /// <summary>As <see cref="Counted"/>, for a text that is built on a phrase.</summary>
    public static Phrase Chosen(long count, Phrase one, Phrase other) =>
        other._language?.IsSource ?? true ? count == 1 ? one : other
        : other with { _count = count, _english = count == 1 ? one._english : other._english };

    public void AppendLiteral(string value)
    {
        _english += value;
        if (_language is { IsSource: false })
        {
            _key += Escaped(value);
        }
    }

    public void AppendFormatted(string? value)
    {
        _english += value;
        if (_language is { IsSource: false })
        {
            _holes = [.. _holes ?? [], value ?? ""];
            _key += $"{{{_holes.Length - 1}}}";
        }
    }

    public void AppendFormatted(Phrase value) => AppendFormatted(value.ToString());

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable
    {
        _count ??= value is int or long ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;
        AppendFormatted(value.ToString(format, (_language ?? Language.English).Culture));
    }

    /// <summary>The sentence, told in the reader's language.</summary>
    public override readonly string ToString() =>
        _key is { } key && Told(key) is { } told ? string.Format(CultureInfo.InvariantCulture, told, _holes ?? []) : _english ?? "";

    /// <summary>In the form for its number, if the language has such a form of it.</summary>
    private readonly string? Told(string key) => (_count is { } count ? _language.Find($"{key} [{LanguagePacks.NameOf(_language.FormOf(count))}]") : null) ?? _language.Find(key);

    private static string Escaped(string literal) => literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Unescaped(string told) => told.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
}
