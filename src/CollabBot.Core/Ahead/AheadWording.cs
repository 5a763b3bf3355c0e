using System.Diagnostics;
using System.Globalization;
using CollabBot.Core.Calendars;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Ahead;

/// <summary>Says what is to come in plain words, the same on a card and on the command line.</summary>
public static class AheadWording
{
    /// <summary>Under what it holds.</summary>
    public const string Assumed = "This holds if nobody joins or leaves, nothing is changed in the settings, and enough people answer and leaders reply that I need not ask less often.";

    /// <summary>What "visible" means, and what it does not.</summary>
    public const string Expected = "Visible: that share of those asked is enough answers to show the area. It is what to expect and no promise: who answers decides, and a result that would give somebody away is held back.";

    /// <summary>Why a date of the rhythm asks nobody. May hold an admin's words: escape it.</summary>
    public static string Why(AheadDay day) => (day.Off, day.Skipped) switch
    {
        (OffReason.Pause, _) => "the team is paused",
        (OffReason.BankHoliday, _) => day.Holiday is { } name ? $"bank holiday ({name})" : "bank holiday",
        (OffReason.Closed, _) => day.Label is { } label ? $"a day off of the team ({label})" : "a day off of the team",
        (OffReason.YearEnd, _) => "the last week of December",
        (OffReason.NobodyFollows, _) => "nobody works in the week after",
        (_, SkipReason.TooFewPeople) => "too few people to show anything safely",
        (_, SkipReason.AskedRecently) => "asked less than a week before",
        _ => throw new UnreachableException(),
    };

    /// <summary>What could be seen of an area that is asked about so often.</summary>
    public static string Visible(int visible, int readings) =>
        visible == 0 ? "not visible"
        : visible == readings ? "visible"
        : string.Create(CultureInfo.InvariantCulture, $"visible in {visible} of {readings}");

    /// <summary>What an area is called, by its id.</summary>
    public static string NameOf(string area) => PracticeArea.Find(area)?.ShortName ?? area;
}
