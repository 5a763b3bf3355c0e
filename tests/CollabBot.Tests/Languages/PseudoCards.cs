using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.Tests.Architecture;
using CollabBot.Tests.Cards;
using Xunit;

namespace CollabBot.Tests.Languages;

/// <summary>Every card in a language that nobody speaks: what is plain English in it, no translator would ever see.</summary>
public sealed partial class PseudoCards
{
    private static readonly string[] Shown = ["text", "title", "label", "placeholder", "errorMessage", "fallbackText", "altText", "value", "x", "legend", "subLabel", "tooltip", "xAxisTitle", "yAxisTitle"];

    /// <summary>What the samples say in place of people and of other parts of the product: the longest first, for some are part of others.</summary>
    private static readonly string[] Samples =
    [
        .. SamplesIn("EveryCard.cs").Concat(SamplesIn("EveryOwnDataCard.cs")).Concat(SamplesIn("EverySettingsCard.cs")).Where(sample => sample.Count(char.IsLetter) > 2).Distinct().OrderByDescending(sample => sample.Length),
    ];

    /// <summary>What is called the same in every language: the source of the model, time zones, and words to type.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Chapman", "van", "Amersfoort", "and", "Watson", "What", "Works", "Scotland",
        "trust", "equality", "environment", "opportunities", "mobilising",
        "de", "team", "at", "Ada", "www", "example", "https", "png", "evil", "Locality", "planning", "Health", "Housing", "Social", "Care", "Integrati", "data", "protection", "council", "about", "complain",
    };

    [Fact]
    public void Every_card_can_be_told_in_another_language()
    {
        var pseudo = new PseudoLanguage();
        using var _ = pseudo.Language.Use();

        var plain = EveryCard.Drawn().SelectMany(card => Texts(card.Value.ToJsonNode()).SelectMany(PlainWords).Distinct().Select(word => $"{word} on {card.Key}")).ToList();

        Assert.Empty(pseudo.Missing);
        Assert.True(plain.Count == 0, string.Join('\n', plain));
    }

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject item => item.SelectMany(member => member.Value switch
        {
            JsonValue value when value.GetValueKind() is JsonValueKind.String && Shown.Contains(member.Key) && !IsForTheProgram(item, member.Key) => [value.GetValue<string>()],
            JsonObject or JsonArray when member.Key is not "data" => Texts(member.Value),
            _ => (IEnumerable<string>)[],
        }),
        JsonArray items => items.Where(entry => entry is not null).SelectMany(entry => Texts(entry!)),
        _ => [],
    };

    /// <summary>The value of an input or of a choice, and a choice whose title is the name of a time zone.</summary>
    private static bool IsForTheProgram(JsonObject item, string member) =>
        (member == "value" && (item.ContainsKey("id") || (item.ContainsKey("title") && !item.ContainsKey("type"))))
        || (member == "title" && item["value"]?.GetValueKind() is JsonValueKind.String && item["value"]!.GetValue<string>().Contains('/', StringComparison.Ordinal));

    private static IEnumerable<string> PlainWords(string text) =>
        Word().Matches(Samples.Aggregate(text.Replace("\\", "", StringComparison.Ordinal), (left, sample) => left.Replace(sample, " ", StringComparison.Ordinal))).Select(match => match.Value).Where(word => !Names.Contains(word) && word.Distinct().Count() > 1);

    private static IEnumerable<string> SamplesIn(string file, [CallerFilePath] string here = "") =>
        SourceFiles.LiteralsOf(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "Cards", file)))
            .SelectMany(literal => Hole().Split(Regex.Unescape(literal.Trim('"'))));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();
}
