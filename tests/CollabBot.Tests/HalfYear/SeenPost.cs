using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Service;

namespace CollabBot.Tests.HalfYear;

/// <summary>Something that the bot said of its own accord, as a person saw it.</summary>
/// <param name="To">In whose own chat; null in a channel.</param>
/// <param name="Team">In whose channel; null in a chat.</param>
internal sealed record SeenPost(DateTimeOffset At, FakePerson? To, FakeTeam? Team, JsonObject Activity)
{
    public JsonNode? Card => Activity["attachments"]?[0]?["content"];

    /// <summary>Every text that a person can read on it, in order.</summary>
    public IReadOnlyList<string> Texts { get; } = [.. TextsOf(Activity)];

    public string Title => Texts is [var title, ..] ? title : "";

    public bool IsAsk => Buttons("pulse.answer").Any();

    /// <summary>About setting the team up, or why nobody was asked.</summary>
    public bool IsForAdmin => Buttons("setup.who").Any() || Title is "No pulse this time";

    public bool IsSummary => Title == "What we said";

    public bool SaysAskedLessOften => Title == "I ask less often for now";

    public bool SaysLeaderReplied => Title == "A leader has replied";

    public bool IsKit => Title == "For your next team meeting";

    public bool IsDigest => Title is "Your team's digest" or "Your teams' digest";

    /// <summary>The data of each button of a verb.</summary>
    public IEnumerable<JsonObject> Buttons(string verb) => ButtonsOf(Card, verb);

    public static IEnumerable<JsonObject> ButtonsOf(JsonNode? card, string verb) => card is null ? [] : AServiceHost.Nodes(card).OfType<JsonObject>()
        .Where(node => node["verb"] is JsonValue value && value.GetValue<string>() == verb)
        .Select(node => node["data"]!.AsObject());

    /// <summary>The area, the level and what is said of it, of each row of the first table.</summary>
    public IEnumerable<(string Area, string Level, string Meaning)> Rows() => Card is null ? [] : AServiceHost.Nodes(Card).OfType<JsonObject>()
        .Where(node => node["type"] is JsonValue type && type.GetValue<string>() == "Table").Take(1)
        .SelectMany(table => table["rows"]!.AsArray().Skip(1))
        .Select(row => row!["cells"]!.AsArray().Select(cell => TextsOf(cell!).ToList()).ToList())
        .Select(cells => (cells[0][0], cells[1][0], cells[0].Count > 1 ? cells[0][1] : ""));

    private static IEnumerable<string> TextsOf(JsonNode node) => AServiceHost.Nodes(node).OfType<JsonObject>()
        .Where(part => part["type"] is JsonValue type && type.GetValue<string>() is "TextBlock" or "TextRun" && part["text"] is not null)
        .Select(part => part["text"]!.GetValue<string>());
}
