namespace CollabBot.Core.Practice;

/// <summary>Who a nudge is for.</summary>
public enum NudgeRole
{
    /// <summary>Whoever leads the team.</summary>
    Leader,

    /// <summary>Everybody in the team.</summary>
    Team,

    /// <summary>Whoever connects the team with partners, whatever their title, and has said that they do.</summary>
    Spanner,
}
