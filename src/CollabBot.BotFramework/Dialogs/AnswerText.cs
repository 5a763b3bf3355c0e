using System.Globalization;
using System.Text;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Makes texts comparable that a person would call the same.</summary>
internal static class AnswerText
{
    /// <summary>
    /// Latin letters and what they are without their marks, and the apostrophe of phones. The process runs without culture data, where
    /// <see cref="string.Normalize()"/> takes nothing apart.
    /// </summary>
    private static readonly Dictionary<char, string> Plain = Letters(
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
        ("t", "ţťŧțþ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"), ("z", "źżž"), ("'", "‘’ʼ"));

    /// <returns>Lower case, without marks on Latin letters, with single spaces between words and none around.</returns>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            _ = Plain.TryGetValue(letter, out var plain) ? folded.Append(plain) : folded.Append(letter);
        }

        return folded.ToString();
    }

    private static Dictionary<char, string> Letters(params IEnumerable<(string Plain, string Marked)> rows) =>
        rows.SelectMany(row => row.Marked.Select(letter => (letter, row.Plain))).ToDictionary(pair => pair.letter, pair => pair.Plain);
}
