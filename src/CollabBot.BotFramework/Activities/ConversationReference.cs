using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>What is kept of a conversation, so that the bot can write first. Only ever made from an admitted activity.</summary>
/// <param name="ServiceUrl">The last one seen; checked again before it is called.</param>
/// <param name="VerifiedAt">When the activity that named the service URL was admitted.</param>
public sealed record ConversationReference(
    string ChannelId,
    string ServiceUrl,
    DateTimeOffset VerifiedAt,
    string ConversationId,
    string BotId,
    string? TenantId = null,
    string? ConversationType = null,
    string? UserId = null,
    string? AadObjectId = null,
    string? Locale = null,
    string? TimeZone = null,
    string? TeamId = null,
    string? AadGroupId = null,
    string? TeamsChannelId = null)
{
    public static ConversationReference Of(Activity activity, DateTimeOffset admittedAt) => new(
        activity.ChannelId,
        activity.ServiceUrl,
        admittedAt,
        activity.Conversation.Id,
        activity.Recipient.Id,
        activity.TenantId,
        activity.Conversation.ConversationType,
        activity.From.Id,
        activity.From.AadObjectId,
        activity.Locale,
        activity.TimeZone,
        activity.Teams.TeamId,
        activity.Teams.TeamAadGroupId,
        activity.Teams.TeamsChannelId);

    /// <returns>The reference as it is stored.</returns>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, BotJson.Wire.ConversationReference);

    /// <returns>The reference, or null when the bytes hold none.</returns>
    public static ConversationReference? Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8Json, BotJson.Wire.ConversationReference);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
