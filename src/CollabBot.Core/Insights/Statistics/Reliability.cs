namespace CollabBot.Core.Insights.Statistics;

/// <summary>α of a calibration study, or the reason why there is none (science.md C6). Pure.</summary>
/// <remarks>
/// Team means are always removed: over several teams α would otherwise mix what people differ in with what teams differ in. Each team costs a degree of freedom,
/// which Feldt's interval is told.
/// </remarks>
public static class Reliability
{
    /// <summary>With fewer, α says more about the sample than about the scale.</summary>
    public const int FewestRows = 100;

    public const int FewestItems = 3;

    /// <exception cref="ArgumentException">A row has not as many answers as there are items.</exception>
    public static ReliabilityOutcome Of(ReliabilityStudy study)
    {
        var items = study.Items.Count;
        if (study.Rows.Any(row => row.Keyed.Count != items))
        {
            throw new ArgumentException("A row has not as many answers as there are items.", nameof(study));
        }

        if (items < FewestItems)
        {
            return new ReliabilityOutcome.TooFewItems(items);
        }

        if (study.Items.Distinct().Skip(1).Any())
        {
            return new ReliabilityOutcome.SeveralAreas();
        }

        // Who is alone in their team has nobody to differ from.
        var teams = study.Rows.Where(row => row.Keyed.All(answer => answer is not null)).GroupBy(row => row.Team).Where(team => team.Skip(1).Any()).ToList();
        var rows = teams.Sum(team => team.Count());
        return rows < FewestRows ? new ReliabilityOutcome.TooFewRows(rows)
            : CronbachAlpha.Of([.. teams.SelectMany(team => Centred([.. team], items))], items) is not { } alpha ? new ReliabilityOutcome.NobodyDiffers()
            : new ReliabilityOutcome.Estimated(alpha, CronbachAlpha.Feldt(alpha, rows - teams.Count + 1, items), rows);
    }

    private static IEnumerable<double> Centred(IReadOnlyList<StudyRow> team, int items)
    {
        var means = Enumerable.Range(0, items).Select(item => team.Average(row => row.Keyed[item]!.Value)).ToList();
        return team.SelectMany(row => row.Keyed.Select((answer, item) => answer!.Value - means[item]));
    }
}
