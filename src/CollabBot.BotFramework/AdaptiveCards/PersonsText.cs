using System.Buffers;
using System.Globalization;
using System.Text;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>The steps that make a text of a person harmless: clean it, take the meaning from its punctuation, keep its direction to itself.</summary>
internal static class PersonsText
{
    /// <summary>Holds two characters apart that would mean something side by side. Seen and heard by nobody, and a line may break there.</summary>
    public const char Apart = '\u200b';

    public const char FirstStrongIsolate = '\u2068';
    public const char PopIsolate = '\u2069';

    /// <summary>More marks than this on one letter are there to spill over the lines around it.</summary>
    private const int MaxMarks = 4;

    private const string Ellipsis = "…";
    private const string Special = "\\*_[]()`~#>";

    /// <summary>What may follow a scheme's colon, beside letters and digits; also as it stands once it is escaped.</summary>
    private const string AfterScheme = "/+?%@&=-" + Special;

    private static readonly SearchValues<char> EntityCharacters = SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>On one line, without what can't be seen, and no longer than this many characters as a reader counts them.</summary>
    public static string Cleaned(string text, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        var spaced = false;
        var before = default(Rune);
        // A lone surrogate arrives as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                spaced = kept.Length > 0;
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarks || (Unseen.Is(rune) && !(Unseen.IsJoiner(rune) && Unseen.Joins(before) && !spaced)))
            {
                continue;
            }

            if (spaced)
            {
                kept.Append(' ');
                spaced = false;
            }

            kept.Append(rune);
            before = rune;
        }

        return Shortened(kept.ToString(), maxLength);
    }

    /// <summary>With every character that markdown reads behind a backslash, and no link, tag or entity.</summary>
    public static string WithoutMarkdown(string text)
    {
        var plain = WithoutLinks(text);
        var result = new StringBuilder(plain.Length + 16);
        var number = NumberAtStart(plain);
        for (var i = 0; i < plain.Length; i++)
        {
            var startsBlock = (i == 0 && plain[i] is '-' or '+' or '=') || (i == number && plain[i] == '.');
            if (startsBlock || Special.Contains(plain[i], StringComparison.Ordinal))
            {
                result.Append('\\');
            }

            result.Append(plain[i]);
        }

        return result.ToString();
    }

    /// <summary>With everything held apart that a client would make a link, a picture, a mention, a tag, an entity or a date of.</summary>
    public static string WithoutLinks(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            // A single angle quotation mark reads the same and opens no tag.
            result.Append(text[i] == '<' && OpensTag(text.AsSpan(i + 1)) ? '‹' : text[i]);
            if (i + 1 < text.Length && MeansSomething(text, i))
            {
                result.Append(Apart);
            }
        }

        return result.ToString();
    }

    /// <summary>Within isolates when words of it run from right to left: they stay readable, and the sentence around them too.</summary>
    public static string Isolate(string text) => text.EnumerateRunes().Any(Unseen.RunsRightToLeft) ? $"{FirstStrongIsolate}{text}{PopIsolate}" : text;

    /// <summary>Whether the text could have come from here: nothing in it hides, turns direction beyond its isolates, or makes a link or a mention.</summary>
    public static bool IsHarmless(string text)
    {
        var depth = 0;
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            depth += rune.Value switch { FirstStrongIsolate => 1, PopIsolate => -1, _ => 0 };
            if (depth is < 0 or > 1 || (Unseen.Is(rune) && rune.Value is not (Apart or FirstStrongIsolate or PopIsolate or '\n') && !(Unseen.IsJoiner(rune) && Unseen.Joins(before))))
            {
                return false;
            }

            before = rune;
        }

        return depth == 0 && WithoutLinks(text) == text;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static string Shortened(string text, int maxLength)
    {
        // Never more characters than chars, so most texts need no counting.
        if (text.Length <= maxLength)
        {
            return text;
        }

        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= maxLength ? text : text[..starts[maxLength - 1]].TrimEnd() + Ellipsis;
    }

    /// <returns>Where the digits end that the text begins with; a full stop there would make a list.</returns>
    private static int NumberAtStart(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end == 0 ? -1 : end;
    }

    private static bool OpensTag(ReadOnlySpan<char> after)
    {
        if (after is [var next, ..] && (char.IsAsciiLetter(next) || next is '/' or '!' or '?'))
        {
            return true;
        }

        var name = after.TrimStart().TrimStart('/').TrimStart();
        return name.StartsWith("at", StringComparison.OrdinalIgnoreCase) && (name.Length == 2 || !char.IsAsciiLetterOrDigit(name[2]));
    }

    /// <summary>Whether the character here means something together with its neighbours.</summary>
    private static bool MeansSomething(string text, int here)
    {
        var before = here == 0 || text[here - 1] == FirstStrongIsolate ? ' ' : text[here - 1];
        var after = text[here + 1];
        var startsWord = char.IsLetterOrDigit(after) || char.IsSurrogate(after);
        return text[here] switch
        {
            '.' => before != ' ' && (char.IsLetter(after) || char.IsSurrogate(after)),
            ':' => char.IsAsciiLetterOrDigit(before) && (startsWord || AfterScheme.Contains(after, StringComparison.Ordinal)) && !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)),
            '@' => before != ' ' && (startsWord || after == '['),
            '/' => after == '/',
            ']' => after is '(' or '[' or ':',
            '{' => after == '{',
            '$' => after == '{',
            '&' => IsEntity(text.AsSpan(here + 1)),
            _ => false,
        };
    }

    private static bool IsEntity(ReadOnlySpan<char> after)
    {
        var end = after.IndexOf(';');
        return end > 0 && !after[..end].ContainsAnyExcept(EntityCharacters);
    }
}
