using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Storage;

/// <summary>An id that is one opaque string, compared ordinally, and stored as that string.</summary>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

internal sealed class IdConverter<T> : JsonConverter<T>
    where T : struct, IId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } value ? T.From(value) : throw new JsonException($"An id of type {typeof(T).Name} is missing or empty.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
