using System.Security.Cryptography;
using System.Text;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Languages;

namespace CollabBot.Teams.Loop;

/// <summary>What a leader is about to reply. Lives in a card or a dialog until it is sent.</summary>
/// <param name="Words">As they will be shown: on one line, without what cannot be seen.</param>
/// <param name="By">Null while no day is chosen; only of what will be done.</param>
internal sealed record ReplyDraft(ReplyKind Kind, string Words, DateOnly? By)
{
    private const int MarkDigits = 16;
    private const int ShownOfDay = 40;

    /// <summary>What came in place of a day; null when none came, or one that can be read.</summary>
    public string? NoDay { get; init; }

    /// <summary>Changes with all that the team will see: by it a card knows whether what is in its boxes is what the leader was shown.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}\u001F{Words}\u001F{By:O}")))[..MarkDigits];

    /// <returns>Null when the card does not say what kind of reply it is for.</returns>
    public static ReplyDraft? In(CardData data) => ReplyKinds.Find(data.Text(CardActions.Says)) is not { } kind ? null
        : kind is ReplyKind.Cannot ? Of(kind, data.Text(CardActions.Why), null)
        : data.Date(CardActions.By) is { } day ? Of(kind, data.Text(CardActions.What), day)
        : Of(kind, data.Text(CardActions.What), null) with { NoDay = data.Text(CardActions.By) };

    public static ReplyDraft Of(ReplyKind kind, string? words, DateOnly? by) => new(kind, AdaptiveText.Shorten(words ?? "", int.MaxValue), by);

    /// <param name="today">By the team's calendar.</param>
    public DraftReading Read(DateOnly today)
    {
        if (CommentText.Read(Words) is not CommentReading.Read { Text: var words })
        {
            return new DraftReading.Refused(ProblemOf(CommentText.Read(Words)));
        }

        if (Kind is ReplyKind.Cannot)
        {
            return new DraftReading.Read(new LeaderReply.Cannot(words));
        }

        if (NoDay is not null)
        {
            return new DraftReading.Refused(Phrase.Of($"By when: “{AdaptiveText.Shorten(NoDay, ShownOfDay)}” is no day that I can read. Choose one in the calendar, or leave it empty for two weeks from today. Nothing was sent."));
        }

        var reply = new LeaderReply.WillDo(words, By ?? today.AddDays(LeaderReply.UsualDays));
        return ReplyToDigest.RefusalOf(reply, today) is { } refusal ? new DraftReading.Refused(ReplyTexts.Of(refusal)) : new DraftReading.Read(reply);
    }

    /// <summary>Never the words: a log is no place for them.</summary>
    public override string ToString() => nameof(ReplyDraft);

    private string ProblemOf(CommentReading reading)
    {
        var field = Kind is ReplyKind.WillDo ? Phrase.Of("What you will do") : Phrase.Of("Why you cannot");
        return reading switch
        {
            CommentReading.Empty => Phrase.Of($"{field}: there is nothing in it that can be seen. Write a few words, at most {CommentText.MaxLength} characters. Nothing was sent."),
            CommentReading.TooLong tooLong => Phrase.Of($"{field}: that is {tooLong.Length} characters; at most {CommentText.MaxLength} fit. Nothing was sent."),
            _ => Phrase.Of($"{field}: some of its characters are put together from several, and there is not enough room for so many. Use fewer of them. Nothing was sent."),
        };
    }
}

/// <summary>What came of reading a draft.</summary>
internal abstract record DraftReading
{
    private DraftReading()
    {
    }

    public sealed record Read(LeaderReply Reply) : DraftReading;

    /// <param name="Problem">Which field, what came, and what is wanted.</param>
    public sealed record Refused(string Problem) : DraftReading;
}
