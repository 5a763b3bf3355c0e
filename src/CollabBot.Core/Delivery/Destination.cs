using System.Diagnostics;
using CollabBot.Core.Nudges;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Where a post goes, as far as limits tell one place from another.</summary>
/// <param name="Conversation">A person's own chat, or a channel; unique in the tenant.</param>
/// <param name="Person">Whose chat it is; null for a channel.</param>
public readonly record struct Destination(TenantId Tenant, string Conversation, PersonRef? Person)
{
    public static Destination Of(Post post) => post switch
    {
        Post.Welcome welcome => To(welcome.Team.Ref, welcome.Team.SummaryChannel),
        Post.SetUpInvitation invitation => To(invitation.Team.Ref, invitation.Admin),
        Post.RoundSkipped skipped => To(skipped.Team.Ref, skipped.Admin),
        Post.ChannelGone gone => To(gone.Team.Ref, gone.Admin),
        Post.PulseAsk ask => To(ask.Plan.Ref.Team, ask.Participant.Person),
        Post.PulseReminder reminder => To(reminder.Plan.Ref.Team, reminder.Participant.Person),
        Post.RoundExtended extended => To(extended.Plan.Ref.Team, extended.Plan.SummaryChannel),
        Post.ChannelSummary summary => To(summary.Plan.Ref.Team, summary.Plan.SummaryChannel),
        Post.SummaryUpdate update => To(update.Plan.Ref.Team, update.Plan.SummaryChannel),
        Post.SummaryElsewhere note => To(note.Plan.Ref.Team, note.Plan.SummaryChannel),
        Post.OwnSummary own => To(own.Plan.Ref.Team, own.Person),
        Post.LeaderDigest digest => To(digest.Digest.Teams[0].Team, digest.Digest.Leader.Person),
        Post.LeaderComments comments => To(comments.Of.Round.Team, comments.Leader),
        Post.CommentsNotShown unshown => To(unshown.Plan.Ref.Team, unshown.Author.Id),
        Post.NudgeToTry step => To(step.To),
        Post.NudgeFollowUp asking => To(asking.To),
        Post.TeamNews news => To(news.Team.Ref, news.Team.SummaryChannel),
        Post.OwnNews news => To(news.Team.Ref, news.Person.Person),
        Post.TeamKit kit => To(kit.To),
        Post.ToSpanner note => To(note.Team.Ref, note.Person),
        _ => throw new UnreachableException(),
    };

    private static Destination To(NudgeAddress to) => to.Person is { } person ? To(to.Team.Ref, person) : To(to.Team.Ref, to.Team.SummaryChannel);

    private static Destination To(TeamRef team, PersonId person) => new(team.Tenant, "person/" + person.Value, new PersonRef(team.Tenant, person));

    private static Destination To(TeamRef team, ChannelId channel) => new(team.Tenant, "channel/" + channel.Value, null);
}
