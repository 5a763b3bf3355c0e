namespace CollabBot.Core.Practice;

/// <summary>Where a nudge is given. What is for leaders and for those who connect is always personal.</summary>
public enum NudgePlace
{
    /// <summary>Once, to the whole team.</summary>
    Channel,

    /// <summary>To each person in their own chat.</summary>
    Personal,
}
