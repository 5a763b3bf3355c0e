using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>The log of a batch of sends: the intent before each, the outcome after. What a crash leaves open is unknown, not repeated.</summary>
/// <remarks>
/// One line a fact: <c>I id writer.time</c> intends, <c>D id message</c> delivered, <c>N id code</c> not accepted, the same with <c>wait</c> at its end
/// where it is only to wait, <c>U id code</c> unknown, <c>F id code</c> failed for good, the same with the reason at its end where it is known why the person
/// cannot be reached. The position fences writers: who is not at the end has lost the batch to another. Not safe for concurrent use.
/// </remarks>
internal sealed class SendLedger
{
    private const int WriterDigits = 16;

    // Two who intend the same sends at the same position must not write the same bytes: a store may know an append by nothing else when its answer was lost.
    private readonly string _writer;
    private readonly IObjectStore _store;
    private readonly StoreKey _key;
    private readonly Dictionary<string, Entry> _entries;
    private long _position;

    private SendLedger(IObjectStore store, StoreKey key, string process, ReadOnlyMemory<byte> log)
    {
        _writer = process + RandomNumberGenerator.GetHexString(WriterDigits, lowercase: true);
        _store = store;
        _key = key;
        _position = log.Length;
        _entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (log.Length > 0 && log.Span[^1] != '\n')
        {
            throw new FormatException("The last line has no end.");
        }

        foreach (var line in Encoding.UTF8.GetString(log.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Note(Line.Parse(line));
        }
    }

    /// <param name="process">The name of the process that opens it, of <see cref="WriterDigits"/> digits; it is part of every intent.</param>
    /// <exception cref="DocumentUnreadableException">It is damaged: nobody knows what was sent. It stays as it is.</exception>
    public static async Task<SendLedger> OpenAsync(IObjectStore store, StoreKey key, string process, CancellationToken cancellationToken)
    {
        var log = await store.ReadLogAsync(key, cancellationToken);
        try
        {
            return new SendLedger(store, key, process, log);
        }
        catch (FormatException)
        {
            // Without the cause, whose message may hold what it could not read. And without a copy, which would outlive the round.
            var kind = key.Segments()[0];
            StorageMetrics.Unreadable(kind);
            throw new DocumentUnreadableException($"A log of kind '{kind}' is damaged.");
        }
    }

    /// <returns>A name for a process, not used before.</returns>
    public static string NewProcess() => RandomNumberGenerator.GetHexString(WriterDigits, lowercase: true);

    /// <returns>True when this send must not be made (again).</returns>
    public bool IsSettled(string id) => _entries.TryGetValue(id, out var entry) && entry.Last is not Fact.NotAccepted;

    public bool HasFailed(string id) => _entries.GetValueOrDefault(id).Last is Fact.Failed;

    /// <returns>Why the person cannot be reached; null when that is not known, or they can.</returns>
    public Unreachable? WhyOf(string id) => _entries.GetValueOrDefault(id).Why;

    /// <summary>Sends that were intended and not reported: the process that made them died in between, or is making them now.</summary>
    public IReadOnlyList<string> LeftOpen() => [.. _entries.Where(entry => entry.Value.Last is Fact.Intends).Select(entry => entry.Key)];

    /// <summary>Who made the newest intent that is not reported, and when, by the store's clock; null when every intent is reported.</summary>
    public (string Process, DateTimeOffset At)? InHand() => _entries.Values
        .Where(entry => entry.Last is Fact.Intends)
        .Select(entry => entry.Detail!.Split('.'))
        .Select(detail => ((string, DateTimeOffset)?)(detail[0][..WriterDigits], DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(detail[1], CultureInfo.InvariantCulture))))
        .MaxBy(intent => intent!.Value.Item2);

    /// <summary>Something of the batch was intended before.</summary>
    public bool IsBegun => _entries.Count > 0;

    /// <summary>By which the message of a delivered post is known; null when it was not delivered, or the other side gave none.</summary>
    public string? MessageOf(string id) => _entries.GetValueOrDefault(id) is { Last: Fact.Delivered, Detail: { } message } ? message : null;

    /// <summary>How often a send was refused; to be asked to wait is no refusal.</summary>
    public int RefusalsOf(string id) => _entries.GetValueOrDefault(id).Refusals;

    /// <summary>How often a send had to wait.</summary>
    public int WaitsOf(string id) => _entries.GetValueOrDefault(id).Waits;

    /// <summary>The line that says, before a send, that it will be made.</summary>
    public Line Intend(string id, DateTimeOffset now) => new(Fact.Intends, id, string.Create(CultureInfo.InvariantCulture, $"{_writer}.{now.ToUnixTimeMilliseconds()}"));

    /// <returns>False when another writer has taken the batch over: stop.</returns>
    public async Task<bool> WriteAsync(IReadOnlyCollection<Line> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
        {
            return true;
        }

        var text = string.Concat(lines.Select(line => line.ToString()));
        switch (await _store.AppendAsync(_key, Encoding.UTF8.GetBytes(text), _position, cancellationToken))
        {
            case AppendOutcome.Appended appended:
                _position = appended.Position;
                foreach (var line in lines)
                {
                    Note(line);
                }

                return true;
            case AppendOutcome.Fenced:
                StorageMetrics.LedgerFenced();
                return false;
            default:
                throw new StoreUnavailableException("A send ledger is full.");
        }
    }

    private void Note(Line line)
    {
        var before = _entries.GetValueOrDefault(line.Id);
        _entries[line.Id] = new Entry(
            line.Fact,
            line.Detail,
            before.Refusals + (line is { Fact: Fact.NotAccepted, IsWait: false } ? 1 : 0),
            before.Waits + (line.IsWait ? 1 : 0),
            line.Why);
    }

    internal enum Fact
    {
        Intends = 'I',
        Delivered = 'D',
        NotAccepted = 'N',
        Unknown = 'U',
        Failed = 'F',
    }

    /// <summary>One line of the log.</summary>
    /// <param name="IsWait">Not accepted, and only for want of time: with nobody's refusal.</param>
    internal readonly record struct Line(Fact Fact, string Id, string? Detail, bool IsWait = false)
    {
        private const string Wait = "wait";

        /// <summary>Failed for good, because nothing reaches the person.</summary>
        public Unreachable? Why { get; init; }

        /// <exception cref="FormatException">It is no line of a send ledger.</exception>
        public static Line Parse(string line)
        {
            var parts = line.Split(' ');
            if (parts is not [[var fact], { Length: > 0 }, ..] || !Enum.IsDefined((Fact)fact) || ((Fact)fact is Fact.Intends && !IsIntent(parts)))
            {
                throw new FormatException("A line is none of a send ledger.");
            }

            return new Line((Fact)parts[0][0], parts[1], parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : null, IsWait: parts is [_, _, _, Wait])
            {
                Why = parts is ["F", _, _, var why] && Enum.TryParse<Unreachable>(why, out var known) ? known : null,
            };
        }

        private static bool IsIntent(string[] parts) => parts is [_, _, var detail]
            && detail.Split('.') is [{ Length: >= WriterDigits }, var at]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out _);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{(char)Fact} {Id}{(Detail is null ? "" : " " + Uri.EscapeDataString(Detail))}{(IsWait ? " " + Wait : Why is { } why ? $" {why}" : "")}\n");
    }

    private readonly record struct Entry(Fact Last, string? Detail, int Refusals, int Waits, Unreachable? Why);
}
