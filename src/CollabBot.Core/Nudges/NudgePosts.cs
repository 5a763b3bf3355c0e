using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>The posts of a step of a nudge's life: to the channel, or to each person whose week has room for it. Who has none is not written to.</summary>
internal sealed class NudgePosts(TeamRegistry teams, AttentionBudget budget)
{
    /// <param name="step">What the nudge does now; with the nudge it names what people's weeks are charged for.</param>
    /// <param name="inPerson">What is for the channel goes to each person too.</param>
    public async Task<List<(string Id, Post Post)>> OfAsync(
        Team team, NudgeOffer offer, string step, bool inPerson, DateTimeOffset now, Func<NudgeAddress, Post> post, CancellationToken cancellationToken)
    {
        var places = new NudgeAudience(team, await teams.MembershipAsync(team.Ref, cancellationToken)).Of(offer, inPerson, now);
        var people = places.Select(place => place.Person).OfType<PersonId>().ToList();
        var week = AttentionWeek.At(TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId), now);
        var withRoom = people is [] ? null : await budget.TryChargeAsync(team.Ref.Tenant, people, AttentionKind.Nudge, $"{offer.Ref.Poll.Id}-{step}", week, cancellationToken);
        return [.. places.Where(place => place.Person is not { } person || withRoom!.Contains(person)).Select(place => (place.Id, post(new NudgeAddress(team, place.Person))))];
    }
}
