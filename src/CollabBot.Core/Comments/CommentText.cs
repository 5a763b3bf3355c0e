using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Comments;

/// <summary>The words of a comment, or of a leader's reply to a digest, within their bounds. Its own text is nowhere but in <see cref="Value"/>, so that no log or message shows it by accident.</summary>
[JsonConverter(typeof(CommentTextConverter))]
public readonly record struct CommentText
{
    /// <summary>In characters as a reader counts them: an emoji is one, whatever it is made of.</summary>
    public const int MaxLength = 280;

    /// <summary>
    /// What a comment may take of a card, in characters of JSON: room for 280 emoji, and not for as many that are each put together from several. A card that
    /// is too large reaches nobody.
    /// </summary>
    public const int MaxRoom = 3_500;

    /// <summary>In bytes of UTF-8; nothing that has room takes more.</summary>
    internal const int MaxBytes = 3 * MaxRoom;

    private const int RoomOfEmoji = 12;
    private const int RoomOfPunctuation = 3;

    private CommentText(string value) => Value = value;

    public string Value { get; }

    /// <param name="words">On one line and without what cannot be seen, as they will be shown.</param>
    public static CommentReading Read(string words)
    {
        var trimmed = words.Trim();
        if (trimmed.Length == 0)
        {
            return new CommentReading.Empty();
        }

        var length = StringInfo.ParseCombiningCharacters(trimmed).Length;
        return length > MaxLength ? new CommentReading.TooLong(length)
            : RoomOf(trimmed) is > MaxRoom and var room ? new CommentReading.TooLarge(room)
            : new CommentReading.Read(new CommentText(trimmed));
    }

    /// <summary>What words take of a card: beyond the first plane they are written as escapes, and punctuation behind a backslash.</summary>
    public static int RoomOf(string words) => words.EnumerateRunes().Sum(rune => !rune.IsBmp ? RoomOfEmoji : rune.IsAscii && !Rune.IsLetterOrDigit(rune) && rune.Value != ' ' ? RoomOfPunctuation : 1);

    /// <summary>Words that were read before.</summary>
    internal static CommentText Trusted(string words) => new(words);

    public override string ToString() => "a comment";
}

/// <summary>What came of reading somebody's words.</summary>
public abstract record CommentReading
{
    private CommentReading()
    {
    }

    public sealed record Read(CommentText Text) : CommentReading;

    /// <summary>There is nothing to be seen in it.</summary>
    public sealed record Empty : CommentReading;

    /// <param name="Length">How many characters came; <see cref="CommentText.MaxLength"/> are wanted at most.</param>
    public sealed record TooLong(int Length) : CommentReading;

    /// <summary>Few characters, each of which is made of too many parts.</summary>
    /// <param name="Room">What they take; <see cref="CommentText.MaxRoom"/> is there.</param>
    public sealed record TooLarge(int Room) : CommentReading;
}
