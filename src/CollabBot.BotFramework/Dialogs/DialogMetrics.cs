using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Counters of what should not happen to dialogs. No tags: whose dialog it is, is nobody's business.</summary>
internal sealed class DialogMetrics
{
    private readonly Counter<long> _oversized;
    private readonly Counter<long> _conflicts;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public DialogMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(BotMetrics.MeterName);
        _oversized = meter.CreateCounter<long>("collabbot.dialogs.oversized", "{state}", "States that were not saved because they are too long.");
        _conflicts = meter.CreateCounter<long>("collabbot.dialogs.conflicts", "{save}", "Saves that others were ahead of.");
    }

    public void Oversized() => _oversized.Add(1);

    public void Conflict() => _conflicts.Add(1);
}
