using System.Globalization;

namespace CollabBot.Service.Insights;

/// <summary>Everything that is wrong with an input, each with the path to it. For one reader at a time.</summary>
internal sealed class InputProblems
{
    /// <summary>So many are told one by one; of the others only how many there are.</summary>
    public const int MostTold = 1_000;

    private readonly List<string> _told = [];

    public int Count { get; private set; }

    /// <param name="path">Such as <c>rounds[3].readings[1].area</c>; empty for the input itself.</param>
    /// <param name="problem">What is there, and what should be, without a full stop.</param>
    public void Add(string path, string problem)
    {
        Count++;
        if (_told.Count < MostTold)
        {
            _told.Add(path.Length == 0 ? problem : $"{path}: {problem}");
        }
    }

    /// <summary>A line for each problem, and one for those that are not told.</summary>
    public IEnumerable<string> Lines() => Count <= MostTold
        ? _told
        : [.. _told, string.Create(CultureInfo.InvariantCulture, $"and {Count - MostTold} more")];
}
