using System.Globalization;
using System.Text.Json.Serialization;
using CollabBot.Core.Exports;

namespace CollabBot.Service.Exports;

/// <summary>The JSON form of an export: what is to be known about it, the meaning of every column, and the rows.</summary>
/// <remarks>
/// Members may be added; <see cref="ExportColumns.Schema"/> counts up when one changes its meaning or goes. A member of a row that does not apply is left out.
/// The same store at the same instant makes the same bytes.
/// </remarks>
/// <param name="Schema">Which columns there are.</param>
/// <param name="Profile"><c>told</c> or <c>foi</c>.</param>
/// <param name="Made">When, in UTC.</param>
/// <param name="Program">What wrote it.</param>
/// <param name="Readings">How many there are; for publication to the nearest 5.</param>
/// <param name="WithoutLevel">Of those, how many tell no level; for publication to the nearest 5.</param>
/// <param name="Unreadable">Records that could not be read: of what they told nothing is in the file.</param>
internal sealed record ExportFile(
    int Schema,
    string Profile,
    string Made,
    string Program,
    string Licence,
    IReadOnlyList<string> Notes,
    int Readings,
    int WithoutLevel,
    int Unreadable,
    IReadOnlyList<ExportColumnText> Columns,
    IReadOnlyList<ExportRow> Rows)
{
    private const string Reuse = "The body that made this file decides about its reuse. CollabBot adds no conditions.";

    private static readonly string[] Always =
    [
        "A level is a score from 0 to 100, rounded to 5 and bounded at both ends, as it was told to the team. Differences of a few points mean nothing.",
        "No person, no exact number of answers, no comment and nothing that only leaders were told is in this file. Comments are left out because people were promised who would read them.",
        "Of small steps (nudges) it was told to nobody how many found them helpful, so it is not here.",
    ];

    private static readonly string[] ForPublication =
    [
        "A reading is shown from ten answers on. Others are marked [c], kept back for confidentiality, and so are some more, so that none can be worked out from a total. What is marked [c] cannot be told from what was never shown to anybody.",
        "Dates are months; months that are not over, and numbers of rounds, are left out. A change is told only where every earlier reading of the team in that area is shown.",
        "Counts are to the nearest 5. Leaders' own words, ways of working and what a team noticed are left out.",
    ];

    public static ExportFile Of(Export export) => new(
        ExportColumns.Schema,
        export.Profile is ExportProfile.Publication ? "foi" : "told",
        export.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ProgramVersion.Text,
        Reuse,
        [.. Always, .. export.Profile is ExportProfile.Publication ? ForPublication : []],
        export.Readings,
        export.WithoutLevel,
        export.Unreadable,
        [.. ExportColumns.All.Select(column => new ExportColumnText(column.Name, column.Meaning))],
        export.Rows);
}

/// <summary>What a column means.</summary>
internal sealed record ExportColumnText(string Name, string Meaning);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExportFile))]
internal sealed partial class ExportFileJson : JsonSerializerContext;
