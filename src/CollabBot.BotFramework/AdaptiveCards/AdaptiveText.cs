using System.Text;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Text that a person wrote, made safe for places that read markdown.</summary>
public static class AdaptiveText
{
    private const string Special = "\\*_[]()`~#>";

    /// <summary>
    /// The same words with no markdown in them: special characters are escaped, so are list markers at the start of a line,
    /// and <c>&lt;at&gt;</c> loses its meaning, so that nobody can fake a mention.
    /// </summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        var atLineStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '<' && OpensMention(text.AsSpan(i + 1)))
            {
                // A single angle quotation mark reads the same and is no tag.
                result.Append('‹');
            }
            else if (Special.Contains(character, StringComparison.Ordinal) || (atLineStart && character is '-' or '+'))
            {
                result.Append('\\').Append(character);
            }
            else if (atLineStart && char.IsAsciiDigit(character))
            {
                i = AppendNumber(text, i, result);
            }
            else
            {
                result.Append(character);
            }

            atLineStart = character is '\n' or '\r' || (atLineStart && character is ' ' or '\t');
        }

        return result.ToString();
    }

    private static bool OpensMention(ReadOnlySpan<char> afterBracket)
    {
        var name = afterBracket.TrimStart().TrimStart('/').TrimStart();
        return name.StartsWith("at", StringComparison.OrdinalIgnoreCase) && (name.Length == 2 || !char.IsAsciiLetterOrDigit(name[2]));
    }

    /// <summary>Copies a number at a line's start; the dot or bracket after it would make a list.</summary>
    private static int AppendNumber(string text, int start, StringBuilder result)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        result.Append(text, start, end - start);
        if (end < text.Length && text[end] == '.')
        {
            result.Append('\\').Append('.');
            return end;
        }

        return end - 1;
    }
}
