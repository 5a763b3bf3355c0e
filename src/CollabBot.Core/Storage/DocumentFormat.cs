using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CollabBot.Core.Storage;

/// <summary>How a record lies in the store: <c>{"schema":1,"sha256":"…","value":{…}}</c>, so that a damaged one, or one of a newer program, is known before it is believed.</summary>
/// <remarks>
/// <para>The checksum is that of the value's bytes as they stand.</para>
/// <para>Within a schema, members may be added to objects, and a program that does not know them leaves them where they are (<see cref="UnknownMembers"/>).
/// Anything else raises the schema. A program reads its own schema and the two beside it, so that the versions before and after a rollout, or a
/// rollback, work on one store; what it writes again keeps the newer schema.</para>
/// </remarks>
internal static class DocumentFormat
{
    /// <summary>The schema this program writes.</summary>
    public const int Schema = 1;

    private const string SchemaName = "schema";
    private const string ChecksumName = "sha256";
    private const string ValueName = "value";

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) => Write(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <param name="json">The value, as UTF-8.</param>
    public static byte[] Write(ReadOnlySpan<byte> json) => Write(json, Schema);

    /// <summary>Writes a document again, without what a newer program put there being lost.</summary>
    public static byte[] Rewrite<T>(Document<T> current, T value, JsonTypeInfo<T> type)
        where T : class
    {
        var read = JsonSerializer.SerializeToUtf8Bytes(current.Value, type);
        var wanted = JsonSerializer.SerializeToUtf8Bytes(value, type);
        return Write(UnknownMembers.Keep(current.Json, read, wanted).Span, Math.Max(current.Schema, Schema));
    }

    /// <param name="program">The schema that the reading program writes.</param>
    public static DocumentReading<T> Read<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type, int program = Schema)
        where T : class => Read(body, json => JsonSerializer.Deserialize(json.Span, type), program);

    /// <param name="parse">Gets the value's bytes as they were written; gives null, or throws <see cref="JsonException"/>, when they hold no value.</param>
    /// <param name="program">The schema that the reading program writes.</param>
    public static DocumentReading<T> Read<T>(ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, T?> parse, int program = Schema)
        where T : class
    {
        var schema = 0;
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            schema = Next(ref reader, SchemaName) && reader.TryGetInt32(out var number) ? number : 0;
            if (schema < 1 || schema > program + 1)
            {
                return Unreadable<T>(schema, program);
            }

            if (schema < program - 1)
            {
                return new DocumentReading<T>.FromThePast();
            }

            return Next(ref reader, ChecksumName) && reader.GetString() is { } checksum && Next(ref reader, ValueName) && Value(ref reader, body, checksum) is { } json
                && parse(json) is { } value
                ? new DocumentReading<T>.Read(value, schema, json)
                : Unreadable<T>(schema, program);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return Unreadable<T>(schema, program);
        }
    }

    private static byte[] Write(ReadOnlySpan<byte> json, int schema) =>
        [.. Encoding.UTF8.GetBytes($$"""{"{{SchemaName}}":{{schema}},"{{ChecksumName}}":"{{Checksum(json)}}","{{ValueName}}":"""), .. json, (byte)'}'];

    /// <returns>The value as it stands; null when it is not what was written.</returns>
    private static ReadOnlyMemory<byte>? Value(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string checksum)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var json = body[start..(int)reader.BytesConsumed];
        var isWhole = reader.Read() && reader.TokenType is JsonTokenType.EndObject && !reader.Read();
        return isWhole && Checksum(json.Span) == checksum ? json : null;
    }

    private static DocumentReading<T> Unreadable<T>(int schema, int program) =>
        schema > program ? new DocumentReading<T>.FromTheFuture() : new DocumentReading<T>.Damaged();

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

    /// <param name="Schema">That it was written with.</param>
    /// <param name="Json">The value as it lies in the store.</param>
    public sealed record Read(T Value, int Schema, ReadOnlyMemory<byte> Json) : DocumentReading<T>;

    /// <summary>Cut off, changed, or never a document of ours.</summary>
    public sealed record Damaged : DocumentReading<T>;

    /// <summary>A program wrote it that is older than the one before this. Do not write over what cannot be read.</summary>
    public sealed record FromThePast : DocumentReading<T>;

    /// <summary>A newer program wrote it. Do not write over what cannot be read.</summary>
    public sealed record FromTheFuture : DocumentReading<T>;
}
