using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CollabBot.BotFramework.AdaptiveCards;

internal sealed class AdaptiveFallbackConverter : JsonConverter<AdaptiveFallback>
{
    public override AdaptiveFallback Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, AdaptiveFallback value, JsonSerializerOptions options)
    {
        if (value.Element is { } element)
        {
            JsonSerializer.Serialize(writer, element, (JsonTypeInfo<AdaptiveElement>)options.GetTypeInfo(typeof(AdaptiveElement)));
        }
        else
        {
            writer.WriteStringValue("drop");
        }
    }
}
