using CollabBot.Core.Privacy.Adversary;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>An area over several teams (P5). Pure.</summary>
/// <remarks>
/// The sum holds only cells that were released themselves. A team whose level does not stand beside the sum hides among at least one other, with five
/// answers or more between them. And since the levels of teams are known where they were published, the sum is withheld when it, less all the
/// other levels, would say more about one team than the gate lets out.
/// </remarks>
public static class RollUp
{
    public const int FewestTeams = 3;

    /// <summary>So many teams at least are hidden, if one is.</summary>
    public const int FewestHidden = 2;

    /// <param name="cells">Of one area and one round's time; every team that is asked about, each once.</param>
    public static RollUpOutcome Of(IReadOnlyCollection<TeamCell> cells)
    {
        var released = cells.Where(cell => cell.Released is not null).Select(cell => new Part(cell, AnswerCounts.Of(cell.Released!))).ToList();
        if (released.Count < FewestTeams)
        {
            return new RollUpOutcome.Withheld(RollUpRefusal.TooFewTeams);
        }

        var sum = released.Aggregate(default(AnswerCounts), (total, part) => total.Plus(part.Counts));
        var level = ReleaseGate.Show(sum, released.Sum(part => part.Cell.Asked));
        if (released.Exists(part => TellsTooMuch(part, released, new Statistic.Gated(level), sum.N)))
        {
            return new RollUpOutcome.Withheld(RollUpRefusal.TellsOfOneTeam);
        }

        var shown = Shown(released, cells.Any(cell => cell.Released is null || !cell.IsShown));
        return new RollUpOutcome.Told(level, released.Count, shown);
    }

    private static List<TeamRef> Shown(List<Part> released, bool anyHidden)
    {
        var shown = released.Where(part => part.Cell.IsShown).OrderByDescending(part => part.Counts.N).ThenBy(part => part.Cell.Team.Team.Value, StringComparer.Ordinal).ToList();
        while (anyHidden && (released.Count - shown.Count < FewestHidden || released.Except(shown).Sum(part => part.Counts.N) < ReleaseThreshold.Floor))
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return [.. shown.Select(part => part.Cell.Team)];
    }

    /// <summary>Takes all the other teams' levels off the sum, as anybody who saw them can.</summary>
    private static bool TellsTooMuch(Part one, List<Part> all, Statistic sum, int n)
    {
        var left = all.Where(part => part != one).Aggregate(sum.Within(n), (bounds, part) => bounds.Less(part.Level.Within(part.Counts.N)));
        var found = RemainderSolver.Solve(one.Counts.N, left.And(one.Level.Within(one.Counts.N)));
        return found.Disclosure > Disclosure.Praise;
    }

    private sealed record Part(TeamCell Cell, AnswerCounts Counts)
    {
        public Statistic Level { get; } = new Statistic.Gated(ReleaseGate.Show(Counts, Cell.Asked));
    }
}
