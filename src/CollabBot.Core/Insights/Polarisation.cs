namespace CollabBot.Core.Insights;

/// <summary>How far answers on an ordered scale lie apart: van der Eijk's agreement A, and polarisation (1 − A) / 2. Pure.</summary>
/// <remarks>
/// Source: C. van der Eijk, "Measuring agreement in ordered rating scales", Quality &amp; Quantity 35 (2001). A is 1 when all gave one answer,
/// 0 when every answer is given equally often, and −1 when half stand at either end.
/// </remarks>
public static class Polarisation
{
    /// <summary>A bound that a value meets exactly is met, whatever the last binary digit says.</summary>
    private const double Rounding = 1e-9;

    /// <summary>From here on answers are split.</summary>
    private const double SplitFrom = 0.50;

    /// <summary>From here on they are mixed.</summary>
    private const double MixedFrom = 0.25;

    /// <param name="counts">How often each point of the scale was given, lowest first; three points or more, none negative, one at least above zero.</param>
    /// <returns>0 to 1.</returns>
    public static double Of(ReadOnlySpan<double> counts) => (1 - AgreementOf(counts)) / 2;

    /// <inheritdoc cref="Of"/>
    public static Agreement InWords(ReadOnlySpan<double> counts) => Of(counts) switch
    {
        >= SplitFrom - Rounding => Agreement.Split,
        >= MixedFrom - Rounding => Agreement.Mixed,
        _ => Agreement.Close,
    };

    /// <inheritdoc cref="Of"/>
    /// <returns>−1 to 1.</returns>
    public static double AgreementOf(ReadOnlySpan<double> counts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.Length, 3, nameof(counts));
        var total = 0.0;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            total += count;
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total, nameof(counts));

        // The distribution is taken apart into layers in each of which every answer that occurs occurs equally often.
        Span<double> left = stackalloc double[counts.Length];
        counts.CopyTo(left);
        var agreement = 0.0;
        while (Thinnest(left) is var layer and > 0)
        {
            agreement += OfLayer(left) * layer * Filled(left) / total;
            foreach (ref var count in left)
            {
                count = count > 0 ? count - layer : 0;
            }
        }

        return agreement;
    }

    private static double Thinnest(ReadOnlySpan<double> left)
    {
        var thinnest = 0.0;
        foreach (var count in left)
        {
            thinnest = count > 0 && (thinnest == 0 || count < thinnest) ? count : thinnest;
        }

        return thinnest;
    }

    private static int Filled(ReadOnlySpan<double> left)
    {
        var filled = 0;
        foreach (var count in left)
        {
            filled += count > 0 ? 1 : 0;
        }

        return filled;
    }

    /// <summary>Agreement within one layer: of all triples of points, those with a gap in the middle speak for two camps, those without one for one.</summary>
    private static double OfLayer(ReadOnlySpan<double> left)
    {
        var points = left.Length;
        var filled = Filled(left);
        if (filled == 1 || filled == points)
        {
            return filled == 1 ? 1 : 0;
        }

        var (together, apart) = (0, 0);
        for (var low = 0; low < points; low++)
        {
            for (var middle = low + 1; middle < points; middle++)
            {
                for (var high = middle + 1; high < points; high++)
                {
                    switch (left[low] > 0, left[middle] > 0, left[high] > 0)
                    {
                        case (true, true, false) or (false, true, true):
                            together++;
                            break;
                        case (true, false, true):
                            apart++;
                            break;
                        default:
                            break;
                    }
                }
            }
        }

        var oneCamp = (((points - 2.0) * together) - ((points - 1.0) * apart)) / ((points - 2.0) * (together + apart));
        return oneCamp * (1 - ((filled - 1.0) / (points - 1.0)));
    }
}
