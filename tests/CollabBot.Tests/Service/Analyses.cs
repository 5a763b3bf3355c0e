using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Core.Privacy;
using CollabBot.Service.Commands;
using CollabBot.Service.Insights;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Insights;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The researcher's verb, on files.</summary>
public sealed class Analyses : IDisposable
{
    /// <summary>The scores of example A of science.md C8.</summary>
    private static readonly int[] Falling = [66, 62, 68, 64, 65, 61, 55, 52, 57];

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _screen = new();
    private readonly StringWriter _errors = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _screen.Dispose();
        _errors.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Dataset_A_comes_out_as_the_design_says()
    {
        var answer = await JsonOfAsync(AnalyseInput.A);

        AssertSame(
            """
            { "areas": [ { "area": "trust",
                "rounds": [ { "id": "2026-W40", "n": 8, "score": 68.75, "sd": 25.8775, "shrunkSd": 25.4762,
                    "level95": [57.5154, 79.9846], "favourable": 0.625, "favourable95": [0.4188, 0.7940],
                    "rwgUniform": 0.4643, "rwgSkewed": 0.2004, "awg": 0.4545, "adMean": 0.8125, "agreementA": 0.4375,
                    "polarisation": 0.28125, "bounds": { "favourable": [0.4167, 0.7500], "mean": [45.8333, 79.1667] }, "flags": [] } ],
                "change": { "status": "building", "direction": null, "delta": null, "se": null, "t": null, "df": null, "p": null, "adjustedP": null, "flags": ["tooFewReadings"] },
                "shown": { "score": "around 70", "uncertainty": "give or take about 15", "size": "5-9", "shares": null, "words": "Building a baseline: 6 more readings are needed." } } ] }
            """,
            answer);
    }

    [Fact]
    public async Task Numbers_keep_all_their_digits()
    {
        var reading = (await JsonOfAsync(AnalyseInput.A))["areas"]![0]!["rounds"]![0]!;

        Assert.Equal(25.877458475338283, reading["sd"]!.GetValue<double>(), 1e-12);
        Assert.Equal(25.476233268253406, reading["shrunkSd"]!.GetValue<double>(), 1e-12);
        Assert.Equal(0.4188380998049386, reading["favourable95"]![0]!.GetValue<double>(), 1e-12);
    }

    [Fact]
    public async Task A_fall_that_is_seen_twice_is_clear_with_the_test_behind_it()
    {
        var answer = await JsonOfAsync(AnalyseInput.Of(40, Falling.Select(AnalyseInput.WithScore)));

        // With 25 answers of 40 people instead of 6 of 8, whose scores can be no whole numbers; se to p computed by another program.
        AssertSame(
            """{ "status": "clear", "direction": "down", "delta": -9.66667, "se": 2.873426, "t": -3.364160, "df": 12.66667, "p": 0.00525117, "adjustedP": 0.00525117, "flags": [] }""",
            answer["areas"]![0]!["change"]!);
    }

    [Fact]
    public async Task What_was_called_clear_is_still_there_and_no_test_of_the_family()
    {
        var answer = await JsonOfAsync(AnalyseInput.Of(40, Falling.Append(54).Select(AnalyseInput.WithScore)));

        var change = answer["areas"]![0]!["change"]!;
        Assert.Equal("still", (string)change["status"]!);
        Assert.Null(change["adjustedP"]);
        Assert.Equal(["knownChange"], change["flags"]!.AsArray().Select(flag => (string)flag!));
    }

    [Fact]
    public async Task Areas_of_one_round_are_judged_as_one_family()
    {
        int[] steady = [70, 72, 69, 71, 70, 73, 68, 70, 71];
        var answer = await JsonOfAsync(AnalyseInput.Of(40, steady.Zip(Falling, (one, other) => new[] { ("equality", AnalyseInput.WithScore(one)), ("trust", AnalyseInput.WithScore(other)) })));

        var (trust, equality) = (answer["areas"]![0]!["change"]!, answer["areas"]![1]!["change"]!);
        Assert.Equal(2 * trust["p"]!.GetValue<double>(), trust["adjustedP"]!.GetValue<double>(), 1e-12);
        Assert.Equal(equality["p"]!.GetValue<double>(), equality["adjustedP"]!.GetValue<double>(), 1e-12);
    }

    [Fact]
    public async Task Below_the_threshold_everything_is_computed_and_nothing_is_shown()
    {
        var area = (await JsonOfAsync(AnalyseInput.Of(12, Answers.Of(4, 5, 3, 2))))["areas"]![0]!;

        Assert.Equal(62.5, area["rounds"]![0]!["score"]!.GetValue<double>());
        Assert.Equal(["fewerThanHalf", "shiftIsLikely"], area["rounds"]![0]!["flags"]!.AsArray().Select(flag => (string)flag!));
        AssertSame("""{ "score": null, "uncertainty": null, "size": null, "shares": null, "words": "Not enough answers to show this safely." }""", area["shown"]!);
    }

    [Theory]
    [InlineData("[]", "noAnswers fewerThanHalf shiftIsLikely")]
    [InlineData("[3]", "oneAnswer fewerThanHalf shiftIsLikely")]
    [InlineData("[1,1,1,1,1,1,1,2]", "meanNearEnd")]
    public async Task What_is_undefined_is_null_and_a_flag_says_why(string values, string flags)
    {
        var reading = (await JsonOfAsync($$"""{"people":9,"rounds":[{"id":"1","asked":9,"readings":[{"area":"trust","values":{{values}}}]}]}"""))["areas"]![0]!["rounds"]![0]!;

        Assert.Null(reading["awg"]);
        Assert.Equal(flags.Split(' '), reading["flags"]!.AsArray().Select(flag => (string)flag!));
    }

    [Fact]
    public async Task Fewer_answers_than_in_the_rounds_before_are_flagged()
    {
        var eight = Answers.Of(3, 4, 4, 4, 3, 5, 2, 4);
        var areas = await JsonOfAsync(AnalyseInput.Of(10, eight, eight, eight, Answers.Of(3, 4, 4, 4, 3, 5)));

        Assert.Equal(["fewerThanUsual", "shiftIsLikely"], areas["areas"]![0]!["rounds"]![3]!["flags"]!.AsArray().Select(flag => (string)flag!));
        Assert.Equal(["tooFewReadings", "fewerThanUsual", "shiftIsLikely"], areas["areas"]![0]!["change"]!["flags"]!.AsArray().Select(flag => (string)flag!));
    }

    [Fact]
    public async Task On_a_screen_it_is_tables_that_fit_eighty_columns()
    {
        await WriteAsync(AnalyseInput.A);

        Assert.Equal(0, await AnalyseAsync(json: false));

        Assert.Equal(
            """
            Building trust (trust)
            Round     n  asked  score       95 %     s    s*  had all answered
            2026-W40  8     12   68.8  57.5–80.0  25.9  25.5         45.8–79.2
            Round     favourable         95 %   r_wg  skewed   a_wg     AD      A  polarised
            2026-W40       0.625  0.419–0.794  0.464   0.200  0.455  0.813  0.438      0.281
            Change: building a baseline, too few readings of five answers or more.
            Shown: around 70, give or take about 15, 5–9 answers. Building a baseline: 6 more readings are needed.

            Points are of 0 to 100, shares of 0 to 1; – is undefined. What each column means: src/CollabBot.Core/Insights/README.md.
            """,
            string.Join('\n', _screen.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd());
    }

    [Fact]
    public async Task The_program_itself_answers_on_its_output_and_refuses_on_its_errors()
    {
        await WriteAsync(AnalyseInput.A);
        var (exit, output, errors) = await ProgramAsync("analyse", PathOfFile, "--json");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Equal("around 70", (string)JsonNode.Parse(output)!["areas"]![0]!["shown"]!["score"]!);

        (exit, output, errors) = await ProgramAsync("analyse", _folder.PathOf("nowhere.json"), "--json");

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal($"Nothing was computed of {_folder.PathOf("nowhere.json")}:\n  - there is no such file", errors.TrimEnd());
    }

    [Fact]
    public void Of_any_answers_every_number_is_finite_and_every_null_has_its_flag()
    {
        var random = new Random(40);
        for (var i = 0; i < 3_000; i++)
        {
            var (rounds, asked) = (random.Next(1, 5), random.Next(0, 210));
            var counts = Enumerable.Range(0, rounds).Select(_ => Lopsided(random, random.Next(Math.Min(200, asked) + 1)));

            AssertSound(AnalyseInput.Of(Math.Max(1, asked), counts));
        }

        Assert.All(Enumerable.Range(0, 201), n => AssertSound(AnalyseInput.Of(200, Lopsided(random, n), AnswerCounts.One(5), default)));
    }

    private static AnswerCounts Lopsided(Random random, int answers)
    {
        Span<double> chances = stackalloc double[5];
        var left = 1.0;
        foreach (ref var chance in chances)
        {
            chance = left * (random.Next(3) == 0 ? random.NextDouble() : Math.Round(random.NextDouble()));
            left -= chance;
        }

        random.Shuffle(chances);
        return Answers.Draw(random, answers, chances);
    }

    /// <summary>That it can be written at all says that every number is finite: JSON has no other.</summary>
    private static void AssertSound(string input)
    {
        var team = Assert.IsType<ResponseFileOutcome.Whole>(ResponseReader.Read(AnalyseInput.Utf8(input))).Team;

        var answer = JsonSerializer.SerializeToNode(AnalysisAnswer.Of(AreaAnalysis.Of(team)), AnalysisAnswerJson.Readable.AnalysisAnswer)!;

        Assert.All(answer["areas"]![0]!["rounds"]!.AsArray(), reading => Assert.True(reading!["flags"]!.AsArray().Count > 0 || reading.AsObject().All(member => member.Value is not null)));
        var change = answer["areas"]![0]!["change"]!;
        Assert.True(change["flags"]!.AsArray().Count > 0 || change["p"] is not null);
        Assert.DoesNotContain("NaN", Screen(team), StringComparison.Ordinal);
    }

    private static string Screen(TeamResponses team)
    {
        using var writer = new StringWriter();
        AnalysisTables.Show(AreaAnalysis.Of(team), Demos.Redirected(writer));
        return writer.ToString();
    }

    /// <summary>Members in their order; numbers within half of the last digit that the design gives.</summary>
    private static void AssertSame(string expected, JsonNode actual) => AssertSame(JsonNode.Parse(expected), actual, "$");

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected)
        {
            case JsonObject wanted:
                Assert.Equal(wanted.Select(member => member.Key), actual!.AsObject().Select(member => member.Key));
                Assert.All(wanted, member => AssertSame(member.Value, actual[member.Key], $"{path}.{member.Key}"));
                break;
            case JsonArray wanted:
                Assert.Equal(wanted.Count, actual!.AsArray().Count);
                Assert.All(wanted.Index(), item => AssertSame(item.Item, actual[item.Index], $"{path}[{item.Index}]"));
                break;
            case JsonValue wanted when wanted.GetValueKind() is JsonValueKind.Number:
                Assert.True(Math.Abs(wanted.GetValue<double>() - actual!.GetValue<double>()) <= 1e-4, string.Create(CultureInfo.InvariantCulture, $"{path} is {actual.GetValue<double>()}"));
                break;
            default:
                Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
                break;
        }
    }

    private string PathOfFile => _folder.PathOf("responses.json");

    private Task WriteAsync(string content) => File.WriteAllTextAsync(PathOfFile, content, Live);

    private Task<int> AnalyseAsync(bool json) => AnalyseCommand.RunAsync(PathOfFile, json, Demos.Redirected(_screen), _errors, Live);

    private async Task<JsonNode> JsonOfAsync(string content)
    {
        await WriteAsync(content);
        var exit = await AnalyseAsync(json: true);

        Assert.Equal((0, ""), (exit, _errors.ToString()));
        return JsonNode.Parse(_screen.ToString())!;
    }

    private static async Task<(int Exit, string Output, string Errors)> ProgramAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(AnalyseCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Live), process.StandardError.ReadToEndAsync(Live));
        await process.WaitForExitAsync(Live);
        return (process.ExitCode, await output, await errors);
    }
}
