using System.Globalization;

namespace CollabBot.Chaos.Load;

/// <summary>How long calls took.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> each)
{
    private readonly TimeSpan[] _ordered = [.. each.Order()];

    public int Count => _ordered.Length;

    public TimeSpan Longest => _ordered[^1];

    /// <param name="share">From 0 to 1; 0.95 is the latency that 95 in 100 calls did not exceed.</param>
    public TimeSpan At(double share) => _ordered[(int)(share * (_ordered.Length - 1))];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5).TotalMilliseconds:F1}, p95 {At(0.95).TotalMilliseconds:F1}, p99 {At(0.99).TotalMilliseconds:F1}, longest {Longest.TotalMilliseconds:F0} ms");
}
