using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>Something that an activity says about itself or its text. Unknown types are carried along and ignored.</summary>
/// <param name="Json">The whole entity as it came.</param>
public sealed record Entity(string? Type, JsonElement Json)
{
    /// <summary>Who is mentioned; null when this is no mention.</summary>
    public string? MentionedId => IsMention ? new TolerantReader(Json).Child("mentioned")?.Text("id") : null;

    /// <summary>How the mention stands in the text; null when this is no mention.</summary>
    public string? MentionText => IsMention ? new TolerantReader(Json).Text("text") : null;

    private bool IsMention => string.Equals(Type, "mention", StringComparison.OrdinalIgnoreCase);
}
