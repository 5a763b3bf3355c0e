using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.Evidence;

/// <summary>How many readings are recent, and how many before them are the baseline (science.md C8).</summary>
/// <param name="Recent">m: the latest so many.</param>
/// <param name="FewestBefore">With fewer before those nothing is said.</param>
internal readonly record struct ReadingWindow(int Recent, int FewestBefore)
{
    /// <summary>The baseline has at most so many readings.</summary>
    public const int MostBefore = 12;

    /// <summary>Three against four or more for the core; two against three or more for areas that are asked about once in a sweep.</summary>
    public static ReadingWindow For(PracticeArea area) => area.IsCore ? new ReadingWindow(3, 4) : new ReadingWindow(2, 3);

    /// <summary>All that is ever looked at.</summary>
    public int Most => MostBefore + Recent;

    public int Fewest => FewestBefore + Recent;
}
