using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Tests.Cards;

/// <summary>Looks through what went out, and says which field came out where; and what is wrong with it.</summary>
internal sealed class InjectionSinks(PersonsTexts texts)
{
    private const string Card = "application/vnd.microsoft.card.adaptive";
    private const string RegulatorsPage = "https://ico.org.uk/make-a-complaint/";

    /// <summary>What clients read and people don't see, as which choice is taken and where a link leads: nothing of people has any business there. Every other member counts as shown.</summary>
    private static readonly string[] Unseen = ["type", "verb", "$schema", "contentType"];

    private readonly SortedDictionary<string, SortedSet<string>> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);

    /// <summary>What no text of a person may bring about.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Field by field, in which kinds of places it came out.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Seen => _seen;

    /// <summary>Different texts, each with the place where it stood.</summary>
    public int Looked => _looked.Count;

    /// <summary>An activity, or the answer to a press.</summary>
    public void LookAt(JsonNode sent) => Walk(sent, "", null);

    /// <summary>A text that is no part of a card.</summary>
    /// <param name="mayHold">Whether texts of people have any business there.</param>
    public void LookAt(string sink, string text, bool mayHold)
    {
        Mark(sink, text, mayHold);
        if (text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\u200e' or '\u200f' or '\u061c' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))
        {
            Wrong.Add($"{sink}: a character that is not seen, or breaks a line, in {Readable(text)}");
        }
    }

    private static string Readable(string text) => string.Concat(text.Select(character => character < 127 && character >= ' ' ? $"{character}" : $"\\u{(int)character:x4}"));

    private void Walk(JsonNode? node, string member, JsonObject? owner)
    {
        switch (node)
        {
            case JsonObject json:
                Check(json);
                foreach (var (name, child) in json)
                {
                    if (name is "data")
                    {
                        Mark("data", child?.ToJsonString() ?? "", mayHold: true);
                        continue;
                    }

                    Walk(child, name, json);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Walk(item, member, owner);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Check(member, owner, text);
                break;
        }
    }

    private void Check(JsonObject json)
    {
        if ((string?)json["type"] is "Image" or "ImageSet" or "Media" || json["entities"] is JsonArray { Count: > 0 } || json.ContainsKey("backgroundImage") || json.ContainsKey("iconUrl"))
        {
            Wrong.Add($"A picture or a mention: {json.ToJsonString()}");
        }

        if ((string?)json["type"] is "Action.OpenUrl" && (string?)json["url"] is not RegulatorsPage)
        {
            Wrong.Add($"A link that is none of ours: {json.ToJsonString()}");
        }

        if ((string?)json["contentType"] is { } type and not Card)
        {
            Wrong.Add($"Something attached that is no card: {type}");
        }

        if ((string?)json["verb"] is { } verb && !InjectionFields.Verbs.Contains(verb))
        {
            Wrong.Add($"A button that is none of ours: {verb}");
        }
    }

    private void Check(string member, JsonObject? owner, string text)
    {
        var kind = (string?)owner?["type"];
        if (!_looked.Add($"{member} {kind} {text}"))
        {
            return;
        }

        var isChoice = kind is null && owner?.Parent is JsonArray { Parent: JsonObject list } && (string?)list["type"] is "Input.ChoiceSet";
        if (Unseen.Contains(member) || (kind is "Action.OpenUrl" && member is "url") || ((isChoice || kind is "Input.ChoiceSet") && member is "value"))
        {
            Mark(member, text, mayHold: false);
            return;
        }

        if (kind is "Input.Text" && member is "value")
        {
            // A box that a person fills in shows what is in it, and reads nothing.
            Mark("input", text, mayHold: true);
            return;
        }

        // Texts do, and facts, and what an invoke is answered with.
        var readsMarkdown = member is "text" || (member is "value" && kind is null or "application/vnd.microsoft.activity.message") || (member is "title" && kind is null && !isChoice && owner?["value"] is not null);
        Mark(readsMarkdown ? "markdown" : "plain", text, mayHold: true);
        if (PersonsTexts.IsMarked(texts.Without(text, readsMarkdown)))
        {
            Wrong.Add($"{member} of {kind}: a text of a person that was not made harmless: {Readable(text)}");
        }

        // Our sentences put quotation marks around names; to an address they are no part of it.
        if (text.Contains("://", StringComparison.Ordinal) || !PersonsText.IsHarmless(text.Replace('"', ' ')))
        {
            Wrong.Add($"{member} of {kind}: a link, a mention, a tag, or something unseen: {Readable(text)}");
        }
    }

    private void Mark(string sink, string text, bool mayHold)
    {
        foreach (var field in texts.FieldsIn(text))
        {
            if (!_seen.TryGetValue(field, out var sinks))
            {
                _seen[field] = sinks = new SortedSet<string>(StringComparer.Ordinal);
            }

            sinks.Add(sink);
            if (!mayHold)
            {
                Wrong.Add($"{sink}: {field}: {Readable(text)}");
            }
        }
    }
}
