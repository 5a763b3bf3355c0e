using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Practice;

internal sealed class PracticeShiftConverter : JsonConverter<PracticeShift>
{
    public override PracticeShift Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } id && PracticeShift.Find(id) is { } shift ? shift : throw new JsonException("No shift has this id.");

    public override void Write(Utf8JsonWriter writer, PracticeShift value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
