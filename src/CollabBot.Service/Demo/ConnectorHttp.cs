using System.Text.Json;
using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>How a connector reads requests and words its answers.</summary>
internal static class ConnectorHttp
{
    /// <returns>Null when the body is no JSON object; the request has been refused then.</returns>
    public static async Task<JsonObject?> ReadAsync(this HttpContext context)
    {
        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject body)
            {
                return body;
            }
        }
        catch (JsonException)
        {
            // Refused below, like every other body that is no object.
        }

        await context.RefuseAsync(400, "BadSyntax", "The body is no JSON object.");
        return null;
    }

    public static string Route(this HttpContext context, string segment) => context.GetRouteValue(segment) as string ?? "";

    public static Task RefuseAsync(this HttpContext context, int status, string code, string message) =>
        context.AnswerAsync(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    public static async Task AnswerAsync(this HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
