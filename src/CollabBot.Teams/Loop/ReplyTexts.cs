using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Languages;

namespace CollabBot.Teams.Loop;

/// <summary>How a leader's reply reads, to the team and to the leader.</summary>
internal static class ReplyTexts
{
    public static string NoTeam => Phrase.Of("You do not lead a team that I am in, so there is no digest for you to reply to. An admin of the team sets who leads it.");

    public static string NothingToNotice => Phrase.Of("None of your teams is asked just now whether it noticed something, so nothing was saved.");

    /// <summary>What replies may take of a summary, in characters of JSON; the team has them in posts of their own anyway.</summary>
    private const int RoomInSummary = 1_500;

    private static string ReadLast => Phrase.Of("Your leaders have read the last summary");
    private static string ReadThis => Phrase.Of("Your leaders have read this");

    /// <summary>As the team sees it, word for word.</summary>
    public static AdaptiveText Of(LeaderReply reply) => reply switch
    {
        LeaderReply.Heard => $"A leader of your team has read the summary.",
        LeaderReply.WillDo will => $"**Will do**, by {CardText.Day(will.By)}: {will.What.Value}",
        LeaderReply.Cannot cannot => $"**Cannot, because**: {cannot.Why.Value}",
        _ => throw new UnreachableException(),
    };

    /// <summary>The same where nothing can be drawn.</summary>
    public static string InPlainWords(LeaderReply reply) => reply switch
    {
        LeaderReply.Heard => Phrase.Of("A leader of your team has read the summary."),
        LeaderReply.WillDo will => Phrase.Of($"Will do, by {CardText.Day(will.By)}: {AdaptiveText.Plain(will.What.Value)}"),
        LeaderReply.Cannot cannot => Phrase.Of($"Cannot, because: {AdaptiveText.Plain(cannot.Why.Value)}"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a summary says of the replies to the one before it; nothing while there are none.</summary>
    public static IEnumerable<AdaptiveText> OnLast(IReadOnlyList<LeaderReply> replies) => Read(ReadLast, replies);

    /// <summary>What a summary says of the replies to itself; nothing while there are none.</summary>
    public static IEnumerable<AdaptiveText> OnThis(IReadOnlyList<LeaderReply> replies) => Read(ReadThis, replies);

    private static IEnumerable<AdaptiveText> Read(string read, IReadOnlyList<LeaderReply> replies)
    {
        var written = replies.Where(reply => reply is not LeaderReply.Heard).ToList();
        return replies is [] ? []
            : written is [] ? [$"{read}."]
            : written.Sum(RoomOf) > RoomInSummary ? [$"{read}, and wrote to you."]
            : [$"{read}, and wrote:", .. written.Select(Of)];
    }

    /// <summary>What a leader is told.</summary>
    public static string Of(ReplyOutcome outcome) => outcome switch
    {
        ReplyOutcome.Noted { Reply: LeaderReply.Heard } => Phrase.Of("Thank you. I tell your team that a leader has read the summary."),
        ReplyOutcome.Noted => Phrase.Of("Thank you. I tell your team, in your own words."),
        ReplyOutcome.NotedBefore => Phrase.Of("You have replied to this digest already, and nothing has changed. Your team knows."),
        ReplyOutcome.Past past => Phrase.Of($"By when: {CardText.Day(past.By)} has gone by. Choose {CardText.Day(past.Today)} or a later day. Nothing was sent."),
        ReplyOutcome.TooFar far => Phrase.Of($"By when: {CardText.Day(far.By)} {far.By.Year} is too far away. Choose a day up to {CardText.Day(far.Latest)} {far.Latest.Year}. Nothing was sent."),
        ReplyOutcome.NotLeader => Phrase.Of("You do not lead this team now, as far as I know, so I cannot tell it anything in your name. Nothing was sent. An admin of the team sets who leads it."),
        ReplyOutcome.TeamGone => Phrase.Of("I was removed from this team, so I cannot tell it anything. Nothing was sent."),
        ReplyOutcome.NoDigest => Phrase.Of("There is no digest of this team to reply to: none that showed anything has come since I was added, or it was over a year ago. Nothing was sent."),
        _ => throw new UnreachableException(),
    };

    private static int RoomOf(LeaderReply reply) => reply switch
    {
        LeaderReply.WillDo will => CommentText.RoomOf(will.What.Value),
        LeaderReply.Cannot cannot => CommentText.RoomOf(cannot.Why.Value),
        _ => 0,
    };
}
