using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace CollabBot.Core.Delivery;

/// <summary>What an operator is told of messages for which people had no room. By kind; never whose.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class AttentionMetrics
{
    private readonly Counter<long> _putOff;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public AttentionMetrics(IMeterFactory meters) => _putOff = meters.Create(CoreMeter.Name)
        .CreateCounter<long>("collabbot.attention.put_off", "{message}", "Messages that were not sent because the person's week had no room for them, by kind.");

    internal void PutOff(AttentionKind kind) => _putOff.Add(1, new KeyValuePair<string, object?>("kind", kind switch
    {
        AttentionKind.Ask => "ask",
        AttentionKind.Reminder => "reminder",
        AttentionKind.Digest => "digest",
        AttentionKind.Summary => "summary",
        AttentionKind.Nudge => "nudge",
        AttentionKind.CommentNote => "comment_note",
        _ => throw new UnreachableException(),
    }));
}
