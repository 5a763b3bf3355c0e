using System.Security.Cryptography;
using System.Text;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;

namespace CollabBot.Teams.Comments;

/// <summary>What a person has put into the box so far. Lives in the card only.</summary>
/// <param name="Area">Null while none is chosen.</param>
/// <param name="Words">As they will be shown: on one line, without what cannot be seen.</param>
internal sealed record CommentDraft(PracticeArea? Area, string Words)
{
    private const int MarkDigits = 16;

    public static CommentDraft Empty { get; } = new(null, "");

    /// <summary>Changes with the words and with the area: by it a card knows whether what is in its box is what its author was shown.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Area?.Id}\u001F{Words}")))[..MarkDigits];

    public CommentReading Reading => CommentText.Read(Words);

    public static CommentDraft Of(PracticeArea? area, string words) => new(area, AdaptiveText.Shorten(words, int.MaxValue));

    /// <summary>Never the words: a log is no place for them.</summary>
    public override string ToString() => nameof(CommentDraft);
}
