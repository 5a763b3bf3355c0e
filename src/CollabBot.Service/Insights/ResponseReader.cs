using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CollabBot.Core.Insights.Analysis;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Service.Insights;

/// <summary>Reads responses from JSON in one pass, and finds every problem of them.</summary>
/// <remarks>
/// The form is that of <c>analyse</c> (see the README of the insights). Members that are not known, or come twice, are refused: a misspelt one would else be left out
/// of the numbers without a word. Nothing is kept of an answer but its count.
/// </remarks>
internal sealed class ResponseReader
{
    /// <summary>The largest organisation that is asked as one team.</summary>
    public const int MostPeople = 100_000;

    /// <summary>In characters.</summary>
    public const int LongestId = 100;

    private const int LowestValue = 1;
    private const int HighestValue = 5;

    private static readonly string[] TeamMembers = ["people", "rounds"];
    private static readonly string[] RoundMembers = ["id", "asked", "readings"];
    private static readonly string[] ReadingMembers = ["area", "values"];
    private static readonly string Areas = string.Join(", ", PracticeArea.Asked);

    private readonly InputProblems _problems = new();

    private ResponseReader()
    {
    }

    /// <param name="content">UTF-8, with or without a byte order mark.</param>
    public static ResponseFileOutcome Read(ReadOnlySpan<byte> content)
    {
        var reader = new ResponseReader();
        var team = reader.ReadAll(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
        return reader._problems.Count == 0 && team is not null ? new ResponseFileOutcome.Whole(team) : new ResponseFileOutcome.Refused(reader._problems);
    }

    private TeamResponses? ReadAll(ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content))
        {
            _problems.Add("", "that is not text in UTF-8");
            return null;
        }

        try
        {
            var json = new JsonCursor(content, _problems);
            json.Read();
            var team = ReadTeam(ref json);

            // Something may follow: then this is what notices.
            json.Read();
            return team;
        }
        catch (JsonException e)
        {
            _problems.Add("", NotJson(e, content));
            return null;
        }
    }

    private TeamResponses? ReadTeam(ref JsonCursor json)
    {
        if (!json.BeginsObject("", "an object with people and rounds"))
        {
            return null;
        }

        var seen = 0;
        int? people = null;
        List<RoundResponses> rounds = [];
        for (var member = json.NextMember("", TeamMembers, ref seen); member >= 0; member = json.NextMember("", TeamMembers, ref seen))
        {
            if (member == 0)
            {
                people = ReadWhole(ref json, "people", least: 1);
            }
            else
            {
                rounds = ReadRounds(ref json);
            }
        }

        foreach (var (i, round) in rounds.Index())
        {
            if (round.Asked > people)
            {
                _problems.Add($"rounds[{i}].asked", $"{round.Asked} is more than people, {people}");
            }
        }

        return new TeamResponses(people ?? 0, rounds);
    }

    private List<RoundResponses> ReadRounds(ref JsonCursor json)
    {
        var rounds = new List<RoundResponses>();
        if (!json.BeginsList("rounds", "a list of rounds"))
        {
            return rounds;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        while (json.NextElement())
        {
            var (place, round) = (rounds.Count, ReadRound(ref json, $"rounds[{rounds.Count}]"));
            rounds.Add(round);
            if (round.Id.Length > 0 && !places.TryAdd(round.Id, place))
            {
                _problems.Add($"rounds[{place}].id", $"\"{round.Id}\" is the id of rounds[{places[round.Id]}] already");
            }
        }

        if (rounds.Count == 0)
        {
            _problems.Add("rounds", "there is none, so there is nothing to analyse");
        }

        return rounds;
    }

    /// <returns>What could be read of it; without an id, when that could not.</returns>
    private RoundResponses ReadRound(ref JsonCursor json, string path)
    {
        var (seen, id) = (0, "");
        int? asked = null;
        List<ReadingDraft> readings = [];
        if (!json.BeginsObject(path, "an object with id, asked and readings"))
        {
            return new RoundResponses(id, 0, []);
        }

        for (var member = json.NextMember(path, RoundMembers, ref seen); member >= 0; member = json.NextMember(path, RoundMembers, ref seen))
        {
            switch (member)
            {
                case 0:
                    id = ReadId(ref json, $"{path}.id");
                    break;
                case 1:
                    asked = ReadWhole(ref json, $"{path}.asked", least: 0);
                    break;
                default:
                    readings = ReadReadings(ref json, $"{path}.readings");
                    break;
            }
        }

        foreach (var (i, reading) in readings.Index())
        {
            if (reading.Values > asked)
            {
                _problems.Add($"{path}.readings[{i}].values", $"{reading.Values} answers are more than asked, {asked}");
            }
        }

        return new RoundResponses(id, asked ?? 0, [.. readings.Where(reading => reading.Area is not null).Select(reading => new AreaResponses(reading.Area!, reading.Counts))]);
    }

    private List<ReadingDraft> ReadReadings(ref JsonCursor json, string path)
    {
        var readings = new List<ReadingDraft>();
        if (!json.BeginsList(path, "a list of readings"))
        {
            return readings;
        }

        while (json.NextElement())
        {
            var (place, reading) = (readings.Count, ReadReading(ref json, $"{path}[{readings.Count}]"));
            if (reading.Area is { } area && readings.FindIndex(other => other.Area == area) is var first and >= 0)
            {
                _problems.Add($"{path}[{place}].area", $"{area} is the area of readings[{first}] already");
            }

            readings.Add(reading);
        }

        return readings;
    }

    private ReadingDraft ReadReading(ref JsonCursor json, string path)
    {
        var (seen, reading) = (0, default(ReadingDraft));
        if (!json.BeginsObject(path, "an object with area and values"))
        {
            return reading;
        }

        for (var member = json.NextMember(path, ReadingMembers, ref seen); member >= 0; member = json.NextMember(path, ReadingMembers, ref seen))
        {
            if (member == 0)
            {
                reading = reading with { Area = ReadArea(ref json, $"{path}.area") };
            }
            else
            {
                var (counts, values) = ReadValues(ref json, $"{path}.values");
                reading = reading with { Counts = counts, Values = values };
            }
        }

        return reading;
    }

    private (AnswerCounts Counts, int Values) ReadValues(ref JsonCursor json, string path)
    {
        Span<int> counts = stackalloc int[HighestValue];
        var values = 0;
        for (var isList = json.BeginsList(path, "a list of answers 1–5"); isList && json.NextElement(); values++)
        {
            if (json.Whole(LowestValue, HighestValue) is { } value)
            {
                counts[value - LowestValue]++;
            }
            else
            {
                json.Refuse($"{path}[{values}]", $"{json.Quote()} is not 1–5");
            }
        }

        return (new AnswerCounts(counts[0], counts[1], counts[2], counts[3], counts[4]), values);
    }

    private static PracticeArea? ReadArea(ref JsonCursor json, string path)
    {
        if (json.Text() is { } id && PracticeArea.Find(id) is { } area)
        {
            return area;
        }

        json.Refuse(path, $"{json.Quote()} is no area; it must be one of {Areas}");
        return null;
    }

    private static string ReadId(ref JsonCursor json, string path)
    {
        if (json.Text() is { Length: > 0 and <= LongestId } id && !id.Any(char.IsControl))
        {
            return id;
        }

        json.Refuse(path, $"{json.Quote()} is not text of 1 to {LongestId} printable characters");
        return "";
    }

    private static int? ReadWhole(ref JsonCursor json, string path, int least)
    {
        if (json.Whole(least, MostPeople) is { } number)
        {
            return number;
        }

        json.Refuse(path, $"{json.Quote()} is not a whole number from {least} to {MostPeople}");
        return null;
    }

    /// <summary>Where and why the text stops being JSON.</summary>
    private static string NotJson(JsonException exception, ReadOnlySpan<byte> content)
    {
        var line = exception.LineNumber ?? 0;
        for (var passed = 0L; passed < line; passed++)
        {
            content = content[(content.IndexOf((byte)'\n') + 1)..];
        }

        var before = content[..(int)Math.Min(exception.BytePositionInLine ?? 0, content.Length)];
        return $"line {line + 1}, column {Encoding.UTF8.GetCharCount(before) + 1}: that is not JSON: {exception.Message.Split(" LineNumber:", 2)[0].TrimEnd('.')}";
    }

    /// <param name="Values">How many stand in the list, also of those that are no answers.</param>
    private readonly record struct ReadingDraft(PracticeArea? Area, AnswerCounts Counts, int Values);
}
