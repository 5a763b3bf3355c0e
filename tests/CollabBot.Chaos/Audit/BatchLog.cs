using System.Globalization;
using System.Text;
using CollabBot.Core.Delivery;

namespace CollabBot.Chaos.Audit;

/// <summary>A ledger as the auditor reads it: the last fact about each recipient, and who worked on it when.</summary>
internal sealed class BatchLog
{
    private readonly Dictionary<string, SendLedger.Fact> _facts = new(StringComparer.Ordinal);

    public BatchLog(ReadOnlySpan<byte> log)
    {
        var idle = new List<TimeSpan>();
        (string Process, DateTimeOffset At)? last = null;
        foreach (var line in Encoding.UTF8.GetString(log).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(SendLedger.Line.Parse))
        {
            _facts[line.Id] = line.Fact;
            if (line is { Fact: SendLedger.Fact.Intends, Detail: { } detail })
            {
                var intent = Intent(detail);
                if (last is { } before && before.Process != intent.Process)
                {
                    idle.Add(intent.At - before.At);
                }

                last = intent;
            }
        }

        Idle = idle;
    }

    public IReadOnlyDictionary<string, SendLedger.Fact> Facts => _facts;

    /// <summary>How long the batch stood idle each time before another went on with it.</summary>
    public IReadOnlyList<TimeSpan> Idle { get; }

    /// <summary>The first half of a writer's name is its process's.</summary>
    private static (string Process, DateTimeOffset At) Intent(string detail) =>
        detail.Split('.') is [var writer, var at] ? (writer[..(writer.Length / 2)], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture))) : throw new FormatException("An intent names its writer and its time.");
}
