using CollabBot.Core.Privacy;

namespace CollabBot.Core.Nudges;

/// <summary>What can be said about a nudge, as the slots of its poll hold it. Pure.</summary>
internal static class NudgeVotes
{
    public const string ReplyQuestion = "reply";
    public const string HelpedQuestion = "helped";

    public static string QuestionOf(NudgeReply reply) => reply is NudgeReply.WillTry or NudgeReply.NotNow or NudgeReply.NotForUs ? ReplyQuestion : HelpedQuestion;

    public static NudgeReplies Replies(IReadOnlyList<PollVote> votes) =>
        new(Count(votes, NudgeReply.WillTry), Count(votes, NudgeReply.NotNow), Count(votes, NudgeReply.NotForUs));

    public static HelpedVotes Helped(IReadOnlyList<PollVote> votes) =>
        new(Count(votes, NudgeReply.Helped), Count(votes, NudgeReply.HelpedABit), Count(votes, NudgeReply.DidNotHelp), Count(votes, NudgeReply.DidNotTry));

    private static int Count(IReadOnlyList<PollVote> votes, NudgeReply reply) =>
        votes.Count(vote => vote.Choices.TryGetValue(QuestionOf(reply), out var code) && code == NudgeCodes.CodeOf(reply));
}
