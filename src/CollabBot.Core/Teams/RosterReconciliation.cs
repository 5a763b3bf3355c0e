namespace CollabBot.Core.Teams;

/// <summary>Who of a roster is asked, and why the others are not. The parts always sum to the roster.</summary>
/// <param name="Asked">In an order that says nothing: by id.</param>
/// <param name="OptedOut">How many chose not to be asked.</param>
/// <param name="Guests">How many are guests, whom the bot does not ask.</param>
public sealed record RosterReconciliation(IReadOnlyList<RosterMember> Asked, int OptedOut, int Guests)
{
    public int Total => Asked.Count + OptedOut + Guests;

    public static RosterReconciliation Of(IReadOnlyList<RosterMember> roster, Team team)
    {
        var members = roster.Where(member => !member.IsGuest).ToList();
        var asked = members.Where(member => !team.OptedOut.Contains(member.Id)).OrderBy(member => member.Id.Value, StringComparer.Ordinal).ToList();
        return new RosterReconciliation(asked, members.Count - asked.Count, roster.Count - members.Count);
    }
}
