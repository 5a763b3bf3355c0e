using System.Diagnostics.Metrics;

namespace CollabBot.BotFramework;

/// <summary>Counters of the edge. Tags hold reasons, never an id of anything.</summary>
internal sealed class BotMetrics : IDisposable
{
    public const string MeterName = "CollabBot.BotFramework";

    private readonly Meter _meter;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _failed;

    public BotMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _refused = _meter.CreateCounter<long>("collabbot.requests.refused", "{request}", "Requests that were not admitted, by reason.");
        _duplicates = _meter.CreateCounter<long>("collabbot.turns.duplicate", "{turn}", "Deliveries answered from memory.");
        _failed = _meter.CreateCounter<long>("collabbot.turns.failed", "{turn}", "Turns that ended in an error.");
    }

    public void Dispose() => _meter.Dispose();

    public void Refused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Duplicate() => _duplicates.Add(1);

    public void Failed() => _failed.Add(1);
}
