using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Service.Insights;

/// <summary>Reads the readings of one round. Nothing is kept of an answer but its count.</summary>
internal static class ReadingsReader
{
    private const int LowestValue = 1;
    private const int HighestValue = 5;

    private static readonly string[] Members = ["area", "values"];
    private static readonly string Areas = string.Join(", ", PracticeArea.Asked);

    /// <param name="problems">Those of the cursor.</param>
    /// <returns>What could be read of each, so that a place in this list is one in the file.</returns>
    public static IReadOnlyList<ReadingDraft> Read(ref JsonCursor json, string path, InputProblems problems)
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
                problems.Add($"{path}[{place}].area", $"{area} is the area of readings[{first}] already");
            }

            readings.Add(reading);
        }

        return readings;
    }

    private static ReadingDraft ReadReading(ref JsonCursor json, string path)
    {
        var (seen, reading) = (0, default(ReadingDraft));
        if (!json.BeginsObject(path, "an object with area and values"))
        {
            return reading;
        }

        for (var member = json.NextMember(path, Members, ref seen); member >= 0; member = json.NextMember(path, Members, ref seen))
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

    private static (AnswerCounts Counts, int Values) ReadValues(ref JsonCursor json, string path)
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
}
