using System.Text.Json.Serialization;

namespace CollabBot.Core.Privacy;

/// <summary>How many answers it takes before anything about an area is shown (P1).</summary>
public sealed record ReleaseThreshold
{
    /// <summary>No setting goes below this.</summary>
    public const int Floor = 5;

    /// <param name="answers">Answers needed in the area, <see cref="Floor"/> or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below <see cref="Floor"/>.</exception>
    public ReleaseThreshold(int answers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(answers, Floor);
        Answers = answers;
    }

    public static ReleaseThreshold Default { get; } = new(Floor);

    public int Answers { get; }

    /// <summary>Of those, how many must come from people who do not receive the digest: all but one.</summary>
    [JsonIgnore]
    public int FromOthers => Answers - 1;

    public bool IsMet(int answers, int fromOthers) => answers >= Answers && fromOthers >= FromOthers;
}
