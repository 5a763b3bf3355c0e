using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.AdaptiveCards;

internal sealed class AdaptiveTextConverter : JsonConverter<AdaptiveText>
{
    public override AdaptiveText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Cards are written, never read.");

    public override void Write(Utf8JsonWriter writer, AdaptiveText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Markdown);
}
