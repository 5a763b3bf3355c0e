using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>A page of a roster: 500 people unless fewer are asked for, and never fewer than 50.</summary>
internal static class RosterPage
{
    private const int Fewest = 50;
    private const int Most = 500;
    private const string Mark = "after-";

    /// <returns>Null when one of the two is no number or no continuation of ours.</returns>
    public static JsonObject? Of(IReadOnlyList<FakePerson> members, string? pageSize, string? continuation)
    {
        if (!TryRead(pageSize, Most, out var size) || !TryRead(Offset(continuation), 0, out var offset))
        {
            return null;
        }

        size = Math.Clamp(size, Fewest, Most);
        var page = new JsonObject { ["members"] = new JsonArray([.. members.Skip(offset).Take(size).Select(person => person.ToRosterJson())]) };
        if (offset + size < members.Count)
        {
            page["continuationToken"] = string.Create(CultureInfo.InvariantCulture, $"{Mark}{offset + size}");
        }

        return page;
    }

    private static string? Offset(string? continuation) => continuation?.StartsWith(Mark, StringComparison.Ordinal) == true ? continuation[Mark.Length..] : continuation is { Length: > 0 } ? "?" : null;

    private static bool TryRead(string? text, int usual, out int number)
    {
        number = usual;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
