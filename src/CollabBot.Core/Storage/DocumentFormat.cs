using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CollabBot.Core.Storage;

/// <summary>How a record lies in the store: <c>{"schema":1,"sha256":"…","value":{…}}</c>, so that a damaged one, or one of a newer program, is known before it is believed.</summary>
/// <remarks>The checksum is that of the value's bytes as they stand.</remarks>
internal static class DocumentFormat
{
    /// <summary>The schema this program writes, and the newest it reads.</summary>
    public const int Schema = 1;

    private const string SchemaName = "schema";
    private const string ChecksumName = "sha256";
    private const string ValueName = "value";

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return [.. Encoding.UTF8.GetBytes($$"""{"{{SchemaName}}":{{Schema}},"{{ChecksumName}}":"{{Checksum(json)}}","{{ValueName}}":"""), .. json, (byte)'}'];
    }

    public static DocumentReading<T> Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var schema = Next(ref reader, SchemaName) && reader.TryGetInt32(out var number) ? number : 0;
            if (schema > Schema)
            {
                return new DocumentReading<T>.FromTheFuture();
            }

            return schema > 0 && Next(ref reader, ChecksumName) && reader.GetString() is { } checksum && Next(ref reader, ValueName)
                ? Value(ref reader, body, checksum, type)
                : new DocumentReading<T>.Damaged();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new DocumentReading<T>.Damaged();
        }
    }

    private static DocumentReading<T> Value<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, string checksum, JsonTypeInfo<T> type)
        where T : class
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var json = body[start..(int)reader.BytesConsumed];
        var isWhole = reader.Read() && reader.TokenType is JsonTokenType.EndObject && !reader.Read();
        return isWhole && Checksum(json) == checksum && JsonSerializer.Deserialize(json, type) is { } value
            ? new DocumentReading<T>.Read(value)
            : new DocumentReading<T>.Damaged();
    }

    /// <summary>Moves to the value of the next property, which must be the named one.</summary>
    private static bool Next(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType is JsonTokenType.None)
        {
            reader.Read();
        }

        return reader.Read() && reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read();
    }

    private static string Checksum(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}

/// <summary>What became of reading a document.</summary>
internal abstract record DocumentReading<T>
{
    private DocumentReading()
    {
    }

    public sealed record Read(T Value) : DocumentReading<T>;

    /// <summary>Cut off, changed, or never a document of ours.</summary>
    public sealed record Damaged : DocumentReading<T>;

    /// <summary>A newer program wrote it. Do not write over what cannot be read.</summary>
    public sealed record FromTheFuture : DocumentReading<T>;
}
