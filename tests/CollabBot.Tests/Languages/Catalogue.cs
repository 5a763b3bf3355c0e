using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CollabBot.Languages;

namespace CollabBot.Tests.Languages;

/// <summary>Everything that there is to translate, as one file that a translator's tools can read: <c>Texts.en-GB.resx</c>.</summary>
internal static class Catalogue
{
    /// <summary>Each key once, in the order of the places; the first place is where it is described.</summary>
    public static IReadOnlyList<SourceText> Texts { get; } =
    [
        new SourceText(Language.NameKey, Language.NameKey, "The language's own name for itself", []),
        .. DateNames.Keys.Select(name => new SourceText(name, name, "A month or a weekday, as it stands in a date", [])),
        .. SourceTexts.Told.Concat(DataTexts.All.Where(text => SourceTexts.HasWords(text.English))).DistinctBy(text => text.Key),
    ];

    public static string ToResx()
    {
        var root = new XElement(
            "root",
            Header("resmimetype", "text/microsoft-resx"),
            Header("version", "2.0"),
            Header("reader", "System.Resources.ResXResourceReader, System.Windows.Forms"),
            Header("writer", "System.Resources.ResXResourceWriter, System.Windows.Forms"),
            Texts.Select(text => new XElement(
                "data",
                new XAttribute("name", text.Key),
                new XAttribute(XNamespace.Xml + "space", "preserve"),
                new XElement("value", ValueOf(text)),
                new XElement("comment", Comment(text)))));
        return $"""<?xml version="1.0" encoding="utf-8"?>{'\n'}{root}{'\n'}""".ReplaceLineEndings("\n");
    }

    /// <summary>A short name is told as it is, without the mark that tells it from the long one.</summary>
    private static string ValueOf(SourceText text) => text.English.EndsWith(DateNames.ShortMark, StringComparison.Ordinal) ? text.English[..^DateNames.ShortMark.Length] : text.English;

    private static string Comment(SourceText text)
    {
        var comment = new StringBuilder(text.Where);
        for (var i = 0; i < text.Holes.Count; i++)
        {
            comment.Append(CultureInfo.InvariantCulture, $" · {{{i}}} is {text.Holes[i].ReplaceLineEndings(" ")}");
        }

        return comment.ToString();
    }

    private static XElement Header(string name, string value) => new("resheader", new XAttribute("name", name), new XElement("value", value));
}
