using System.Text;
using System.Text.Json;

namespace CollabBot.Core.Administration;

/// <summary>An audit log as read.</summary>
/// <param name="Entries">Everything in it that is an entry, in its order, also what comes after a break.</param>
/// <param name="BrokenAt">The place, counted from 1, of the first line that was changed, does not follow the one before it, or is no entry; null when all hold.</param>
public sealed record AuditTrail(IReadOnlyList<AuditEntry> Entries, int? BrokenAt)
{
    /// <summary>The hash of the newest entry; empty for a log without one. Whoever keeps it can tell later whether the log's end was cut off.</summary>
    public string Head => Entries is [.., var last] ? last.Hash : "";

    /// <param name="head">A <see cref="Head"/> that was kept.</param>
    /// <returns>True when the log, which has grown since, still contains what it contained then.</returns>
    public bool Contains(string head) => head.Length == 0 || Entries.Any(entry => entry.Hash == head);

    /// <param name="head">A <see cref="Head"/> that was kept.</param>
    /// <returns>What the log contained then; all of it when it does not contain that, or nothing was kept.</returns>
    internal AuditTrail UpTo(string? head) => Entries.Index().FirstOrDefault(entry => entry.Item.Hash == head) is (var index, { }) ? this with { Entries = [.. Entries.Take(index + 1)] } : this;

    internal static AuditTrail Read(ReadOnlyMemory<byte> log)
    {
        var entries = new List<AuditEntry>();
        int? brokenAt = null;
        foreach (var (index, line) in Encoding.UTF8.GetString(log.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            // A break is told, and does not keep later decisions from being read, nor from being added.
            var entry = Parse(line);
            if (entry is null || !entry.Follows(entries is [.., var last] ? last : null))
            {
                brokenAt ??= index + 1;
            }

            if (entry is not null)
            {
                entries.Add(entry);
            }
        }

        return new AuditTrail(entries, brokenAt);
    }

    private static AuditEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, AuditJson.Default.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
