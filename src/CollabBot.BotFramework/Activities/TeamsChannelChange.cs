namespace CollabBot.BotFramework.Activities;

/// <summary>What became of a channel of a team.</summary>
public enum TeamsChannelChange
{
    Created,

    /// <summary>The new name is <see cref="TeamsChannelData.TeamsChannelName"/>.</summary>
    Renamed,
    Deleted,
    Restored,

    /// <summary>Another team may use it.</summary>
    Shared,
    Unshared,
}
