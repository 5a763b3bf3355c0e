using System.Globalization;
using System.Text;

namespace CollabBot.Core.Exports;

/// <summary>People's texts as one line of plain characters: what is read in a file looks like what stands in it.</summary>
public static class ExportText
{
    private const int ZeroWidthNonJoiner = 0x200c;
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>Before this joiners only hide; after it they are part of words and of emoji.</summary>
    private const int FirstJoined = 0x0590;

    /// <summary>Line breaks and other controls become a space, what cannot be seen or turns text round goes.</summary>
    public static string? OneLine(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = new StringBuilder(text.Length);
        var before = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    line.Append(' ');
                    break;
                case UnicodeCategory.Format when rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner) || before.Value < FirstJoined:
                case UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    line.Append(rune.ToString());
                    break;
            }

            before = rune;
        }

        return line.ToString().Trim();
    }
}
