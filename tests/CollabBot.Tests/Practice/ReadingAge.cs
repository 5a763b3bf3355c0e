using System.Text.RegularExpressions;

namespace CollabBot.Tests.Practice;

/// <summary>How old a reader must be for a text: the Flesch-Kincaid grade and five years.</summary>
/// <remarks>Source: J. P. Kincaid et al., Research Branch Report 8-75 (1975). Syllables are counted by rule, so a grade is off by some tenths.</remarks>
internal static partial class ReadingAge
{
    private const int AgeAtGradeZero = 5;

    public static double Of(string text) => Grade(text) + AgeAtGradeZero;

    public static double Grade(string text)
    {
        var words = Word().Matches(text);
        var sentences = Math.Max(1, SentenceEnd().Count(text));
        return (0.39 * words.Count / sentences) + (11.8 * words.Sum(word => Syllables(word.Value)) / words.Count) - 15.59;
    }

    public static int Syllables(string word)
    {
        var letters = NoLetter().Replace(word.ToLowerInvariant(), "");
        var vowels = Vowels().Count(SilentWithin().Replace(letters, ""));
        return Math.Max(1, vowels - (SilentEnd().IsMatch(letters) ? 1 : 0) + (TwoVowels().IsMatch(letters) ? 1 : 0));
    }

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9'-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?]+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[^a-z]")]
    private static partial Regex NoLetter();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();

    /// <summary>As in something, useful, rarely.</summary>
    [GeneratedRegex("e(?=(thing|one|times|ful|ment|ly|less)$)")]
    private static partial Regex SilentWithin();

    /// <summary>As in name, asked, names; not in table, needed, pieces, agree.</summary>
    [GeneratedRegex("([^aeiouyl]|[aeiouyl]l)e$|[aeiouy]+[^aeiouy]+ve$|[aiouy]e$|[^td]ed$(?<!eed)|[^sxzcg]es$(?<!(sh|ch|[^aeiouy]l|ee)es)")]
    private static partial Regex SilentEnd();

    /// <summary>As in idea, radio, actual; not in action, special.</summary>
    [GeneratedRegex("(?<![tcsg])i[ao](?!n?$)|ua(?!r)|[^p]eo|ea$(?<=idea)|ying")]
    private static partial Regex TwoVowels();
}
