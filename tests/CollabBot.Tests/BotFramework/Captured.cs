using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework;

/// <summary>Activities as a real client sent them, and small variations of one.</summary>
internal static class Captured
{
    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".json"));

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static Activity Activity(string name) => Read(Json(name));

    public static Activity Read(JsonObject json) => Assert.IsType<ActivityParseOutcome.Parsed>(Parse(json)).Activity;

    public static ActivityParseOutcome Parse(JsonObject json) => ActivityParser.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Captures");
}
