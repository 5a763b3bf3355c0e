using System.Buffers;
using System.Text.Json;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Recording;

/// <summary>One line of the record: a JSON object and a line feed.</summary>
internal static class RecordLine
{
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    public static byte[] Write(AcceptedActivity accepted)
    {
        var buffer = new ArrayBufferWriter<byte>(accepted.Json.Length + 320);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("n", accepted.Sequence);
            json.WriteString("at", accepted.AcceptedAt);
            json.WriteString("operation", accepted.Operation.ToString());
            json.WriteString("conversation", accepted.ConversationId);
            if (accepted.ThreadId is { } thread)
            {
                json.WriteString("thread", thread);
            }

            if (accepted.ActivityId is { } id)
            {
                json.WriteString("id", id);
            }

            if (!accepted.Json.IsEmpty)
            {
                json.WritePropertyName("activity");
                json.WriteRawValue(accepted.Json.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        // Valid JSON has line ends between its tokens only, where a space says the same.
        var line = new byte[buffer.WrittenCount + 1];
        buffer.WrittenSpan.CopyTo(line);
        line.AsSpan().ReplaceAny(LineEnds, (byte)' ');
        line[^1] = LineFeed;
        return line;
    }

    /// <exception cref="JsonException">It is no line of a record.</exception>
    public static AcceptedActivity Read(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new AcceptedActivity(
            root.GetProperty("n").GetInt64(),
            root.GetProperty("at").GetDateTimeOffset(),
            Enum.Parse<ConnectorOperation>(root.GetProperty("operation").GetString()!),
            root.GetProperty("conversation").GetString()!,
            root.TryGetProperty("thread", out var thread) ? thread.GetString() : null,
            root.TryGetProperty("id", out var id) ? id.GetString() : null,
            root.TryGetProperty("activity", out var activity) ? JsonSerializer.SerializeToUtf8Bytes(activity) : default);
    }

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create(LineFeed, CarriageReturn);
}
