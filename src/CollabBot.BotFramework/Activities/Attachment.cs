using System.Text.Json;

namespace CollabBot.BotFramework.Activities;

/// <summary>What came with a message. Rich text brings one of <c>text/html</c> each time.</summary>
public sealed record Attachment(string? ContentType, string? ContentUrl, string? Name, JsonElement? Content);
