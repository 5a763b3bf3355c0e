using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.Core.Digests;

namespace CollabBot.Service.Demo;

/// <summary>A demo as data. The same seed, people and weeks give the same report, but for <see cref="ElapsedMs"/>.</summary>
internal sealed record DemoReport(int Seed, IReadOnlyList<WeekReport> Weeks, long ElapsedMs)
{
    public static DemoReport Of(int seed, IEnumerable<PlayedWeek> weeks, TimeSpan elapsed) => new(seed, [.. weeks.Select(WeekReport.Of)], (long)elapsed.TotalMilliseconds);

    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, DemoReportJson.Readable.DemoReport);
}

/// <param name="Round">The team's local date that names the round.</param>
/// <param name="Answered">People who answered at least one question; the demo knows, it played them.</param>
internal sealed record WeekReport(string Round, int Asked, int Answered, IReadOnlyList<ReadingReport> Readings, IReadOnlyList<PostReport> Posts)
{
    public static WeekReport Of(PlayedWeek week) => new(
        week.Plan.Date.ToString("O", CultureInfo.InvariantCulture),
        week.Asked,
        week.Answered,
        [.. week.Published.Areas.Select(line => ReadingReport.Of(week, line))],
        [.. week.Posts.Select(PostReport.Of)]);
}

/// <param name="Score">As stored, 0 to 100; null for an area that was withheld, as is <paramref name="N"/>.</param>
/// <param name="Shown">The level as the team was told it, or that there were not enough answers.</param>
/// <param name="Words">What the team was told about direction; empty when nothing was shown.</param>
internal sealed record ReadingReport(string Area, double? Score, int? N, string Shown, string Words)
{
    public static ReadingReport Of(PlayedWeek week, AreaLine line) =>
        new(line.Area.Id, week.Result.For(line.Area)?.Score, week.Result.For(line.Area)?.N, line.Shown, line.Meaning);
}

/// <param name="To"><c>channel</c>, or the made person's id in the directory.</param>
/// <param name="At">By the demo's clock, ISO 8601 in UTC.</param>
internal sealed record PostReport(string To, DemoPostKind Kind, string At)
{
    public static PostReport Of(DemoPost post) =>
        new(post.To?.Id ?? "channel", post.Kind, post.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoReportJson : JsonSerializerContext
{
    /// <summary>For people: indented, letters as they are.</summary>
    public static DemoReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<DemoPostKind>(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });
}
