using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Doubles;

/// <summary>JSON over HTTP, as small as the doubles need it.</summary>
internal static class Json
{
    /// <returns>An empty object when there is no body or it is none.</returns>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0)
        {
            return [];
        }

        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static Task WriteAsync(HttpContext context, JsonNode json, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json.ToJsonString(), context.RequestAborted);
    }

    /// <returns>Null when the member is missing or is no text.</returns>
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <returns>Null when the member is missing or is no number.</returns>
    public static double? Number(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    /// <returns>Null when the member is missing or is neither true nor false.</returns>
    public static bool? Flag(this JsonObject json, string name) => json[name]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
