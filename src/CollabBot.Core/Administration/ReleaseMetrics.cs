using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace CollabBot.Core.Administration;

/// <summary>What an operator is told of what guards releases. Tags hold outcomes, never an id.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class ReleaseMetrics
{
    private readonly Counter<long> _checks;
    private readonly Counter<long> _refusals;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public ReleaseMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(CoreMeter.Name);
        _checks = meter.CreateCounter<long>("collabbot.releases.checked", "{check}", "Monthly checks of what teams were shown, by outcome; with \"found\" a result was withheld.");
        _refusals = meter.CreateCounter<long>("collabbot.thresholds.refused", "{refusal}", "Thresholds below what was decided that stood in the store and were not followed, by where they stood. Must be 0: somebody changed the store by hand.");
    }

    internal void Checked(ReleaseCheck check) => _checks.Add(1, new KeyValuePair<string, object?>("outcome", check.IsClean ? "clean" : "found"));

    internal void Refused(string where) => _refusals.Add(1, new KeyValuePair<string, object?>("where", where));
}
