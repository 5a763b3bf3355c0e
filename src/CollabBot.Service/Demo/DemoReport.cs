using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollabBot.Core.Digests;

namespace CollabBot.Service.Demo;

/// <summary>A demo as data. The same seed, people and weeks give the same report, but for <see cref="ElapsedMs"/>.</summary>
internal sealed record DemoReport(int Seed, IReadOnlyList<PersonReport> People, IReadOnlyList<WeekReport> Weeks, long ElapsedMs)
{
    public static DemoReport Of(int seed, MadeTeam team, IEnumerable<PlayedWeek> weeks, TimeSpan elapsed) =>
        new(seed, [.. team.People.Select(person => PersonReport.Of(team, person))], [.. weeks.Select(WeekReport.Of)], (long)elapsed.TotalMilliseconds);

    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, DemoReportJson.Readable.DemoReport);
}

/// <summary>One of the made people.</summary>
/// <param name="Id">In the directory.</param>
internal sealed record PersonReport(string Id, string Name, string Role)
{
    public static PersonReport Of(MadeTeam team, MadePerson person) => new(person.Id, person.Name, person == team.Leader ? "leader" : person == team.Admin ? "admin" : "member");
}

/// <param name="Round">The team's local date that names the round.</param>
/// <param name="Answered">People who answered at least one question; the demo knows, it played them.</param>
internal sealed record WeekReport(string Round, int Asked, int Answered, IReadOnlyList<ReadingReport> Readings, IReadOnlyList<PostReport> Posts, IReadOnlyList<ReactionReport> Reactions)
{
    public static WeekReport Of(PlayedWeek week) => new(
        week.Plan.Date.ToString("O", CultureInfo.InvariantCulture),
        week.Asked,
        week.Answered,
        [.. week.Published.Areas.Select(line => ReadingReport.Of(week, line))],
        [.. week.Posts.Select(PostReport.Of)],
        [.. week.Reactions.Select(ReactionReport.Of)]);
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
/// <param name="Saw">What is read on it, line by line; what the channel gets, everybody sees.</param>
internal sealed record PostReport(string To, DemoPostKind Kind, string At, IReadOnlyList<string> Saw)
{
    public static PostReport Of(DemoPost post) => new(post.To?.Id ?? "channel", post.Kind, Instant(post.At), post.Card.Lines);

    internal static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <param name="By">The made person's id in the directory.</param>
/// <param name="On">What they pressed or wrote about.</param>
/// <param name="Saw">What the bot answered, to them alone, line by line.</param>
internal sealed record ReactionReport(string By, string At, DemoPostKind On, string Did, IReadOnlyList<string> Saw)
{
    public static ReactionReport Of(Reaction reaction) => new(reaction.By.Id, PostReport.Instant(reaction.At), reaction.On, reaction.Did, reaction.Saw);
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
