using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CollabBot.Benchmarks.FanOut;

/// <summary>The baseline: the same two calls of a first contact, of the same sizes, made by a bare client that keeps nothing and decides nothing.</summary>
internal static class BareCallsCommand
{
    public const string Name = "call-connector";

    public static Command Create()
    {
        var plan = new Argument<string>("plan");
        var command = new Command(Name, "Makes bare calls as a file says; started by fanout.") { plan };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var calls = JsonSerializer.Deserialize<BareCalls>(await File.ReadAllBytesAsync(parsed.GetValue(plan)!, cancellationToken))!;
            Console.WriteLine(JsonSerializer.Serialize(await RunAsync(calls, cancellationToken)));
        });
        return command;
    }

    private static async Task<FanOutFigures> RunAsync(BareCalls calls, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(calls.ServiceUrl) };
        var post = Encoding.UTF8.GetBytes(calls.Post);

        // Once for everybody before the measurement: compilation and connections are not what is asked for.
        await AllAsync();
        var (allocated, cpu, start) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await AllAsync();
        var took = Stopwatch.GetElapsedTime(start);
        return new FanOutFigures(
            calls.Members.Count,
            calls.Members.Count / took.TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / calls.Members.Count,
            0,
            (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / calls.Members.Count);

        Task AllAsync() => Parallel.ForEachAsync(
            calls.Members, new ParallelOptions { MaxDegreeOfParallelism = calls.AtOnce, CancellationToken = cancellationToken }, async (member, token) =>
            {
                var chat = calls.Chats[member];
                if (calls.Begins)
                {
                    var create = new JsonObject { ["isGroup"] = false, ["tenantId"] = calls.TenantId, ["members"] = new JsonArray(new JsonObject { ["id"] = member }) };
                    chat = JsonNode.Parse(await PostAsync("v3/conversations", JsonSerializer.SerializeToUtf8Bytes(create), token))!["id"]!.GetValue<string>();
                }

                await PostAsync(string.Create(CultureInfo.InvariantCulture, $"v3/conversations/{Uri.EscapeDataString(chat)}/activities"), post, token);
            });

        async Task<byte[]> PostAsync(string path, byte[] body, CancellationToken token)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, token);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadAsByteArrayAsync(token);
        }
    }
}

/// <param name="Chats">By member.</param>
/// <param name="Begins">Whether each chat is begun first, as in a first contact.</param>
internal sealed record BareCalls(string ServiceUrl, string TenantId, IReadOnlyList<string> Members, IReadOnlyDictionary<string, string> Chats, string Post, int AtOnce, bool Begins);
