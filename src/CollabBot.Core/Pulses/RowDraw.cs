using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Gives the people of a team their rows of the Latin square, so that the items of every reading stay even. Immutable; safe for concurrent use.</summary>
public sealed class RowDraw(KeyedShuffle shuffle, TeamId team)
{
    /// <summary>
    /// The row that the fewest have; of several, the one whose remainder by 6 the fewest have, then by 3, then by 7; of several still, the one that the
    /// person draws first.
    /// </summary>
    /// <param name="taken">The rows of those who are there, one for each person.</param>
    public int Next(PersonId person, IReadOnlyCollection<int> taken)
    {
        var ofRow = Loads(taken, SquareRow.Count);
        var (bySix, byThree, bySeven) = (Loads(taken, 6), Loads(taken, 3), Loads(taken, 7));

        return Enumerable.Range(0, SquareRow.Count)
            .OrderBy(row => (ofRow[row], bySix[row % 6], byThree[row % 3], bySeven[row % 7]))
            .ThenBy(row => shuffle.Draw("off", team.Value, person.Value, KeyedShuffle.Text(row)), StringComparer.Ordinal)
            .First();
    }

    private static int[] Loads(IReadOnlyCollection<int> taken, int cycle)
    {
        var loads = new int[cycle];
        foreach (var row in taken)
        {
            loads[row % cycle]++;
        }

        return loads;
    }
}
