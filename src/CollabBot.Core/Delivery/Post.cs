using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Something the bot says of its own accord. What it looks like is the edge's business.</summary>
public abstract record Post
{
    private Post()
    {
    }

    /// <summary>To the channel of the installation: who I am, what I will ask, who sees what, how to stop.</summary>
    public sealed record Welcome(Team Team) : Post;

    /// <summary>To an admin in person: set the team up.</summary>
    public sealed record SetUpInvitation(Team Team, PersonId Admin) : Post;

    /// <summary>To an admin in person: a scheduled round did not take place, why, and when the next one comes.</summary>
    public sealed record RoundSkipped(Team Team, PersonId Admin, DateOnly Date, SkipReason Reason, Occurrence Next) : Post
    {
        /// <summary>How many answers this team needs before anything is shown.</summary>
        public ReleaseThreshold Needed { get; init; } = ReleaseThreshold.Default;
    }

    /// <summary>To an admin in person: the channel of the summary was deleted.</summary>
    public sealed record ChannelGone(Team Team, PersonId Admin) : Post;

    /// <summary>To a participant in person: the questions of a round.</summary>
    public sealed record PulseAsk(RoundPlan Plan, Participant Participant) : Post
    {
        /// <summary>Which of the person's messages of this week it is.</summary>
        public AttentionPlace? Place { get; init; }
    }

    /// <summary>To a participant from whom there is no answer yet: the questions again. The only reminder of a round.</summary>
    public sealed record PulseReminder(RoundPlan Plan, Participant Participant) : Post;

    /// <summary>To the summary channel: the round goes on for a few days, because too few have answered to show anything.</summary>
    /// <param name="Plan">As it is in force.</param>
    public sealed record RoundExtended(RoundPlan Plan) : Post;

    /// <summary>To the summary channel: what the team said.</summary>
    public sealed record ChannelSummary(RoundPlan Plan, PulseSummary Summary) : Post;

    /// <summary>In place of a summary that the channel has: the same, and what became of it.</summary>
    /// <param name="Summary">As it was told.</param>
    /// <param name="Replies">What the leaders replied to it so far, oldest first.</param>
    /// <param name="MessageId">By which the summary's message is known.</param>
    public sealed record SummaryUpdate(RoundPlan Plan, PulseSummary Summary, IReadOnlyList<LeaderReply> Replies, string MessageId) : Post;

    /// <summary>To the summary channel in place of the summary, because others than the team read it, or may: where the summary went. No result.</summary>
    public sealed record SummaryElsewhere(RoundPlan Plan, ChannelReaders Readers) : Post;

    /// <summary>To a participant in person: the summary that the channel does not get.</summary>
    public sealed record OwnSummary(RoundPlan Plan, PersonId Person, PulseSummary Summary) : Post;

    /// <summary>To a leader in person, at their own hour: what each of their teams said, and how sure it is.</summary>
    public sealed record LeaderDigest(Digests.LeaderDigest Digest) : Post;

    /// <summary>To a leader in person, after the digest: the comments that it had no room for.</summary>
    /// <param name="Of">What the team was told.</param>
    /// <param name="Number">Counts these messages from 1 to <paramref name="Count"/>.</param>
    public sealed record LeaderComments(PulseSummary Of, PersonId Leader, IReadOnlyList<AreaComments> Comments, int Number, int Count) : Post;

    /// <summary>A small step to try, where nothing else carries it: to a person, or to the channel.</summary>
    public sealed record NudgeToTry(NudgeAddress To, NudgeOffer Nudge) : Post;

    /// <summary>A week later, at the same place, once: whether it was tried, and whether it helped.</summary>
    public sealed record NudgeFollowUp(NudgeAddress To, NudgeOffer Nudge) : Post;

    /// <summary>To the author of comments in person: they were shown to nobody, and are deleted.</summary>
    /// <param name="Plan">The last round of the sweep that was told.</param>
    public sealed record CommentsNotShown(RoundPlan Plan, RosterMember Author, IReadOnlyList<PracticeArea> Areas) : Post;

    /// <summary>To the summary channel: what became of a digest.</summary>
    public sealed record TeamNews(Team Team, LoopNews News) : Post;

    /// <summary>The same to a person who was asked, because others than the team can read the channel, or may.</summary>
    public sealed record OwnNews(Team Team, Participant Person, LoopNews News) : Post;

    /// <summary>Something for the next meeting: to the channel, or to a person of a team that is too small to be asked.</summary>
    public sealed record TeamKit(NudgeAddress To, ConversationKit Kit, KitOrigin By) : Post;

    /// <summary>To somebody who asked for it, in person: a step, a question to themselves, or both.</summary>
    public sealed record ToSpanner(Team Team, PersonId Person, SpannerMessage Message) : Post;
}
