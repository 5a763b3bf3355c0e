using System.Globalization;
using System.Text.RegularExpressions;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Tests.Cards;

/// <summary>The texts that were put in, each with the mark of its field, by which it is found again wherever it comes out.</summary>
/// <param name="seed">In which order the corpus is gone through.</param>
internal sealed partial class PersonsTexts(int seed)
{
    /// <summary>No shortening that the product does is longer.</summary>
    private const int LongestShown = AdaptiveText.MaxLength;

    /// <summary>In characters: with a mark behind it, a text of the corpus is shown whole in most places.</summary>
    private const int ShortEnough = 24;

    private readonly string[] _corpus = Shuffled(seed);
    private readonly Dictionary<(string Field, int Number), string> _texts = [];

    public IEnumerable<string> Fields => _texts.Keys.Select(key => key.Field).Distinct(StringComparer.Ordinal);

    public int Count => _texts.Count;

    /// <summary>Whether every text of the corpus was put in somewhere.</summary>
    public bool AreAllUsed => Count >= _corpus.Length;

    /// <summary>The mark comes first in every other text, last in those between: so the attacks begin and end texts too.</summary>
    public string Of(string field, int number = 0)
    {
        if (!_texts.TryGetValue((field, number), out var text))
        {
            var corpus = _corpus[Count % _corpus.Length];
            var mark = MarkOf(field, number);
            _texts[(field, number)] = text = Count % 2 == 0 || corpus.Length > ShortEnough ? $"{mark} {corpus}" : $"{corpus} {mark}";
        }

        return text;
    }

    public static bool IsMarked(string text) => Mark().IsMatch(text);

    /// <returns>The fields whose text is in this one, whatever was done to it.</returns>
    public IReadOnlyList<string> FieldsIn(string text) => !IsMarked(text) ? [] : [.. Fields.Where(field => text.Contains(MarkOf(field), StringComparison.OrdinalIgnoreCase))];

    /// <summary>Takes out of a text every text of people that is in it as the escaping leaves it.</summary>
    /// <param name="readsMarkdown">Whether the place reads markdown, so that only what was escaped for that will do.</param>
    public string Without(string text, bool readsMarkdown)
    {
        foreach (var ((field, number), put) in _texts)
        {
            if (text.Contains(MarkOf(field, number), StringComparison.OrdinalIgnoreCase))
            {
                var isApart = text is ['\u2068', .., '\u2069'];
                text = Shown(put, readsMarkdown, isApart).FirstOrDefault(shown => text.Contains(shown, StringComparison.Ordinal)) is { } found
                    ? text.Replace(found, "…", StringComparison.Ordinal)
                    : text;
            }
        }

        return text;
    }

    /// <summary>Every form in which a text may be shown: as it is or in small letters, whole or cut.</summary>
    /// <param name="isApart">Whether all that is said is set apart from the direction of what surrounds it, so that this text need not be.</param>
    private static IEnumerable<string> Shown(string put, bool readsMarkdown, bool isApart)
    {
        var cleaned = AdaptiveText.Shorten(put, int.MaxValue);
        string[] forms = [cleaned, AdaptiveText.Shorten(put.Replace("&nbsp;", " ", StringComparison.Ordinal), int.MaxValue), AdaptiveText.Shorten(put.ToLowerInvariant(), int.MaxValue), cleaned.TrimEnd('.', '!', '?').ToLowerInvariant()];
        Func<string, int, string>[] ways = readsMarkdown ? [AdaptiveText.Escape, EscapedTwice] : [AdaptiveText.Plain, AdaptiveText.Escape];
        return from length in Enumerable.Range(2, LongestShown - 1).Reverse()
               where length == LongestShown || length < cleaned.Length
               from form in forms
               from way in ways
               let shown = way(form, length)
               select isApart ? shown.Trim('\u2068', '\u2069') : shown;
    }

    /// <summary>As the card of quiet hours tells what it cannot read: a backslash too many, and no harm.</summary>
    private static string EscapedTwice(string text, int length) => AdaptiveText.Escape(AdaptiveText.Escape(text, length).Replace("*", "", StringComparison.Ordinal), int.MaxValue);

    /// <summary>Whole: of a text that was cut within its mark nothing can be said.</summary>
    [GeneratedRegex(@"qz[a-z]+jzn\d+z", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    private static string[] Shuffled(int seed)
    {
        string[] corpus = [.. InjectionCorpus.All];
        new Random(seed).Shuffle(corpus);
        return corpus;
    }

    private static string MarkOf(string field, int number) => MarkOf(field) + string.Create(CultureInfo.InvariantCulture, $"n{number}z");

    /// <summary>No mark is the beginning of another.</summary>
    private static string MarkOf(string field) => $"qz{string.Concat(field.Where(char.IsAsciiLetter)).ToLowerInvariant()}jz";
}
