using System.Text.Encodings.Web;
using System.Text.Json;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Teams.Administration;

/// <summary>As much of a list of names as a card has room for. Teams refuses a card that is too large, and nobody bounds how many people or channels a team has.</summary>
/// <param name="Choices">All of them; else those that are chosen, then as many of those that were looked for as fit.</param>
/// <param name="Left">How much of the room is left.</param>
internal sealed record ChoiceList(IReadOnlyList<AdaptiveChoice> Choices, bool IsComplete, int Left)
{
    /// <summary>More than this nobody reads.</summary>
    private const int MaxOffered = 80;

    /// <summary>What a choice takes beside its name and its id: the words around both.</summary>
    private const int RoomForWords = 28;

    /// <param name="all">By id; the names are people's own texts.</param>
    /// <param name="find">Part of a name; null for any.</param>
    /// <param name="room">In characters of the card as it is sent.</param>
    public static ChoiceList Of(IEnumerable<(string Id, string Name)> all, Func<string, bool> isChosen, string? find, int room)
    {
        var named = all.Select(entry => (entry.Id, Name: CardText.ChoiceName(entry.Name))).ToList();
        if (Fitting(named, room) is var whole && whole.Choices.Count == named.Count)
        {
            return whole with { IsComplete = true };
        }

        return Fitting(
            [
                .. named.Where(entry => isChosen(entry.Id)),
                .. named.Where(entry => !isChosen(entry.Id) && (find is null || entry.Name.Contains(find, StringComparison.CurrentCultureIgnoreCase))),
            ],
            room);
    }

    private static ChoiceList Fitting(List<(string Id, string Name)> wanted, int room)
    {
        var count = 0;
        for (; count < wanted.Count && count < MaxOffered; count++)
        {
            var taken = LengthOnTheWire(wanted[count].Name) + wanted[count].Id.Length + RoomForWords;
            if (taken > room)
            {
                break;
            }

            room -= taken;
        }

        return new ChoiceList([.. wanted.Take(count).Select(entry => new AdaptiveChoice(entry.Name, entry.Id))], IsComplete: false, room);
    }

    /// <summary>Emoji and isolates take several times the room that they seem to.</summary>
    private static int LengthOnTheWire(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value.Length;
}
