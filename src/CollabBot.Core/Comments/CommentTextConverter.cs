using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Comments;

/// <summary>Stores words that were read before as they are.</summary>
internal sealed class CommentTextConverter : JsonConverter<CommentText>
{
    public override CommentText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } words ? CommentText.Trusted(words) : throw new JsonException("A text is missing or empty.");

    public override void Write(Utf8JsonWriter writer, CommentText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
