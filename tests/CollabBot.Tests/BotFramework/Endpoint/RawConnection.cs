using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CollabBot.Tests.BotFramework.Endpoint;

/// <summary>One kept-alive connection that posts bytes as they are. Blocks, so that it costs neither time nor memory of its own. Not safe for concurrent use.</summary>
internal sealed class RawConnection(Uri address) : IDisposable
{
    private const string Path = "/api/messages";

    /// <summary>Far beyond what any answer may take; what takes longer hangs.</summary>
    private const int PatienceMilliseconds = 10_000;

    private readonly byte[] _received = new byte[64 * 1024];
    private Socket? _socket;

    /// <summary>The whole request, to be sent as often as wanted.</summary>
    /// <param name="headers">Lines, each with its end, in ASCII.</param>
    public static byte[] Request(ReadOnlySpan<byte> body, string headers = "Content-Type: application/json\r\n", string path = Path)
    {
        var head = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {body.Length}\r\n\r\n"));
        return [.. head, .. body];
    }

    public void Dispose() => _socket?.Dispose();

    /// <returns>The status, and the body as long as it is not asked for again.</returns>
    /// <exception cref="SocketException">No answer came in time.</exception>
    public RawAnswer Post(ReadOnlySpan<byte> request)
    {
        try
        {
            return Exchange(request);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted)
        {
            // The other side may close a connection that rested; what is asked next goes over a new one.
            Close();
            return Exchange(request);
        }
    }

    /// <summary>Sends without waiting for an answer.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[Open().Send(bytes)..];
        }
    }

    /// <returns>The answer to what was sent.</returns>
    public RawAnswer Receive()
    {
        var length = 0;
        int head;
        while ((head = _received.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
        {
            length += ReceiveInto(length);
        }

        var headers = _received.AsSpan(0, head + 2);
        var closes = headers.IndexOf("Connection: close\r\n"u8) >= 0;
        var status = Number(headers["HTTP/1.1 ".Length..]);
        var contentLength = headers.IndexOf("Content-Length: "u8) is var at and >= 0 ? Number(headers[(at + "Content-Length: ".Length)..]) : 0;
        var bodyAt = head + 4;

        while (length < bodyAt + contentLength)
        {
            length += ReceiveInto(length);
        }

        if (closes)
        {
            Close();
        }

        return new RawAnswer(status, closes, _received.AsMemory(bodyAt, contentLength));
    }

    private static int Number(ReadOnlySpan<byte> ascii) => Utf8Parser.TryParse(ascii, out int number, out _) ? number : throw new FormatException();

    private RawAnswer Exchange(ReadOnlySpan<byte> request)
    {
        Send(request);
        return Receive();
    }

    private int ReceiveInto(int length) => Open().Receive(_received.AsSpan(length)) is > 0 and var received
        ? received
        : throw new SocketException((int)SocketError.ConnectionReset);

    private Socket Open()
    {
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = PatienceMilliseconds, SendTimeout = PatienceMilliseconds };
            _socket.Connect(address.Host, address.Port);
        }

        return _socket;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}

/// <param name="Closes">True when the connection is not used again.</param>
/// <param name="Body">Valid until the connection is used again.</param>
internal readonly record struct RawAnswer(int Status, bool Closes, ReadOnlyMemory<byte> Body);
