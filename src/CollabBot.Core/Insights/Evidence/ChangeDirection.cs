namespace CollabBot.Core.Insights.Evidence;

/// <summary>Which way an area has moved.</summary>
public enum ChangeDirection
{
    Down,
    Up,
}
