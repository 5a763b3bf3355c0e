using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace CollabBot.Service.Package;

/// <summary>The app package that Teams takes: the manifest with its ids filled in, its texts and its icons, at the root of a zip.</summary>
/// <remarks>The same details give the same bytes on every machine: nothing is compressed, and every entry bears one date.</remarks>
internal static class AppPackage
{
    private const string Manifest = "manifest.json";

    /// <summary>In the order in which they stand in the zip; all of them are files of the folder <c>manifest</c>, and travel with the program.</summary>
    private static readonly string[] Files = [Manifest, "en-GB.json", "color.png", "outline.png"];

    /// <summary>The earliest that a zip can tell.</summary>
    private static readonly DateTimeOffset Dated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(AppDetails details)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Files)
            {
                var entry = archive.CreateEntry(file, CompressionLevel.NoCompression);
                entry.LastWriteTime = Dated;
                entry.ExternalAttributes = 0;
                using var content = entry.Open();
                content.Write(file == Manifest ? Filled(details) : Read(file));
            }
        }

        return zip.ToArray();
    }

    private static byte[] Filled(AppDetails details)
    {
        (string Hole, string Value)[] values =
        [
            ("APP_VERSION", typeof(AppPackage).Assembly.GetName().Version!.ToString(fieldCount: 3)),
            ("TEAMS_APP_ID", details.AppId.ToString("D")),
            ("BOT_ID", details.BotId.ToString("D")),
            ("PUBLISHER_NAME", details.Publisher),
            ("WEBSITE_URL", details.Website.AbsoluteUri),
            ("PRIVACY_URL", details.Privacy.AbsoluteUri),
            ("TERMS_URL", details.Terms.AbsoluteUri),
        ];
        var manifest = values.Aggregate(
            Encoding.UTF8.GetString(Read(Manifest)),
            (text, value) => text.Replace($"${{{{{value.Hole}}}}}", JsonEncodedText.Encode(value.Value).Value, StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(manifest);
    }

    private static byte[] Read(string file)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} did not travel with the program.");
        using var content = new MemoryStream();
        source.CopyTo(content);
        return content.ToArray();
    }
}
