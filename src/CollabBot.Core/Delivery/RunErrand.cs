using System.Diagnostics;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Takes an errand whose time has come to the use case that does it.</summary>
public sealed class RunErrand(
    Errands errands, SendDigest digest, GiveNudge give, FollowUpNudge followUp, SettleNudge settle, CheckReply check, TellLoop tell, AskNoticed ask, CountNoticed count, GiveKit kit, SendToSpanner spanner, TellChannelGone channelGone)
{
    public Task<WorkOutcome> HandleAsync(TenantId tenant, ErrandName name, CancellationToken cancellationToken) =>
        errands.RunAsync(tenant, name, errand => errand switch
        {
            Errand.SendDigest due => digest.HandleAsync(due.Leader, cancellationToken),
            Errand.GiveNudge due => give.HandleAsync(due.Nudge, cancellationToken),
            Errand.FollowUpNudge due => followUp.HandleAsync(due.Nudge, due.InPerson, cancellationToken),
            Errand.SettleNudge due => settle.HandleAsync(due.Nudge, cancellationToken),
            Errand.CheckReply due => check.HandleAsync(due.Round, cancellationToken),
            Errand.TellLoop due => tell.HandleAsync(due.Team, cancellationToken),
            Errand.AskNoticed due => ask.HandleAsync(due.Round, due.Reply, cancellationToken),
            Errand.CountNoticed due => count.HandleAsync(due.Round, due.Reply, cancellationToken),
            Errand.GiveKit due => kit.HandleAsync(due.Kit, cancellationToken),
            Errand.SendToSpanner due => spanner.HandleAsync(due.Person, cancellationToken),
            Errand.TellChannelGone due => channelGone.HandleAsync(due.Team, cancellationToken),
            _ => throw new UnreachableException(),
        }, cancellationToken);
}
