namespace CollabBot.BotFramework.Activities;

/// <summary>What became of a team.</summary>
public enum TeamChange
{
    /// <summary>The new name is <see cref="TeamsChannelData.TeamName"/>.</summary>
    Renamed,

    /// <summary>It can be read only: what is sent to it fails.</summary>
    Archived,
    Unarchived,

    /// <summary>It can be brought back for about 30 days.</summary>
    Deleted,

    /// <summary>It is gone for good.</summary>
    HardDeleted,
    Restored,
}
