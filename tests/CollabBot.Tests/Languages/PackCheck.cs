using System.Globalization;
using CollabBot.Languages;

namespace CollabBot.Tests.Languages;

/// <summary>What is wrong with a pack, in words for whoever translates it.</summary>
internal static class PackCheck
{
    private const string One = " [one]";
    private const string Other = " [other]";

    public static IEnumerable<string> Of(Language language, IReadOnlyDictionary<string, string> pack, IReadOnlyList<SourceText> catalogue)
    {
        var wanted = catalogue.SelectMany(text => KeysOf(text, language)).DistinctBy(entry => entry.Key).ToList();
        foreach (var (key, holes) in wanted)
        {
            if (!pack.TryGetValue(key, out var told) || told.Length == 0)
            {
                yield return $"{language.Tag} has no text for: {key}";
            }
            else if (Misfit(told, holes) is { } misfit)
            {
                yield return $"{language.Tag} {misfit}: {key}";
            }
            else if (!key.EndsWith(']') && Enumerable.Range(0, holes).Where(hole => !told.Contains($"{{{hole}}}", StringComparison.Ordinal)).ToList() is [var left, ..])
            {
                yield return $"{language.Tag} leaves {{{left}}} out: {key}";
            }
        }

        // A sentence with a number may have forms, though English has one for all numbers.
        var allowed = wanted.Select(entry => entry.Key).Concat(catalogue.Where(text => text.Holes.Count > 0).SelectMany(text => language.Forms.Select(form => $"{text.Key} [{LanguagePacks.NameOf(form)}]")));
        foreach (var unknown in pack.Keys.Except(allowed, StringComparer.Ordinal))
        {
            yield return $"{language.Tag} has a text that is told nowhere: {unknown}";
        }
    }

    /// <summary>A text about a number has one entry for each form of the language.</summary>
    private static IEnumerable<(string Key, int Holes)> KeysOf(SourceText text, Language language) =>
        text.Key.EndsWith(One, StringComparison.Ordinal) ? []
        : text.Key.EndsWith(Other, StringComparison.Ordinal) ? language.Forms.Select(form => ($"{text.Key[..^Other.Length]} [{LanguagePacks.NameOf(form)}]", text.Holes.Count))
        : [(text.Key, text.Holes.Count)];

    private static string? Misfit(string told, int holes)
    {
        try
        {
            _ = string.Format(CultureInfo.InvariantCulture, told, [.. Enumerable.Repeat<object>("", holes)]);
        }
        catch (FormatException)
        {
            return "has a hole that there is nothing for, or a single brace";
        }

        return null;
    }
}
