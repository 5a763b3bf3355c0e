namespace CollabBot.Core.Pulses;

/// <summary>A person's place in the Latin square.</summary>
/// <param name="Row">0 to <see cref="Count"/> − 1; given once, when they first take part.</param>
/// <param name="Form">0 to 2, by the sweep; 0 in a team that is not large.</param>
public readonly record struct SquareRow(int Row, int Form)
{
    /// <summary>The least number in which 3 anchors, 6 items and 7 items go without remainder.</summary>
    public const int Count = 42;

    private const int ItemsOfArea = 6;
    private const int ItemsOfShift = 7;

    /// <summary>
    /// Deals people out over the forms, so that the readings of each are even too: of the areas' items each as often as the others give or take one, of the
    /// ways of working's give or take two. The forms' sizes differ by one at most.
    /// </summary>
    /// <param name="rows">One for each person.</param>
    /// <param name="forms">How many forms there are.</param>
    /// <returns>The form of each, in the same order.</returns>
    public static IReadOnlyList<int> Forms(IReadOnlyList<int> rows, int forms)
    {
        var dealt = new int[rows.Count];
        var loads = Enumerable.Range(0, forms).Select(_ => new FormLoad()).ToList();
        foreach (var person in Enumerable.Range(0, rows.Count).OrderBy(person => rows[person] % ItemsOfArea).ThenBy(person => rows[person]))
        {
            dealt[person] = Enumerable.Range(0, forms).MinBy(form => loads[form].With(rows[person]));
            loads[dealt[person]].Add(rows[person]);
        }

        return dealt;
    }

    /// <summary>Who is in a form already, by what they will be asked.</summary>
    private sealed class FormLoad
    {
        private readonly int[] _byAreaItem = new int[ItemsOfArea];
        private readonly int[] _byShiftItem = new int[ItemsOfShift];
        private int _people;

        /// <summary>How many of the form would share an item with one more of this row; and, of forms alike in that, how many are in it.</summary>
        public (int Alike, int People) With(int row) => (_byAreaItem[row % ItemsOfArea] + _byShiftItem[row % ItemsOfShift], _people);

        public void Add(int row)
        {
            _byAreaItem[row % ItemsOfArea]++;
            _byShiftItem[row % ItemsOfShift]++;
            _people++;
        }
    }
}
