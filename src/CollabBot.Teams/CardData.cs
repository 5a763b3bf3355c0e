using System.Globalization;
using System.Text.Json;
using CollabBot.BotFramework;

namespace CollabBot.Teams;

/// <summary>What a card sent back. Untrusted: a card can be old, altered or made up, so everything may be missing or wrong.</summary>
internal readonly struct CardData(JsonElement json)
{
    /// <returns>The member as text (clients send every input as text), or null when it is missing, empty or no text or number.</returns>
    public string? Text(string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.String => ReadString(member) is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => member.GetRawText(),
            _ => null,
        }
        : null;

    /// <returns>The member as an id, or null when it can't be one: overlong, or of letters that ids do not have.</returns>
    public string? Id(string name) => Text(name) is { Length: <= BotLimits.MaxIdLength } id && !id.AsSpan().ContainsAnyExceptInRange(' ', '~') ? id : null;

    /// <returns>True when the member is there at all, even if empty.</returns>
    public bool Has(string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out _);

    /// <returns>True when the member is a text and empty, which is not the same as missing.</returns>
    public bool IsEmptyText(string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member)
        && member.ValueKind is JsonValueKind.String && ReadString(member) is { Length: 0 };

    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <returns>The member as a day, as clients write what was chosen in a calendar (<c>YYYY-MM-DD</c>); null when it is none.</returns>
    public DateOnly? Date(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>An escaped half of a character is JSON, yet no text.</summary>
    private static string? ReadString(JsonElement member)
    {
        try
        {
            return member.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
