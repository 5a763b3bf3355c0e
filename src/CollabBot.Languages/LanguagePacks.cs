using System.Collections;
using System.Collections.Frozen;
using System.Resources;

namespace CollabBot.Languages;

/// <summary>The languages that there are: English, and every pack beside this file (<c>Texts.cy-GB.resx</c> is Welsh). Thread-safe.</summary>
public static class LanguagePacks
{
    private const string Prefix = "Texts.";
    private const string Suffix = ".resources";

    /// <summary>English first, then by tag.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        Language.English,
        .. Tags().Where(tag => tag != Language.English.Tag).Order(StringComparer.Ordinal).Select(tag => Of(tag, Read(tag))),
    ];

    /// <summary>How a form is written behind a key, such as <c>few</c>.</summary>
    internal static string NameOf(PluralForm form) => form switch
    {
        PluralForm.Zero => "zero",
        PluralForm.One => "one",
        PluralForm.Two => "two",
        PluralForm.Few => "few",
        PluralForm.Many => "many",
        _ => "other",
    };

    /// <summary>A language made of a pack's texts.</summary>
    internal static Language Of(string tag, IReadOnlyDictionary<string, string> texts)
    {
        var found = texts.ToFrozenDictionary(StringComparer.Ordinal);
        return new Language(tag, key => found.GetValueOrDefault(key) is { Length: > 0 } told ? told : null, tag);
    }

    /// <summary>The texts of a pack, or of the catalogue, by their keys.</summary>
    internal static IReadOnlyDictionary<string, string> Read(string tag)
    {
        using var reader = new ResourceReader(typeof(LanguagePacks).Assembly.GetManifestResourceStream($"{Prefix}{tag}{Suffix}")!);
        return reader.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Tags() => typeof(LanguagePacks).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length]);
}
