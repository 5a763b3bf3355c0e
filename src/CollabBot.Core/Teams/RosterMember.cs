namespace CollabBot.Core.Teams;

/// <summary>A person on a team's roster.</summary>
/// <param name="Address">What the edge needs to start a conversation with the person. Opaque here.</param>
public sealed record RosterMember(PersonId Id, string Address, bool IsGuest);
