namespace CollabBot.Chaos.Proxies;

/// <summary>Which share of requests meets which fault, each from 0 to 1 and all together at most 1.</summary>
internal sealed record ProxyRates
{
    public double UnavailableBefore { get; init; }

    public double SilentBefore { get; init; }

    public double AppliedThenDropped { get; init; }

    public double Reset { get; init; }

    public double Delayed { get; init; }

    /// <summary>How long <see cref="ProxyFault.Delayed"/> takes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long <see cref="ProxyFault.SilentBefore"/> stays silent at most.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    public static ProxyRates Calm { get; } = new();

    /// <param name="chance">From 0 (inclusive) to 1 (exclusive).</param>
    public ProxyFault Draw(double chance)
    {
        foreach (var (share, fault) in (ReadOnlySpan<(double, ProxyFault)>)
            [(UnavailableBefore, ProxyFault.UnavailableBefore), (SilentBefore, ProxyFault.SilentBefore), (AppliedThenDropped, ProxyFault.AppliedThenDropped), (Reset, ProxyFault.Reset), (Delayed, ProxyFault.Delayed)])
        {
            if (chance < share)
            {
                return fault;
            }

            chance -= share;
        }

        return ProxyFault.None;
    }
}
