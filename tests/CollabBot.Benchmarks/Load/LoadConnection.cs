using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CollabBot.Benchmarks.Load;

/// <summary>One connection and one request, sent again and again under a new activity id. Works on bytes: the generator shares the machine with what it measures.</summary>
internal sealed class LoadConnection : IDisposable
{
    private static long _lastNumber;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly IPEndPoint _server;
    private readonly byte[] _request;
    private readonly int _idAt;
    private readonly byte[] _answer = new byte[64 * 1024];

    public LoadConnection(IPEndPoint server, string activity, string? token)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        var head = $"POST /api/messages HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\n{authorization}Content-Length: {Encoding.UTF8.GetByteCount(activity)}\r\n\r\n";
        _server = server;
        _request = Encoding.UTF8.GetBytes(head + activity);
        _idAt = _request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Workload.Id(0)));
    }

    public async Task ConnectAsync(CancellationToken cancellationToken) => await _socket.ConnectAsync(_server, cancellationToken);

    /// <returns>How long each request took, in ticks of <see cref="Stopwatch"/>.</returns>
    public async Task<List<long>> RunAsync(long end, CancellationToken cancellationToken)
    {
        var latencies = new List<long>(1024);
        long now;
        while ((now = Stopwatch.GetTimestamp()) < end || latencies.Count == 0)
        {
            Encoding.ASCII.GetBytes(Workload.Id(Interlocked.Increment(ref _lastNumber)), _request.AsSpan(_idAt));
            await _socket.SendAsync(_request, SocketFlags.None, cancellationToken);
            await ReceiveAsync(cancellationToken);
            latencies.Add(Stopwatch.GetTimestamp() - now);
        }

        return latencies;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        for (int filled = 0, wanted = int.MaxValue; filled < wanted;)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(filled), SocketFlags.None, cancellationToken);
            filled += read == 0 ? throw new InvalidOperationException("The server hung up.") : read;
            if (wanted == int.MaxValue && _answer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) is var head and >= 0)
            {
                wanted = head + 4 + BodyLength(_answer.AsSpan(0, head + 2));
            }
        }
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException("The server answered: " + Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')]));
        }

        var length = head[(head.IndexOf("Content-Length: "u8) + 16)..];
        return int.Parse(length[..length.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
