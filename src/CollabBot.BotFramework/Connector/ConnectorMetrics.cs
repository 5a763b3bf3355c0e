using System.Diagnostics.Metrics;

namespace CollabBot.BotFramework.Connector;

/// <summary>Counters of what goes out. Tags hold reasons, never an id of anything.</summary>
internal sealed class ConnectorMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _heldBack = meters.Create(BotMetrics.MeterName)
        .CreateCounter<long>("collabbot.connector.held_back", "{call}", "Calls that were not made, by reason.");

    private readonly Counter<long> _shortened = meters.Create(BotMetrics.MeterName)
        .CreateCounter<long>("collabbot.connector.shortened", "{message}", "Messages that went out in a smaller version, by who found them too big.");

    public void HeldBack(string reason) => _heldBack.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Shortened(string by) => _shortened.Add(1, new KeyValuePair<string, object?>("by", by));
}
