namespace CollabBot.Doubles.Teams.Tenants;

public enum FakeTeamState
{
    Active,

    /// <summary>Can be read, but nobody may post.</summary>
    Archived,

    /// <summary>Gone, but can be restored.</summary>
    Deleted,

    /// <summary>Gone for good.</summary>
    HardDeleted,
}
