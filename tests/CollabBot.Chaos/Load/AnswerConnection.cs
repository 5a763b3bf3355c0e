using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CollabBot.Chaos.Load;

/// <summary>One connection over which a few people answer in turn, each answer an event of its own. Works on bytes: it shares the machine with what it measures.</summary>
internal sealed class AnswerConnection : IDisposable
{
    private static readonly byte[] Revision = Encoding.UTF8.GetBytes("\"rev\":");
    private static long _lastNumber;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Uri _bot;
    private readonly (byte[] Bytes, int IdAt)[] _requests;
    private readonly byte[] _answer = new byte[64 * 1024];
    private readonly int[] _revisions;
    private int _next;

    /// <param name="presses">A press of each person, as Teams would deliver it.</param>
    public AnswerConnection(Uri bot, IEnumerable<JsonObject> presses)
    {
        _bot = bot;
        _requests = [.. presses.Select(Request)];
        _revisions = new int[_requests.Length];
    }

    /// <summary>How many answers are kept, by the cards that came back: each new answer raises its person's card by one revision.</summary>
    public int Kept => _revisions.Sum();

    public async Task ConnectAsync(CancellationToken cancellationToken) => await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _bot.Port), cancellationToken);

    /// <summary>The next person answers.</summary>
    /// <returns>How long it took until the next card was there.</returns>
    /// <exception cref="InvalidOperationException">What came was no card that goes on.</exception>
    public async Task<TimeSpan> AnswerAsync(CancellationToken cancellationToken)
    {
        var person = _next++ % _requests.Length;
        var (bytes, idAt) = _requests[person];
        Encoding.ASCII.GetBytes(Id(Interlocked.Increment(ref _lastNumber)), bytes.AsSpan(idAt));
        var start = Stopwatch.GetTimestamp();
        await _socket.SendAsync(bytes, SocketFlags.None, cancellationToken);
        _revisions[person] = await ReceiveAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    public void Dispose() => _socket.Dispose();

    private (byte[] Bytes, int IdAt) Request(JsonObject press)
    {
        press["id"] = Id(0);
        var body = press.ToJsonString();
        var bytes = Encoding.UTF8.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: {_bot.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return (bytes, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Id(0))));
    }

    /// <returns>The revision of the card that came.</returns>
    private async Task<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        var filled = 0;
        for (var wanted = int.MaxValue; filled < wanted;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(filled), SocketFlags.None, cancellationToken);
            filled += read == 0 ? throw new InvalidOperationException("The service hung up.") : read;
            if (wanted == int.MaxValue && _answer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is var head and >= 0)
            {
                wanted = head + 4 + BodyLength(_answer.AsSpan(0, head + 2));
            }
        }

        var revision = _answer.AsSpan(0, filled).IndexOf(Revision) is var at and >= 0 ? _answer.AsSpan(at + Revision.Length) : throw new InvalidOperationException("An answer was not taken.");
        return int.Parse(revision[..revision.IndexOfAny(",}"u8)], CultureInfo.InvariantCulture);
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException("The service answered: " + Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')]));
        }

        var length = head[(head.IndexOf("Content-Length: "u8) + 16)..];
        return int.Parse(length[..length.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    private static string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"f:{number:D18}");
}
