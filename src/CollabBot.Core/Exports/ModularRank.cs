namespace CollabBot.Core.Exports;

/// <summary>The rank of a matrix of noughts and ones, exactly: by elimination over the integers modulo a prime. Pure.</summary>
/// <remarks>Modulo a prime a rank can only come out smaller than it is; a prime of this size would have to divide a determinant of such a matrix for that.</remarks>
internal static class ModularRank
{
    private const long Prime = 2_147_483_647;

    /// <param name="columns">Of each column the names of the rows in which it has a one.</param>
    public static int Of(IEnumerable<IReadOnlyList<string>> columns)
    {
        // Reduced columns by the row in which they begin.
        var reduced = new Dictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var left = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var row in column)
            {
                left[row] = 1;
            }

            while (left.Count > 0 && reduced.TryGetValue(left.First().Key, out var pivot))
            {
                Subtract(left, left.First().Value, pivot);
            }

            if (left.Count > 0)
            {
                var inverse = Power(left.First().Value, Prime - 2);
                reduced[left.First().Key] = new SortedDictionary<string, long>(left.ToDictionary(entry => entry.Key, entry => entry.Value * inverse % Prime), StringComparer.Ordinal);
            }
        }

        return reduced.Count;
    }

    private static void Subtract(SortedDictionary<string, long> from, long times, SortedDictionary<string, long> what)
    {
        foreach (var (row, value) in what)
        {
            var left = (from.GetValueOrDefault(row) + ((Prime - (times * value % Prime)) % Prime)) % Prime;
            if (left == 0)
            {
                from.Remove(row);
            }
            else
            {
                from[row] = left;
            }
        }
    }

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        for (var power = number % Prime; exponent > 0; exponent >>= 1, power = power * power % Prime)
        {
            result = (exponent & 1) == 1 ? result * power % Prime : result;
        }

        return result;
    }
}
