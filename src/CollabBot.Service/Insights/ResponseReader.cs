using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CollabBot.Core.Insights.Analysis;

namespace CollabBot.Service.Insights;

/// <summary>Reads responses from JSON in one pass, and finds every problem of them.</summary>
/// <remarks>
/// The form is that of <c>analyse</c> (see the README of the insights). Members that are not known, or come twice, are refused: a misspelt one would else be left out
/// of the numbers without a word.
/// </remarks>
internal sealed class ResponseReader
{
    /// <summary>The largest organisation that is asked as one team.</summary>
    public const int MostPeople = 100_000;

    /// <summary>In characters.</summary>
    public const int LongestId = 100;

    private static readonly string[] TeamMembers = ["people", "rounds"];
    private static readonly string[] RoundMembers = ["id", "asked", "readings"];

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
        IReadOnlyList<ReadingDraft> readings = [];
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
                    readings = ReadingsReader.Read(ref json, $"{path}.readings", _problems);
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
}
