namespace CollabBot.Core.Privacy.Adversary;

/// <summary>
/// Proves, or refutes, that a way of telling answers is safe from insiders: goes through every histogram of n answers and gathers what somebody who
/// knows n and their own answer can conclude from what is told (science.md D2). Pure.
/// </summary>
public static class ExhaustiveAudit
{
    /// <param name="told">What is told of a histogram; equal when it tells the same.</param>
    /// <param name="n">One answer or more. The work grows with its fourth power: 23,751 histograms for 26 answers.</param>
    public static CellAudit Of<TTold>(int n, Func<AnswerCounts, TTold> told)
        where TTold : notnull
    {
        var cells = Table(n, told).Values.SelectMany(beliefs => Enumerable.Range(1, 5).Select(own => beliefs[own])).Where(belief => belief.IsSet).ToList();
        return new CellAudit(
            n,
            cells.Count,
            cells.Count(belief => belief.PinsOneOrTwo),
            cells.Count(belief => belief.ProvesAll(n - 1)),
            cells.Count(belief => belief.About(n - 1).Disclosure is Disclosure.Praise));
    }

    internal static Dictionary<TTold, Beliefs> Table<TTold>(int n, Func<AnswerCounts, TTold> told)
        where TTold : notnull
    {
        var table = new Dictionary<TTold, Beliefs>();
        foreach (var counts in AnswerCounts.All(n))
        {
            var output = told(counts);
            if (!table.TryGetValue(output, out var beliefs))
            {
                table.Add(output, beliefs = new Beliefs());
            }

            beliefs.Take(counts);
        }

        return table;
    }
}
