namespace CollabBot.Core.Teams;

/// <summary>A person on the roster of a team or a channel.</summary>
/// <param name="Address">What the edge needs to start a conversation with the person. Opaque here.</param>
/// <param name="IsGuest">Not of the organisation: a guest of its directory, somebody of another organisation, or nobody that a directory knows.</param>
public sealed record RosterMember(PersonId Id, string Address, bool IsGuest);
