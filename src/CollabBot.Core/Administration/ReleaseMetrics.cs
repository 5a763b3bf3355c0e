using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace CollabBot.Core.Administration;

/// <summary>What an operator is told of the monthly checks. Tags hold outcomes, never an id.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class ReleaseMetrics
{
    private readonly Counter<long> _checks;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public ReleaseMetrics(IMeterFactory meters) =>
        _checks = meters.Create(CoreMeter.Name).CreateCounter<long>("collabbot.releases.checked", "{check}", "Monthly checks of what teams were shown, by outcome; with \"found\" a result was withheld.");

    internal void Checked(ReleaseCheck check) => _checks.Add(1, new KeyValuePair<string, object?>("outcome", check.IsClean ? "clean" : "found"));
}
