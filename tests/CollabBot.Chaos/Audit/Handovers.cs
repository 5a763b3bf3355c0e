using System.Globalization;

namespace CollabBot.Chaos.Audit;

/// <summary>Batches that one process left and another went on with, and how long each stood idle: from the first one's last intent to the other's first.</summary>
/// <remarks>That is the hold of work, and then the wait behind whatever else is to be done.</remarks>
internal sealed class Handovers(IEnumerable<TimeSpan> idle)
{
    private readonly TimeSpan[] _ordered = [.. idle.Order()];

    public override string ToString() => _ordered.Length == 0
        ? "no batch changed hands"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{_ordered.Length:N0} batches changed hands, idle for {_ordered[_ordered.Length / 2].TotalSeconds:F1} s in the middle and {_ordered[^1].TotalSeconds:F1} s at most");
}
