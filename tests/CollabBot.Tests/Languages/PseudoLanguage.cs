using System.Collections.Concurrent;
using System.Text;
using CollabBot.Languages;

namespace CollabBot.Tests.Languages;

/// <summary>A language that nobody speaks: English with an accent on each letter, so that whatever still reads plainly was never given out to be translated.</summary>
internal sealed class PseudoLanguage
{
    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Accented = "áƀçđéƒǧħíĵķłɱñóþɋřšŧúṽŵẋýžÅƁÇĐÉƑǦĦÍĴĶŁṀÑÓÞɊŘŠŦÚṼŴẊÝŽ";

    private static readonly Dictionary<string, SourceText> Catalogued = Catalogue.Texts.ToDictionary(text => text.Key, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.Ordinal);

    public PseudoLanguage() => Language = new Language("en-XA", Find, "en");

    public Language Language { get; }

    /// <summary>What was told and is not in the catalogue.</summary>
    public IEnumerable<string> Missing => _missing.Keys.Order(StringComparer.Ordinal);

    private string? Find(string key)
    {
        if (Catalogued.TryGetValue(key, out var text))
        {
            return Of(text.English);
        }

        if (SourceTexts.HasWords(key) && !Catalogued.ContainsKey($"{key} [other]") && !(key.EndsWith(']') && Catalogued.ContainsKey(key[..key.LastIndexOf(" [", StringComparison.Ordinal)])))
        {
            _missing.TryAdd(key, true);
        }

        return null;
    }

    /// <summary>What becomes of an English text.</summary>
    public static string Of(string english)
    {
        var told = new StringBuilder(english.Length);
        foreach (var letter in english)
        {
            told.Append(Plain.IndexOf(letter, StringComparison.Ordinal) is var at and >= 0 ? Accented[at] : letter);
        }

        return told.ToString();
    }
}
