using System.Text;
using CollabBot.Service.Commands;
using CollabBot.Service.Insights;
using CollabBot.Tests.Demo;
using CollabBot.Tests.Insights;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>Files of which nothing is computed, and what is said of them.</summary>
public sealed class RefusedAnalyses : IDisposable
{
    private const string Round = """{"id":"1","asked":5,"readings":[]}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "line 1, column 1: that is not JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true")]
    [InlineData("{\n  \"people\": 5,\n  \"é\": x }", "\"é\" is no member; there are people, rounds|line 3, column 8: that is not JSON: 'x' is an invalid start of a value")]
    [InlineData("{\"people\":5,\"rounds\":[" + Round + "]} {}", "line 1, column 60: that is not JSON: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("{\"people\":5,\"rounds\":[" + Round, "line 1, column 57: that is not JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed")]
    [InlineData("[1]", "a list is not an object with people and rounds")]
    [InlineData("null", "null is not an object with people and rounds")]
    [InlineData("{}", "people: it is missing|rounds: it is missing")]
    public void What_is_no_such_object(string content, string problems) => Assert.Equal(problems.Split('|'), ProblemsOf(content));

    [Theory]
    [InlineData("\"people\":\"5\",\"rounds\":[" + Round + "]", "people: \"5\" is not a whole number from 1 to 100000")]
    [InlineData("\"people\":0,\"rounds\":[" + Round + "]", "people: 0 is not a whole number from 1 to 100000")]
    [InlineData("\"people\":5.5,\"rounds\":[" + Round + "]", "people: 5.5 is not a whole number from 1 to 100000")]
    [InlineData("\"people\":1e999,\"rounds\":[" + Round + "]", "people: 1e999 is not a whole number from 1 to 100000")]
    [InlineData("\"people\":5,\"people\":5,\"rounds\":[" + Round + "]", "people: it is there twice")]
    [InlineData("\"people\":5,\"persons\":{\"a\":[1]},\"rounds\":[" + Round + "]", "\"persons\" is no member; there are people, rounds")]
    [InlineData("\"people\":4,\"rounds\":[" + Round + "]", "rounds[0].asked: 5 is more than people, 4")]
    [InlineData("\"rounds\":[" + Round + "]", "people: it is missing")]
    [InlineData("\"people\":5,\"rounds\":[]", "rounds: there is none, so there is nothing to analyse")]
    [InlineData("\"people\":5,\"rounds\":{}", "rounds: an object is not a list of rounds")]
    [InlineData("\"people\":5,\"rounds\":[7,{}]", "rounds[0]: 7 is not an object with id, asked and readings|rounds[1].id: it is missing|rounds[1].asked: it is missing|rounds[1].readings: it is missing")]
    [InlineData("\"people\":5,\"rounds\":[" + Round + "," + Round + "]", "rounds[1].id: \"1\" is the id of rounds[0] already")]
    public void What_is_no_team(string members, string problems) => Assert.Equal(problems.Split('|'), ProblemsOf($"{{{members}}}"));

    [Theory]
    [InlineData("\"id\":1", "\"asked\":5", "", "rounds[0].id: 1 is not text of 1 to 100 printable characters")]
    [InlineData("\"id\":\"\"", "\"asked\":5", "", "rounds[0].id: \"\" is not text of 1 to 100 printable characters")]
    [InlineData("\"id\":\"a\\u001b[31m\"", "\"asked\":5", "", "rounds[0].id: \"a\\u001b[31m\" is not text of 1 to 100 printable characters")]
    [InlineData("\"id\":\"\\ud800\"", "\"asked\":5", "", "rounds[0].id: \"\\ud800\" is not text of 1 to 100 printable characters")]
    [InlineData("\"id\":\"1\"", "\"asked\":-1", "", "rounds[0].asked: -1 is not a whole number from 0 to 100000")]
    [InlineData("\"id\":\"1\"", "\"asked\":5,\"response\":0.5", "", "rounds[0]: \"response\" is no member; there are id, asked, readings")]
    [InlineData("\"id\":\"1\"", "\"asked\":5", "3", "rounds[0].readings[0]: 3 is not an object with area and values")]
    [InlineData("\"id\":\"1\"", "\"asked\":5", "{\"area\":\"trsut\",\"values\":[]}", "rounds[0].readings[0].area: \"trsut\" is no area; it must be one of trust, infoflow, equality, relationships, environment, opportunities, mobilising, pragmatic, shift")]
    [InlineData("\"id\":\"1\"", "\"asked\":5", "{\"area\":\"trust\",\"values\":\"45\"}", "rounds[0].readings[0].values: \"45\" is not a list of answers 1–5")]
    [InlineData("\"id\":\"1\"", "\"asked\":5", "{\"area\":\"trust\",\"values\":[4,0,6,2.5,\"4\",null,[5],{}]}", "rounds[0].readings[0].values[1]: 0 is not 1–5|rounds[0].readings[0].values[2]: 6 is not 1–5|rounds[0].readings[0].values[3]: 2.5 is not 1–5|rounds[0].readings[0].values[4]: \"4\" is not 1–5|rounds[0].readings[0].values[5]: null is not 1–5|rounds[0].readings[0].values[6]: a list is not 1–5|rounds[0].readings[0].values[7]: an object is not 1–5|rounds[0].readings[0].values: 8 answers are more than asked, 5")]
    [InlineData("\"id\":\"1\"", "\"asked\":5", "{\"area\":\"trust\",\"values\":[]},{\"area\":\"trust\",\"values\":[]}", "rounds[0].readings[1].area: trust is the area of readings[0] already")]
    [InlineData("\"id\":\"1\"", "\"asked\":2", "{\"values\":[1,2,3],\"area\":\"trust\"}", "rounds[0].readings[0].values: 3 answers are more than asked, 2")]
    public void What_is_no_round(string id, string asked, string readings, string problems) =>
        Assert.Equal(problems.Split('|'), ProblemsOf($$"""{"people":5,"rounds":[{{{id}},{{asked}},"readings":[{{readings}}]}]}"""));

    [Fact]
    public void The_path_leads_to_the_value()
    {
        var readings = string.Join(',', Enumerable.Range(0, 4).Select(round => $$"""{"id":"{{round}}","asked":9,"readings":[{"area":"trust","values":[]},{"area":"shift","values":[1,2,3,4,5,4,3,{{(round == 3 ? 6 : 5)}}]}]}"""));

        Assert.Equal(["rounds[3].readings[1].values[7]: 6 is not 1–5"], ProblemsOf($$"""{"people":9,"rounds":[{{readings}}]}"""));
    }

    [Fact]
    public void A_byte_order_mark_and_another_way_to_write_a_number_are_no_problem() =>
        Assert.IsType<ResponseFileOutcome.Whole>(ResponseReader.Read([.. Encoding.UTF8.Preamble, .. AnalyseInput.Utf8(AnalyseInput.A.Replace("[4,5", "[4.0,5e0", StringComparison.Ordinal))]));

    [Fact]
    public void Text_that_is_not_utf8_is_said_to_be_none() => Assert.Equal(["that is not text in UTF-8"], ProblemsOf([.. AnalyseInput.Utf8(AnalyseInput.A), 0xFF]));

    [Fact]
    public void Nesting_without_end_is_refused_where_it_goes_too_deep() =>
        Assert.StartsWith("line 1, column 6", ProblemsOf($"{{\"a\":{new string('[', 100_000)}").Single(problem => problem.StartsWith("line", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Of_very_many_problems_the_first_thousand_are_told_and_the_others_counted()
    {
        var problems = ProblemsOf($$"""{"people":9,"rounds":[{"id":"1","asked":9,"readings":[{"area":"trust","values":[{{string.Join(',', Enumerable.Repeat(9, 2_000))}}]}]}]}""");

        Assert.Equal(1_001, problems.Count);
        Assert.Equal(("rounds[0].readings[0].values[999]: 9 is not 1–5", "and 1001 more"), (problems[^2], problems[^1]));
    }

    [Fact]
    public void A_long_text_is_not_given_back_whole() => Assert.All(ProblemsOf($$"""{"{{new string('x', 1_000_000)}}":1}"""), problem => Assert.InRange(problem.Length, 1, 100));

    /// <summary>Whatever happens to a file on its way: it is read, or every problem of it has its line.</summary>
    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        var random = new Random(41);
        var whole = AnalyseInput.Utf8(AnalyseInput.A);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = whole.ToList();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                var place = random.Next(damaged.Count);
                switch (random.Next(4))
                {
                    case 0:
                        damaged.RemoveRange(place, Math.Min(random.Next(1, 12), damaged.Count - place));
                        break;
                    case 1:
                        damaged.InsertRange(place, whole.AsSpan(random.Next(whole.Length - 8), random.Next(1, 8)));
                        break;
                    case 2:
                        damaged[place] = (byte)"{}[]\",:\\0123456789eE.-+ntf\n "[random.Next(28)];
                        break;
                    default:
                        damaged[place] = (byte)random.Next(256);
                        break;
                }

                damaged = damaged.Count == 0 ? [(byte)' '] : damaged;
            }

            Assert.True(ResponseReader.Read([.. damaged]) is ResponseFileOutcome.Whole or ResponseFileOutcome.Refused { Problems.Count: > 0 });
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_a_folder_and_no_path_are_refused()
    {
        var missing = _folder.PathOf("none", "responses.json");

        Assert.Equal((2, $"Nothing was computed of {missing}:\n  - there is no such file"), await AnalyseAsync(missing));
        Assert.Equal((2, $"Nothing was computed of {_folder.PathOf()}:\n  - that is a folder"), await AnalyseAsync(_folder.PathOf()));
        Assert.Equal((2, "Nothing was computed of :\n  - it cannot be read"), await AnalyseAsync(""));
    }

    [Fact]
    public async Task More_than_sixteen_mebibytes_are_refused_unread()
    {
        var path = _folder.PathOf("large.json");
        await File.WriteAllBytesAsync(path, [.. Enumerable.Repeat((byte)' ', ResponseFile.MostBytes - AnalyseInput.A.Length), .. AnalyseInput.Utf8(AnalyseInput.A)], Live);

        Assert.Equal((0, ""), await AnalyseAsync(path));

        await File.AppendAllTextAsync(path, " ", Live);

        Assert.Equal((2, $"Nothing was computed of {path}:\n  - that is more than 16 MiB"), await AnalyseAsync(path));
    }

    private static List<string> ProblemsOf(string content) => ProblemsOf(AnalyseInput.Utf8(content));

    private static List<string> ProblemsOf(byte[] content) => [.. Assert.IsType<ResponseFileOutcome.Refused>(ResponseReader.Read(content)).Problems.Lines()];

    private static async Task<(int Exit, string Errors)> AnalyseAsync(string path)
    {
        using var errors = new StringWriter();
        var exit = await AnalyseCommand.RunAsync(path, asJson: false, Demos.Redirected(TextWriter.Null), errors, Live);
        return (exit, errors.ToString().TrimEnd());
    }
}
