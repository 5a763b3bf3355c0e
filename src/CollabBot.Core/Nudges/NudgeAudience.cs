using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Nudges;

/// <summary>Whom a nudge is given to, and who may reply to it. By the roles that the store has now.</summary>
/// <param name="team">Settings, as they are now.</param>
/// <param name="membership">As it is now.</param>
internal sealed class NudgeAudience(Team team, Membership membership)
{
    /// <summary>The places that a nudge goes to, each with an id of its own among them.</summary>
    /// <param name="inPerson">What is for the channel goes to each person too.</param>
    public List<(string Id, PersonId? Person)> Of(NudgeOffer offer, bool inPerson, DateTimeOffset now) => offer.Nudge switch
    {
        { Place: NudgePlace.Channel } when !inPerson => [("channel", null)],
        { Role: NudgeRole.Leader } => [.. team.Leaders.Select(leader => (Uri.EscapeDataString(leader.Value), (PersonId?)leader))],
        { Role: NudgeRole.Team } => [.. membership.Members.Where(member => IsThere(member, offer.Ref.On, now)).Select(member => (Uri.EscapeDataString(member.Person.Value), (PersonId?)member.Person))],
        _ => [],
    };

    public bool Has(PersonId person, NudgeRole role) =>
        team.Lets(person, Operation.ReplyToNudge, isMember: membership.Find(person) is not null) && (role is not NudgeRole.Leader || team.IsLeader(person));

    /// <summary>
    /// Was there when it was given, and is neither away nor wants to be left alone. Who leads is given steps of their own, with the digest: one more message
    /// could take its place in their week.
    /// </summary>
    private bool IsThere(TeamMember member, DateOnly on, DateTimeOffset now) =>
        member.Since <= on && !team.IsLeader(member.Person) && !team.OptedOut.Contains(member.Person) && !member.IsPaused(TeamClock.For((team.Cadence ?? PulseCadence.Default).ZoneId).DateAt(now));
}
