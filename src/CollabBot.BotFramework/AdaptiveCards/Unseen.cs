using System.Globalization;
using System.Text;

namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Characters that a reader does not see although they do something: hide, join, fill or turn around.</summary>
internal static class Unseen
{
    private const int ZeroWidthNonJoiner = 0x200c;
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>Letters and symbols by category that are drawn as nothing.</summary>
    private static readonly int[] Fillers = [0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0];

    /// <summary>Blocks of scripts that run from right to left, first and last character.</summary>
    private static readonly (int First, int Last)[] RightToLeft = [(0x0590, 0x08ff), (0xfb1d, 0xfdff), (0xfe70, 0xfefe), (0x10800, 0x10fff), (0x1e800, 0x1efff)];

    /// <summary>Directional marks, overrides and isolates, zero-width characters, soft hyphens, tags and private characters included.</summary>
    public static bool Is(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || Array.IndexOf(Fillers, rune.Value) >= 0;

    public static bool IsJoiner(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner;

    /// <summary>Whether a joiner after this is part of a word or an emoji: between Latin letters it only hides.</summary>
    public static bool Joins(Rune before) => before.Value >= 0x0590 && !IsJoiner(before);

    public static bool RunsRightToLeft(Rune rune) => Array.Exists(RightToLeft, block => rune.Value >= block.First && rune.Value <= block.Last);
}
