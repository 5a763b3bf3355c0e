using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using CollabBot.BotFramework.Dialogs;

namespace CollabBot.BotFramework;

/// <summary>Every type of the project that crosses the wire or is stored, source-generated.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(OutboundActivity))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(DialogState))]
internal sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>
    /// The context to use. Letters outside ASCII stay as they are: what we send is always application/json in UTF-8, never
    /// part of a page, and escapes would eat into the size that a card may have.
    /// </summary>
    public static BotJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = BotLimits.MaxJsonDepth,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
