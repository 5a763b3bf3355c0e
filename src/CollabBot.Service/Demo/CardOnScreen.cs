using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>A card as a client got it: what it says, what can be filled in, what can be pressed. Knows nothing but the JSON.</summary>
internal sealed class CardOnScreen(JsonObject json)
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    public JsonObject Json => json;

    /// <summary>Everything that can be pressed and reaches the bot, from top to bottom: buttons, and surfaces that are buttons.</summary>
    public IEnumerable<JsonObject> Buttons => Parts(json).Where(part => Text(part, "type") == "Action.Execute");

    public IEnumerable<JsonObject> Inputs => Parts(json).Where(part => Text(part, "type")?.StartsWith("Input.", StringComparison.Ordinal) is true);

    public IEnumerable<string> Texts => Parts(json).Where(part => Text(part, "type") == "TextBlock").Select(part => Text(part, "text") ?? "");

    /// <summary>What is read on it, from top to bottom, without what is empty.</summary>
    public IReadOnlyList<string> Lines => [.. Texts.Where(text => text.Length > 0)];

    /// <returns>The card of an activity, or null when it carries none.</returns>
    public static CardOnScreen? Of(JsonObject activity) =>
        (activity["attachments"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(attachment => Text(attachment, "contentType") == ContentType)?["content"] is JsonObject content
            ? new CardOnScreen(content)
            : null;

    public JsonObject? ButtonFor(string verb) => Buttons.FirstOrDefault(button => Text(button, "verb") == verb);

    /// <returns>The value behind a choice that a person reads by its title; null when the input has no such choice.</returns>
    public string? ChoiceOf(string input, string title) =>
        (Inputs.FirstOrDefault(candidate => Text(candidate, "id") == input)?["choices"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(choice => Text(choice, "title") == title) is { } found ? Text(found, "value") : null;

    /// <summary>What a client sends when a button is pressed: the button's own data, and every input of the card over it.</summary>
    public JsonObject Press(JsonObject button, IReadOnlyDictionary<string, string> filledIn)
    {
        var data = button["data"]?.DeepClone() as JsonObject ?? [];
        if (Text(button, "associatedInputs") is not "none")
        {
            foreach (var input in Inputs)
            {
                var id = Text(input, "id")!;
                data[id] = filledIn.TryGetValue(id, out var value) ? value : Text(input, "value") ?? "";
            }
        }

        return new JsonObject { ["type"] = "Action.Execute", ["title"] = Text(button, "title"), ["verb"] = Text(button, "verb"), ["data"] = data };
    }

    public static string? Text(JsonObject part, string name) => part[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static IEnumerable<JsonObject> Parts(JsonNode? node) => node switch
    {
        JsonObject part => part.Where(member => member.Key is not "data" and not "fallback").SelectMany(member => Parts(member.Value)).Prepend(part),
        JsonArray parts => parts.SelectMany(Parts),
        _ => [],
    };
}
