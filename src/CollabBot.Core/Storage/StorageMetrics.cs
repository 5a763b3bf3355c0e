using System.Diagnostics.Metrics;

namespace CollabBot.Core.Storage;

/// <summary>Counters of the store. Tags hold what was done, or the first segment of a key, which says what a document is and not whose.</summary>
/// <remarks>Of the process and not of a host, because documents are read by functions that belong to nobody.</remarks>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new(CoreMeter.Name);

    private static readonly Counter<long> UnreadableReads =
        Meter.CreateCounter<long>("collabbot.store.unreadable", "{read}", "Reads that met a document which is damaged or a newer program's, by kind.");

    private static readonly Counter<long> Conflicts =
        Meter.CreateCounter<long>("collabbot.store.conflict", "{write}", "Writes that were decided again because somebody else wrote first, by operation.");

    private static readonly Counter<long> Fences =
        Meter.CreateCounter<long>("collabbot.store.fenced", "{write}", "Writes that were refused because another has taken the work over, by operation.");

    public static void Unreadable(string kind) => UnreadableReads.Add(1, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>A document changed between reading and writing it.</summary>
    public static void DocumentConflict() => Conflict("document");

    /// <summary>A slot changed between reading and writing it.</summary>
    public static void SlotConflict() => Conflict("slot");

    /// <summary>Somebody else sends this batch.</summary>
    public static void LedgerFenced() => Fenced("ledger");

    /// <summary>Somebody else has ticked.</summary>
    public static void TickFenced() => Fenced("tick");

    private static void Conflict(string operation) => Conflicts.Add(1, new KeyValuePair<string, object?>("op", operation));

    private static void Fenced(string operation) => Fences.Add(1, new KeyValuePair<string, object?>("op", operation));
}
