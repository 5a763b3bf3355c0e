using System.Globalization;
using System.Text;
using CollabBot.Core.Exports;
using CsvHelper;
using CsvHelper.Configuration;

namespace CollabBot.Service.Exports;

/// <summary>The CSV form of an export (RFC 4180, UTF-8 with a mark that Excel knows it by), and the file beside it that says what each column means.</summary>
/// <remarks>A text that a spreadsheet would take for a formula gets an apostrophe before it. Numbers stay numbers: none of ours has a sign.</remarks>
internal static class ExportCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,

        // Some spreadsheets take the wide forms of East Asian keyboards for the narrow ones.
        InjectionCharacters = ['=', '@', '+', '-', '\t', '\r', '\n', '\uff1d', '\uff20', '\uff0b', '\uff0d'],
    };

    public static byte[] Rows(Export export) => Written([ExportColumns.All.Select(column => column.Name), .. export.Rows.Select(row => ExportColumns.All.Select(column => TextOf(column.Of(row))))]);

    /// <summary>Of every column its meaning; then what is to be known about the file.</summary>
    public static byte[] Columns(Export export)
    {
        var file = ExportFile.Of(export);
        return Written(
        [
            ["name", "meaning"],
            .. file.Columns.Select(column => (string?[])[column.Name, column.Meaning]),
            ["(schema)", TextOf(file.Schema)],
            ["(profile)", file.Profile],
            ["(made)", file.Made],
            ["(program)", file.Program],
            ["(licence)", file.Licence],
            ["(readings)", TextOf(file.Readings)],
            ["(without level)", TextOf(file.WithoutLevel)],
            ["(unreadable)", TextOf(file.Unreadable)],
            .. file.Notes.Select(note => (string?[])["(note)", note]),
        ]);
    }

    private static byte[] Written(IEnumerable<IEnumerable<string?>> rows)
    {
        using var content = new MemoryStream();
        using (var text = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Format))
        {
            foreach (var row in rows)
            {
                foreach (var field in row)
                {
                    csv.WriteField(field);
                }

                csv.NextRecord();
            }
        }

        return content.ToArray();
    }

    private static string? TextOf(object? value) => value is int number ? number.ToString(CultureInfo.InvariantCulture) : (string?)value;
}
