using System.Text.Json;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>What <c>POST /v3/conversations</c> asks for.</summary>
internal sealed record ConversationRequest(bool IsGroup, string? TenantId, IReadOnlyList<string> MemberIds, string? ChannelId, JsonElement? Activity)
{
    /// <returns>Null when it is no JSON object.</returns>
    public static ConversationRequest? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ConversationRequest Read(JsonElement root) => new(
        Child(root, "isGroup") is { ValueKind: JsonValueKind.True },
        Text(root, "tenantId") ?? Text(Child(Child(root, "channelData"), "tenant"), "id"),
        Child(root, "members") is { ValueKind: JsonValueKind.Array } members ? [.. members.EnumerateArray().Select(member => Text(member, "id") ?? "")] : [],
        Text(Child(Child(root, "channelData"), "channel"), "id"),
        Child(root, "activity") is { ValueKind: JsonValueKind.Object } activity ? activity.Clone() : null);

    private static JsonElement? Child(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;

    private static string? Text(JsonElement? json, string name) => Child(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
