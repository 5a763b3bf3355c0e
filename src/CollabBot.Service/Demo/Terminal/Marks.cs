namespace CollabBot.Service.Demo.Terminal;

/// <summary>Levels from 0 to 100 drawn with characters.</summary>
internal static class Marks
{
    private const string Eighths = "▁▂▃▄▅▆▇█";

    /// <summary>A bar to the right that fills <paramref name="width"/> at 100.</summary>
    public static string Bar(double level, int width)
    {
        var full = (int)Math.Round(Math.Clamp(level, 0, 100) / 100 * width, MidpointRounding.AwayFromZero);
        return new string('█', full) + new string('░', width - full);
    }

    /// <summary>One character for each level, the higher the fuller.</summary>
    public static string Line(IEnumerable<double> levels) => string.Concat(levels.Select(level => Eighths[(int)Math.Clamp(level / 12.5, 0, Eighths.Length - 1)]));

    /// <summary>Columns side by side, top row first; a week without a level is a dot on the ground.</summary>
    /// <param name="columnWidth">Characters for each level, the gap included.</param>
    public static IReadOnlyList<string> Columns(IReadOnlyList<double?> levels, int height, int columnWidth) =>
        [.. Enumerable.Range(0, height).Select(row => string.Concat(levels.Select(level => Cell(level, height - 1 - row, height).ToString().PadRight(columnWidth))))];

    private static char Cell(double? level, int rowFromGround, int height)
    {
        if (level is not { } shown)
        {
            return rowFromGround == 0 ? '·' : ' ';
        }

        var eighths = (int)Math.Round((shown / 100 * height * Eighths.Length) - (rowFromGround * Eighths.Length), MidpointRounding.AwayFromZero);
        return eighths <= 0 ? ' ' : Eighths[Math.Min(eighths, Eighths.Length) - 1];
    }
}
