using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

internal sealed class AdaptiveWidthConverter : JsonConverter<AdaptiveWidth>
{
    public override AdaptiveWidth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, AdaptiveWidth value, JsonSerializerOptions options)
    {
        if (value.Share > 0)
        {
            writer.WriteNumberValue(value.Share);
        }
        else
        {
            writer.WriteStringValue(value.Keyword);
        }
    }
}
