namespace CollabBot.Core.Privacy.Adversary;

/// <summary>The beliefs about one cell: of somebody who did not answer, and of an insider for each answer that an insider may have given.</summary>
internal sealed class Beliefs
{
    private readonly Belief[] _beliefs = new Belief[6];

    /// <summary>0 for somebody who did not answer, else the answer of the insider.</summary>
    public Belief this[int own] => _beliefs[own];

    /// <param name="counts">The whole cell, as it may have been.</param>
    public void Take(AnswerCounts counts)
    {
        _beliefs[0].Take(counts);
        for (var own = 1; own <= 5; own++)
        {
            if (counts[own] > 0)
            {
                _beliefs[own].Take(counts.Minus(AnswerCounts.One(own)));
            }
        }
    }

    /// <param name="certain">Of some answers, as they may have been.</param>
    /// <param name="common">The answers beside them, among which the insider's is.</param>
    public void Take(AnswerCounts certain, AnswerCounts common)
    {
        _beliefs[0].Take(certain);
        for (var own = 1; own <= 5; own++)
        {
            if (common[own] > 0)
            {
                _beliefs[own].Take(certain);
            }
        }
    }

    /// <summary>What the reader who learns most learns of a cell.</summary>
    /// <param name="n">All its answers, the insider's among them.</param>
    public (Disclosure Disclosure, int Answers) WorstOfCell(int n) =>
        Enumerable.Range(0, 6).Select(own => _beliefs[own].About(own == 0 ? n : n - 1)).MaxBy(found => (found.Disclosure, found.Answers));

    /// <summary>What the reader who learns most learns of answers among which the reader's own is not.</summary>
    public (Disclosure Disclosure, int Answers) WorstOfOthers(int answers) =>
        _beliefs.Select(belief => belief.About(answers)).MaxBy(found => (found.Disclosure, found.Answers));
}
