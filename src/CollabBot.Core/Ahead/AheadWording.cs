using System.Diagnostics;
using CollabBot.Core.Calendars;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Core.Ahead;

/// <summary>Says what is to come in plain words, the same on a card and on the command line.</summary>
public static class AheadWording
{
    /// <summary>Under what it holds.</summary>
    public static string Assumed => Phrase.Of("This holds if nobody joins or leaves, nothing is changed in the settings, and enough people answer and leaders reply that I need not ask less often.");

    /// <summary>What "visible" means, and what it does not.</summary>
    public static string Expected => Phrase.Of("Visible: that share of those asked is enough answers to show the area. It is what to expect and no promise: who answers decides, and a result that would give somebody away is held back.");

    /// <summary>Why a date of the rhythm asks nobody. May hold an admin's words: escape it.</summary>
    public static string Why(AheadDay day) => (day.Off, day.Skipped) switch
    {
        (OffReason.Pause, _) => Phrase.Of("the team is paused"),
        (OffReason.BankHoliday, _) => day.Holiday is { } name ? Phrase.Of($"bank holiday ({Phrase.OfData(name)})") : Phrase.Of("bank holiday"),
        (OffReason.Closed, _) => day.Label is { } label ? Phrase.Of($"a day off of the team ({label})") : Phrase.Of("a day off of the team"),
        (OffReason.YearEnd, _) => Phrase.Of("the last week of December"),
        (OffReason.NobodyFollows, _) => Phrase.Of("nobody works in the week after"),
        (_, SkipReason.TooFewPeople) => Phrase.Of("too few people to show anything safely"),
        (_, SkipReason.AskedRecently) => Phrase.Of("asked less than a week before"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What could be seen of an area that is asked about so often.</summary>
    public static string Visible(int visible, int readings) =>
        visible == 0 ? Phrase.Of("not visible")
        : visible == readings ? Phrase.Of("visible")
        : Phrase.Of($"visible in {visible} of {readings}");

    /// <summary>What an area is called, by its id.</summary>
    public static string NameOf(string area) => PracticeArea.Find(area)?.ShortName ?? area;
}
