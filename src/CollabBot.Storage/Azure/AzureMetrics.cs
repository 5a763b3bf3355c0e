using System.Diagnostics.Metrics;

namespace CollabBot.Storage.Azure;

/// <summary>Counters of the account. Tags hold what was written, an object or a line of a log, and not which.</summary>
/// <remarks>Of the process and not of a host, like those of documents: there is one account in a process.</remarks>
internal static class AzureMetrics
{
    private static readonly Meter Meter = new("CollabBot.Storage");

    private static readonly Counter<long> Resolved = Meter.CreateCounter<long>(
        "collabbot.store.ambiguous_resolved", "{write}", "Writes whose answer was lost and that were then looked up in the store, by operation and by whether they had landed.");

    public static void ObjectLookedUp(bool hasLanded) => LookedUp("object", hasLanded);

    public static void LogLookedUp(bool hasLanded) => LookedUp("log", hasLanded);

    private static void LookedUp(string operation, bool hasLanded) => Resolved.Add(1, new("op", operation), new("outcome", hasLanded ? "landed" : "not_landed"));
}
