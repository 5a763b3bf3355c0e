using System.Text;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Comments;

/// <summary>What one person has said on one area in a sweep. Exists only inside a sealed slot, and only until the sweep ends.</summary>
/// <param name="Utf8">The words; empty when they were withdrawn: what comes late from before that does not bring them back.</param>
/// <param name="At">When the person said so.</param>
internal sealed record SealedComment([property: JsonPropertyName("w")] byte[] Utf8, [property: JsonPropertyName("t")] DateTimeOffset At)
{
    [JsonIgnore]
    public CommentText? Text => Utf8.Length > 0 ? CommentText.Trusted(Encoding.UTF8.GetString(Utf8)) : null;

    public static SealedComment Of(CommentText? text, DateTimeOffset at) => new(text is { } words ? Encoding.UTF8.GetBytes(words.Value) : [], at);

    public override string ToString() => "a sealed comment";
}
