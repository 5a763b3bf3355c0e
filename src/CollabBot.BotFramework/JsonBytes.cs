using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CollabBot.BotFramework;

/// <summary>Writes JSON in UTF-8 as arrays of just the right size. Safe for concurrent use.</summary>
internal static class JsonBytes
{
    /// <summary>Largest buffer that is kept, in bytes.</summary>
    private const int MaxKept = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = BotLimits.MaxJsonDepth };

    // One for each thread: a buffer that grew anew for every card made 6 KB of garbage of it, a third of what an invoke cost.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <param name="members">Writes what is between the outermost braces.</param>
    public static byte[] OfObject(Action<Utf8JsonWriter> members)
    {
        // Taken away while it is in use, because whoever writes members may come here again.
        var buffer = _buffer ?? new ArrayBufferWriter<byte>(4096);
        _buffer = null;
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        var bytes = buffer.WrittenSpan.ToArray();
        _buffer = buffer.Capacity <= MaxKept ? buffer : null;
        return bytes;
    }
}
