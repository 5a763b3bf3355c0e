using System.Diagnostics;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Digests;
using CollabBot.Teams.Kits;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;
using CollabBot.Teams.Pulses;
using CollabBot.Teams.Spanners;
using CollabBot.Teams.Teams;
using SendOutcome = CollabBot.Core.Delivery.SendOutcome;
using Wire = CollabBot.BotFramework.Connector.SendOutcome;

namespace CollabBot.Teams.Delivery;

/// <summary>Sends posts to Teams: each becomes a card, in the channel or in a person's own chat.</summary>
public sealed class TeamsChat(Conversations conversations, ConnectorClientFactory connectors, AnswerQuestion answers, SpokenLanguages languages, SendPace pace) : IChat
{
    private const string TenantPaused = "TenantPaused";

    public async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        using var _ = (await languages.OfAsync(TeamOf(post), Destination.Of(post).Person, cancellationToken)).Use();
        return await TellAsync(post, cancellationToken);
    }

    private Task<SendOutcome> TellAsync(Post post, CancellationToken cancellationToken) => post switch
    {
        Post.Welcome welcome => ToChannelAsync(
            welcome.Team.Ref, welcome.Team.SummaryChannel, WelcomeCards.ForChannel(welcome.Team), Phrase.Of("Hello, I am CollabBot"), cancellationToken),
        Post.SetUpInvitation invitation => ToPersonAsync(
            invitation.Team.Ref, invitation.Admin, null, ProposalCards.Of(invitation.Team), Phrase.Of("Set me up for your team"), cancellationToken),
        Post.RoundSkipped skipped => ToPersonAsync(
            skipped.Team.Ref, skipped.Admin, null, SkippedRoundCards.ForAdmin(skipped), SkippedRoundCards.InOneLine(skipped), cancellationToken),
        Post.ChannelGone gone => ToPersonAsync(gone.Team.Ref, gone.Admin, null, ChannelGoneCards.ForAdmin(gone), ChannelGoneCards.InOneLine, cancellationToken),
        Post.PulseAsk ask => AskAsync(ask.Plan, ask.Participant, shown => PulseCards.Of(shown, place: ask.Place), Phrase.Of("A few short questions for you"), cancellationToken),
        Post.PulseReminder reminder => AskAsync(reminder.Plan, reminder.Participant, PulseCards.Reminding, Phrase.Of("A reminder: a few short questions for you"), cancellationToken),
        Post.RoundExtended extended => ToChannelAsync(
            extended.Plan.Ref.Team, extended.Plan.SummaryChannel, ExtensionCards.ForChannel(extended.Plan), ExtensionCards.InOneLine(extended.Plan), cancellationToken),
        Post.ChannelSummary summary => ToChannelAsync(
            summary.Plan.Ref.Team, summary.Plan.SummaryChannel, SummaryCards.ForChannel(summary.Summary), SummaryCards.InOneLine(summary.Summary), cancellationToken),
        Post.SummaryUpdate update => ChangeAsync(
            update.Plan.Ref.Team, update.Plan.SummaryChannel, update.MessageId, SummaryCards.ForChannel(update.Summary, update.Replies), SummaryCards.InOneLine(update.Summary), cancellationToken),
        Post.SummaryElsewhere note => ToChannelAsync(
            note.Plan.Ref.Team, note.Plan.SummaryChannel, SummaryCards.Elsewhere(note), SummaryCards.ElsewhereInOneLine(note.Plan), cancellationToken),
        Post.OwnSummary own => ToPersonAsync(
            own.Plan.Ref.Team, own.Person, own.Plan.Find(own.Person)?.Address, SummaryCards.ForMember(own.Summary), SummaryCards.InOneLine(own.Summary), cancellationToken),
        Post.LeaderDigest digest => ToPersonAsync(
            digest.Digest.Teams[0].Team, digest.Digest.Leader.Person, null, DigestCards.Of(digest.Digest), DigestCards.InOneLine(digest.Digest), cancellationToken),
        Post.LeaderComments comments => ToPersonAsync(
            comments.Of.Round.Team, comments.Leader, null, DigestComments.Following(comments), Phrase.Of("What people added"), cancellationToken),
        Post.CommentsNotShown unshown => ToPersonAsync(
            unshown.Plan.Ref.Team, unshown.Author.Id, unshown.Author.Address, DigestComments.NotShown(unshown), DigestComments.NotShownInOneLine, cancellationToken),
        Post.NudgeToTry step => ToAsync(step.To, NudgeCards.ToTry(step.To, step.Nudge), NudgeCards.InOneLine(step.Nudge), cancellationToken),
        Post.NudgeFollowUp asking => ToAsync(asking.To, NudgeCards.FollowUp(asking.To, asking.Nudge), NudgeCards.FollowUpInOneLine(asking.Nudge), cancellationToken),
        Post.TeamNews news => ToChannelAsync(
            news.Team.Ref, news.Team.SummaryChannel, NewsCards.ForChannel(news.Team, news.News), NewsCards.InOneLine(news.News), cancellationToken),
        Post.OwnNews news => ToPersonAsync(
            news.Team.Ref, news.Person.Person, news.Person.Address, NewsCards.ForMember(news.Team, news.News), NewsCards.InOneLine(news.News), cancellationToken),
        Post.TeamKit kit => ToAsync(kit.To, KitCards.ForTeam(kit), KitTexts.InOneLine(kit.Kit), cancellationToken),
        Post.ToSpanner note => ToPersonAsync(note.Team.Ref, note.Person, null, SpannerCards.Of(note.Message), SpannerCards.InOneLine(note.Message), cancellationToken),
        _ => throw new UnreachableException(),
    };

    public async Task<TimeSpan?> ClosedForAsync(Post post, CancellationToken cancellationToken)
    {
        var team = TeamOf(post);
        return !connectors.IsOpenEverywhere && await conversations.FindAsync(team, cancellationToken) is { } reference
            ? await connectors.Create(reference.ServiceUrl).ClosedForAsync(team.Team.Value, cancellationToken)
            : null;
    }

    private static TeamRef TeamOf(Post post) => post switch
    {
        Post.Welcome welcome => welcome.Team.Ref,
        Post.SetUpInvitation invitation => invitation.Team.Ref,
        Post.RoundSkipped skipped => skipped.Team.Ref,
        Post.ChannelGone gone => gone.Team.Ref,
        Post.PulseAsk ask => ask.Plan.Ref.Team,
        Post.PulseReminder reminder => reminder.Plan.Ref.Team,
        Post.RoundExtended extended => extended.Plan.Ref.Team,
        Post.ChannelSummary summary => summary.Plan.Ref.Team,
        Post.SummaryUpdate update => update.Plan.Ref.Team,
        Post.SummaryElsewhere note => note.Plan.Ref.Team,
        Post.OwnSummary own => own.Plan.Ref.Team,
        Post.LeaderDigest digest => digest.Digest.Teams[0].Team,
        Post.LeaderComments comments => comments.Of.Round.Team,
        Post.CommentsNotShown unshown => unshown.Plan.Ref.Team,
        Post.NudgeToTry step => step.To.Team.Ref,
        Post.NudgeFollowUp asking => asking.To.Team.Ref,
        Post.TeamNews news => news.Team.Ref,
        Post.OwnNews news => news.Team.Ref,
        Post.TeamKit kit => kit.To.Team.Ref,
        Post.ToSpanner note => note.Team.Ref,
        _ => throw new UnreachableException(),
    };

    private async Task<SendOutcome> AskAsync(RoundPlan plan, Participant participant, Func<PulseView, AdaptiveCard> draw, string summary, CancellationToken cancellationToken)
    {
        var round = plan.Ref;
        if (await answers.ShowAsync(new PersonRef(round.Tenant, participant.Person), round, cancellationToken) is not AnswerOutcome.Shown shown)
        {
            return new SendOutcome.Permanent("RoundNotOpen");
        }

        return await ToPersonAsync(round.Team, participant.Person, participant.Address, draw(shown.View), summary, cancellationToken);
    }

    private Task<SendOutcome> ToAsync(NudgeAddress to, AdaptiveCard card, string summary, CancellationToken cancellationToken) => to.Person is { } person
        ? ToPersonAsync(to.Team.Ref, person, null, card, summary, cancellationToken)
        : ToChannelAsync(to.Team.Ref, to.Team.SummaryChannel, card, summary, cancellationToken);

    private async Task<SendOutcome> ToChannelAsync(TeamRef team, ChannelId channel, AdaptiveCard card, string summary, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(team, cancellationToken) is not { } reference)
        {
            return new SendOutcome.Permanent("NoConversation");
        }

        var connector = connectors.Create(reference.ServiceUrl);
        return await connector.CreateThreadAsync(team.Tenant.Value, channel.Value, OutboundActivity.FromCard(card, summary), cancellationToken) switch
        {
            CreateConversationOutcome.Created created => new SendOutcome.Done(created.ActivityId),
            CreateConversationOutcome.NotAccepted refused => Refused(refused.Code, refused.RetryAfter, refused.WasSent),
            CreateConversationOutcome.Unknown unknown => new SendOutcome.Unknown(unknown.Reason),
            CreateConversationOutcome.Permanent permanent => new SendOutcome.Permanent(permanent.Code),
            _ => throw new UnreachableException(),
        };
    }

    /// <param name="address">The person's id on the channel; null when only the directory id is known.</param>
    private async Task<SendOutcome> ToPersonAsync(
        TeamRef team, PersonId person, string? address, AdaptiveCard card, string summary, CancellationToken cancellationToken)
    {
        var (reference, failure) = await ReachAsync(team, new PersonRef(team.Tenant, person), address, cancellationToken);
        if (reference is null)
        {
            return failure!;
        }

        return OutcomeOf(await connectors.Create(reference.ServiceUrl).SendToConversationAsync(reference.ConversationId, OutboundActivity.FromCard(card, summary), cancellationToken));
    }

    /// <summary>Changes the first message of a thread of a channel. Nobody is notified.</summary>
    private async Task<SendOutcome> ChangeAsync(TeamRef team, ChannelId channel, string messageId, AdaptiveCard card, string summary, CancellationToken cancellationToken) =>
        await conversations.FindAsync(team, cancellationToken) is { } reference
            ? OutcomeOf(await connectors.Create(reference.ServiceUrl).UpdateActivityAsync(
                $"{channel.Value};messageid={messageId}", messageId, OutboundActivity.FromCard(card, summary), cancellationToken))
            : new SendOutcome.Permanent("NoConversation");

    private static SendOutcome OutcomeOf(Wire outcome) => outcome switch
    {
        Wire.Done done => new SendOutcome.Done(done.ActivityId),
        Wire.NotAccepted refused => Refused(refused.Code, refused.RetryAfter, refused.WasSent),
        Wire.Unknown unknown => new SendOutcome.Unknown(unknown.Reason),
        Wire.Permanent permanent => new SendOutcome.Permanent(permanent.Code, WhyOf(permanent.Fault)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What was not taken; with a wait that the connector asked for, and not one of ours, everybody is to go slower.</summary>
    private static SendOutcome Refused(string code, TimeSpan? wait, bool wasSent) =>
        wasSent ? new SendOutcome.NotAccepted(code, wait, IsThrottled: wait is not null) : new SendOutcome.NotSent(code, wait);

    private static Unreachable? WhyOf(ConnectorFault fault) => fault switch
    {
        ConnectorFault.BlockedByPerson => Unreachable.Blocked,
        ConnectorFault.NotInstalledForPerson or ConnectorFault.NotInConversation => Unreachable.NotInstalled,
        ConnectorFault.NotAMember => Unreachable.Left,
        ConnectorFault.ConversationGone => Unreachable.ConversationGone,
        ConnectorFault.DisabledByAdministrator => Unreachable.ForbiddenByAdmin,
        _ => null,
    };

    /// <summary>The person's own chat, begun if there is none yet. Beginning one sends nothing, so any failure of it may be tried again.</summary>
    private async Task<(ConversationReference? Reference, SendOutcome? Failure)> ReachAsync(
        TeamRef team, PersonRef person, string? address, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(person, cancellationToken) is { } known)
        {
            return (known, null);
        }

        if (await conversations.FindAsync(team, cancellationToken) is not { } home)
        {
            return (null, new SendOutcome.Permanent("NoConversation"));
        }

        var connector = connectors.Create(home.ServiceUrl);
        try
        {
            if (address is null && await pace.WaitAsync(team.Tenant, cancellationToken) is { } wait)
            {
                return (null, new SendOutcome.NotSent(TenantPaused, wait));
            }

            address ??= (await connector.GetMemberAsync(team.Team.Value, person.Person.Value, cancellationToken))?.Id;
        }
        catch (ConnectorException e)
        {
            return (null, e.Status is 403 or 404 || e.Fault is ConnectorFault.AddressRefused ? new SendOutcome.Permanent(e.Code) : Refused(e.Code, e.RetryAfter, wasSent: e.Status is not 0));
        }

        if (address is null)
        {
            return (null, new SendOutcome.Permanent("MemberNotFound", Unreachable.Left));
        }

        if (await pace.WaitAsync(team.Tenant, cancellationToken) is { } pause)
        {
            return (null, new SendOutcome.NotSent(TenantPaused, pause));
        }

        switch (await connector.CreateConversationAsync(team.Tenant.Value, address, home.BotId, cancellationToken))
        {
            case CreateConversationOutcome.Created created:
                return (await conversations.BeginAsync(person, home, address, created.ConversationId, cancellationToken), null);
            case CreateConversationOutcome.NotAccepted refused:
                return (null, Refused(refused.Code, refused.RetryAfter, refused.WasSent));
            case CreateConversationOutcome.Unknown unknown:
                return (null, new SendOutcome.NotAccepted(unknown.Reason, null));
            case CreateConversationOutcome.Permanent permanent:
                return (null, new SendOutcome.Permanent(permanent.Code, permanent.Fault is ConnectorFault.NotInConversation ? null : WhyOf(permanent.Fault)));
            default:
                throw new UnreachableException();
        }
    }
}
