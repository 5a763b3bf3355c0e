using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Core.Privacy;
using CollabBot.Service.Insights;
using Xunit;

namespace CollabBot.Tests.Insights;

/// <summary>The cases of <c>fixtures.json</c> that are answers to one area, as a researcher sees them: in a file, and out of <c>analyse</c>.</summary>
public sealed class AnalysedFixtures
{
    [Fact]
    public void Each_of_them_comes_out_as_the_reference_says()
    {
        var compared = 0;
        foreach (var one in JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Here())!, "fixtures.json"))).RootElement.EnumerateArray())
        {
            if (CaseOf(one.GetProperty("fn").GetString()!, one.GetProperty("args")) is { } reading)
            {
                compared++;
                AssertSame(one.GetProperty("expect"), reading.Found(Analysed(reading.Counts, reading.Asked)), one.GetProperty("tol").GetDouble());
            }
        }

        Assert.Equal(23, compared);
    }

    /// <returns>Null for what is no reading, or is computed with other assumptions than the product's.</returns>
    private static (AnswerCounts Counts, int Asked, Func<JsonNode, JsonNode?> Found)? CaseOf(string function, JsonElement args) => function switch
    {
        "score_mean" => Plain(args, "keyed", "score"),
        "score_sd" => Plain(args, "keyed", "sd"),
        "s_shrunk" => Plain(args, "keyed", "shrunkSd"),
        "mean_interval" when args.GetProperty("shrink").GetBoolean() => (Listed(args, "keyed"), args.GetProperty("N").GetInt32(), area => new JsonObject
        {
            ["mean"] = Reading(area)["score"]!.DeepClone(),
            ["lo"] = Reading(area)["level95"]![0]!.DeepClone(),
            ["hi"] = Reading(area)["level95"]![1]!.DeepClone(),
        }),
        "wilson_fpc" => (new AnswerCounts(args.GetProperty("n").GetInt32() - args.GetProperty("k").GetInt32(), 0, 0, 0, args.GetProperty("k").GetInt32()),
            args.GetProperty("N").GetInt32(), area => Reading(area)["favourable95"]),
        "rwg" => Plain(args, "x", args.GetProperty("nullvar").GetDouble() == 2 ? "rwgUniform" : "rwgSkewed"),
        "awg" => Plain(args, "x", "awg"),
        "ad_mean" => Plain(args, "x", "adMean"),
        "van_der_eijk" when args.GetProperty("freq").GetArrayLength() == 5 => (Counted(args, "freq"), Counted(args, "freq").N, area => Reading(area)["agreementA"]),
        "release" => (Counted(args, "counts"), Counted(args, "counts").N, Shown),
        _ => null,
    };

    private static (AnswerCounts Counts, int Asked, Func<JsonNode, JsonNode?> Found) Plain(JsonElement args, string values, string member) =>
        (Listed(args, values), Listed(args, values).N, area => Reading(area)[member]);

    private static JsonNode Reading(JsonNode area) => area["rounds"]![0]!;

    /// <summary>As the cases write what is shown: how, which level, what of a bound.</summary>
    private static JsonArray Shown(JsonNode area)
    {
        var score = (string?)area["shown"]!["score"];
        var digits = new string([.. (score ?? "").Where(char.IsAsciiDigit)]);
        return score is null ? ["none"] : ["score", int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), score.StartsWith("around", StringComparison.Ordinal) ? "" : score[(digits.Length + 1)..]];
    }

    private static JsonNode Analysed(AnswerCounts counts, int asked)
    {
        var outcome = Assert.IsType<ResponseFileOutcome.Whole>(ResponseReader.Read(AnalyseInput.Utf8(AnalyseInput.Of(asked, counts))));
        return JsonSerializer.SerializeToNode(AnalysisAnswer.Of(AreaAnalysis.Of(outcome.Team)), AnalysisAnswerJson.Readable.AnalysisAnswer)!["areas"]![0]!;
    }

    /// <summary>What was found is a beginning of what is expected: the words that follow a level have their own tests.</summary>
    private static void AssertSame(JsonElement expected, JsonNode? found, double tolerance)
    {
        switch (found)
        {
            case JsonObject members:
                Assert.All(members, member => AssertSame(expected.GetProperty(member.Key), member.Value, tolerance));
                break;
            case JsonArray items:
                Assert.All(items.Index(), item => AssertSame(expected[item.Index], item.Item, tolerance));
                break;
            case JsonValue value when value.GetValueKind() is JsonValueKind.Number:
                Assert.Equal(expected.GetDouble(), double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture), tolerance);
                break;
            default:
                Assert.Equal(expected.GetString(), (string?)found);
                break;
        }
    }

    private static AnswerCounts Listed(JsonElement args, string name) => Answers.Of(args.GetProperty(name).EnumerateArray().Select(value => value.GetInt32()));

    private static AnswerCounts Counted(JsonElement args, string name) =>
        Answers.Of(args.GetProperty(name).EnumerateArray().SelectMany((count, i) => Enumerable.Repeat(i + 1, count.GetInt32())));

    private static string Here([CallerFilePath] string path = "") => path;
}
