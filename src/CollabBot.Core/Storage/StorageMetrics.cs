using System.Diagnostics.Metrics;

namespace CollabBot.Core.Storage;

/// <summary>Counters of the store. Tags hold the first segment of a key, which says what a document is and not whose.</summary>
/// <remarks>Of the process and not of a host, because documents are read by functions that belong to nobody.</remarks>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new(Delivery.Poison.MeterName);

    private static readonly Counter<long> UnreadableReads =
        Meter.CreateCounter<long>("collabbot.store.unreadable", "{read}", "Reads that met a document which is damaged or a newer program's, by kind.");

    public static void Unreadable(string kind) => UnreadableReads.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
