using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace CollabBot.Core.Pulses;

/// <summary>How many answers were saved, and why others were not; of all teams together.</summary>
/// <remarks>
/// When an answer came is next to who had the card open at that time: whatever reads these counters must not do so more often than once a minute.
/// Safe for concurrent use.
/// </remarks>
public sealed class AnswerMetrics
{
    private readonly Counter<long> _saved;
    private readonly Counter<long> _rejected;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public AnswerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(CoreMeter.Name);
        _saved = meter.CreateCounter<long>("collabbot.answer.saved", "{answer}", "Answers that were acknowledged as saved; a changed answer counts again.");
        _rejected = meter.CreateCounter<long>("collabbot.answer.rejected", "{answer}", "Answers that were not saved, by reason.");
    }

    internal void Answered(AnswerOutcome outcome)
    {
        if (outcome is AnswerOutcome.Shown)
        {
            _saved.Add(1);
            return;
        }

        Rejected(outcome switch
        {
            AnswerOutcome.Closed => "closed",
            AnswerOutcome.NotAsked or AnswerOutcome.UnknownRound => "not_member",
            AnswerOutcome.NotOurCard or AnswerOutcome.NoSuchQuestion or AnswerOutcome.OutOfRange => "tampered",
            _ => throw new UnreachableException(),
        });
    }

    /// <summary>The store could not be read or written.</summary>
    internal void StoreFailed() => Rejected("storage");

    private void Rejected(string reason) => _rejected.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
