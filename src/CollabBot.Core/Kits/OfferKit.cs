using CollabBot.Core.Administration;
using CollabBot.Core.Digests;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Kits;

/// <summary>Finds the kit for a leader's next meeting: of the area that the digest's own step is about. Changes nothing.</summary>
/// <remarks>
/// A step's area was drawn so that it gives no level away (science.md F3.1), and nothing else of the readings is looked at. Where there is no step, the areas come in turn,
/// in an order that rests on nothing that anybody answered.
/// </remarks>
public sealed class OfferKit(TeamRegistry teams, ReadDigest digests, NudgeDesk nudges, KitDesk kits)
{
    /// <param name="area">As the digest that is in front of the leader has it; null to find it.</param>
    /// <returns>Null when they do not lead that team, or it is gone.</returns>
    public async Task<OfferedKit?> HandleAsync(PersonRef leader, TeamRef of, PracticeArea? area, CancellationToken cancellationToken)
    {
        if (leader.Tenant != of.Tenant || await teams.FindAsync(of, cancellationToken) is not { } team || !team.Lets(leader.Person, Operation.OfferKit))
        {
            return null;
        }

        return new OfferedKit(ConversationKits.Shipped.Of(area is not null && PracticeArea.All.Contains(area) ? area : await AreaAsync(leader, team, cancellationToken)), team);
    }

    private async Task<PracticeArea> AreaAsync(PersonRef leader, Team team, CancellationToken cancellationToken)
    {
        var record = await kits.FindAsync(team.Ref, cancellationToken);
        if (await digests.HandleAsync(leader, team.Ref, cancellationToken) is not { } digest)
        {
            return record.LastTurn is { } last && ConversationKits.Shipped.Find(last.KitId) is { } kit ? kit.Area : KitOrder.Of(teams, team)[0];
        }

        return digest.Focus ?? await OfWeekAsync(team.Ref, digest.Summary.Date, cancellationToken) ?? InTurn(KitOrder.Of(teams, team), digest.Summary.Number);
    }

    /// <summary>What was given with a round to each person in their own chat.</summary>
    private async Task<PracticeArea?> OfWeekAsync(TeamRef team, DateOnly date, CancellationToken cancellationToken) =>
        (await nudges.FindAsync(team, date, cancellationToken))?.Turns
            .Select(turn => turn.Choice is { } choice ? NudgeLibrary.Shipped.Find(choice.NudgeId)?.Area : null)
            .FirstOrDefault(area => area is not null);

    private static PracticeArea InTurn(IReadOnlyList<PracticeArea> order, int round) => order[round % order.Count];
}

/// <summary>A kit for a leader's next meeting, and the team whose channel it can be posted to.</summary>
public sealed record OfferedKit(ConversationKit Kit, Team Team);
