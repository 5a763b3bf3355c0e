using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Benchmarks.Load;

/// <summary>The least that does the work: no checks, no turns, no types, and a card that was written beforehand.</summary>
internal static class BareEndpoint
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    private static readonly byte[] Card = Encoding.UTF8.GetBytes(
        $$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{{MeasuredBot.NextCard(3).ToJson()}}}""");

    public static async Task HandleAsync(HttpContext context)
    {
        using var activity = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        if (activity.RootElement.GetProperty("type").ValueEquals("message"))
        {
            await EchoAsync(activity.RootElement, context.RequestAborted);
            context.Response.ContentLength = 0;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = Card.Length;
        await context.Response.Body.WriteAsync(Card, context.RequestAborted);
    }

    private static async Task EchoAsync(JsonElement activity, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message");
            writer.WriteString("text", "You said: " + activity.GetProperty("text").GetString());
            writer.WriteEndObject();
        }

        var conversation = Uri.EscapeDataString(activity.GetProperty("conversation").GetProperty("id").GetString()!);
        var address = new Uri($"{activity.GetProperty("serviceUrl").GetString()}v3/conversations/{conversation}/activities");
        using var content = new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = Json } };
        using var response = await Client.PostAsync(address, content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
