using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Privacy;

namespace CollabBot.Tests.Insights;

/// <summary>Files for <c>analyse</c>, as a researcher would write them.</summary>
internal static class AnalyseInput
{
    /// <summary>Dataset A of science.md C, as design.md §7 gives it.</summary>
    public const string A = """{ "people": 12, "rounds": [ { "id": "2026-W40", "asked": 12, "readings": [ { "area": "trust", "values": [4,5,3,4,2,4,5,3] } ] } ] }""";

    /// <summary>One area, a round for each set of answers.</summary>
    public static string Of(int asked, params IEnumerable<AnswerCounts> rounds) => Of(asked, rounds.Select(counts => new[] { ("trust", counts) }));

    /// <summary>Several areas, a round for each row.</summary>
    public static string Of(int asked, IEnumerable<(string Area, AnswerCounts Counts)[]> rounds) => new JsonObject
    {
        ["people"] = asked,
        ["rounds"] = new JsonArray([.. rounds.Select((areas, i) => new JsonObject
        {
            ["id"] = $"R{i + 1}",
            ["asked"] = asked,
            ["readings"] = new JsonArray([.. areas.Select(area => new JsonObject
            {
                ["area"] = area.Area,
                ["values"] = new JsonArray([.. Values(area.Counts).Select(value => JsonValue.Create(value))]),
            })]),
        })]),
    }.ToJsonString();

    /// <summary>25 answers whose mean on 0 to 100 is that whole number.</summary>
    public static AnswerCounts WithScore(int score) => Answers.Of(Enumerable.Range(0, 25).Select(place => 1 + (score / 25) + (place < score % 25 ? 1 : 0)));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<int> Values(AnswerCounts counts) => Enumerable.Range(1, 5).SelectMany(value => Enumerable.Repeat(value, counts[value]));
}
