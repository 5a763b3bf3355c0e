using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using Xunit;

namespace CollabBot.Tests.BotFramework;

/// <summary>Activities as a real client sent them, and small variations of one.</summary>
internal static class Captured
{
    /// <summary>The captured ones and those that are documented but were not captured; a path below this folder for each.</summary>
    public static IReadOnlyList<string> Everything { get; } =
        [.. new[] { "Captures", "Examples" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Here(), folder), "*.json"))
            .Select(path => Path.GetRelativePath(Here(), path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(Folder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(), name + ".json"));

    /// <param name="path">One of <see cref="Everything"/>.</param>
    public static byte[] BytesAt(string path) => File.ReadAllBytes(Path.Combine(Here(), path));

    public static JsonObject Json(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static Activity Activity(string name) => Read(Json(name));

    public static Activity Read(JsonObject json) => Assert.IsType<ActivityParseOutcome.Parsed>(Parse(json)).Activity;

    public static ActivityParseOutcome Parse(JsonObject json) => ActivityParser.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Folder() => Path.Combine(Here(), "Captures");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
