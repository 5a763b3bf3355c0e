using CollabBot.Core.Teams;

namespace CollabBot.Core.Exports;

/// <summary>What may be exported of one team or a whole organisation. Immutable.</summary>
/// <param name="At">When it was put together, by the store's clock.</param>
/// <param name="Rows">In a stable order: by team, by date, by kind, by area.</param>
/// <param name="Unreadable">Records that could not be read, or that contradict each other: of what they told nothing is in the file.</param>
public sealed record Export(ExportProfile Profile, DateTimeOffset At, IReadOnlyList<ExportRow> Rows, int Unreadable)
{
    /// <summary>How many readings it has; for publication to the nearest 5.</summary>
    public int Readings => Counted(Rows.Count(row => row.Record == ExportRows.Reading));

    /// <summary>Of those, how many tell no level; for publication to the nearest 5.</summary>
    public int WithoutLevel => Counted(Rows.Count(row => row.Record == ExportRows.Reading && row.Level is null));

    private int Counted(int rows) => Profile is ExportProfile.Publication ? (rows + 2) / 5 * 5 : rows;
}

/// <summary>For whom an export is.</summary>
public enum ExportProfile
{
    /// <summary>For the body itself: what the teams were told, as they were told it.</summary>
    Told,

    /// <summary>For everybody, as when it is asked for under a freedom of information act: from ten answers on, with secondary suppression, by the month.</summary>
    Publication,
}

/// <summary>What came of asking for an export.</summary>
public abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    public sealed record Made(Export Export) : ExportOutcome;

    /// <summary>There is no such team or organisation, or several organisations have a team of that id.</summary>
    /// <param name="There">The teams that there are.</param>
    public sealed record NotOne(IReadOnlyList<TeamRef> There) : ExportOutcome;
}
