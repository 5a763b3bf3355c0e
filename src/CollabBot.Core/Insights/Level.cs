using System.Text.Json.Serialization;

namespace CollabBot.Core.Insights;

/// <summary>A score as it may be told: rounded to 5, clipped where an exact value would give somebody away, with its uncertainty.</summary>
/// <remarks>Two levels that tell the same are equal. Only <c>ReleaseGate</c> makes one of answers.</remarks>
/// <param name="Value">0 to 100 in steps of 5; when clipped, the bound.</param>
/// <param name="GiveOrTake">Half-width in points, in steps of 5, at least 5 (P11).</param>
public sealed record Level(int Value, LevelBound Bound, int GiveOrTake, SizeBand Size)
{
    /// <summary>Null below 15 answers, and when too few people are on one side.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Shares? Shares { get; init; }

    /// <summary>Null where it may not be told: below 10 answers and from 15 to 24. From 10 to 14 it is <see cref="Insights.Agreement.Split"/> or nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Agreement? Agreement { get; init; }
}

/// <summary>Whether a level is the value itself or a bound.</summary>
public enum LevelBound
{
    None,
    OrLower,
    OrHigher,
}

/// <summary>How many answered, as coarse as it is told.</summary>
public enum SizeBand
{
    /// <summary>5 to 9.</summary>
    From5,

    /// <summary>10 to 14.</summary>
    From10,

    /// <summary>15 to 24.</summary>
    From15,

    /// <summary>25 or more.</summary>
    From25,
}
