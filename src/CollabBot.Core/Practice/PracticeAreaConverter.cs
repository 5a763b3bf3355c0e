using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Practice;

internal sealed class PracticeAreaConverter : JsonConverter<PracticeArea>
{
    public override PracticeArea Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } id && PracticeArea.Find(id) is { } area ? area : throw new JsonException("No area has this id.");

    public override void Write(Utf8JsonWriter writer, PracticeArea value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
