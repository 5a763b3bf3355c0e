using CollabBot.Core.Practice;

namespace CollabBot.Teams;

/// <summary>What people type to name an area.</summary>
internal static class AreaWords
{
    /// <param name="words">In any letters, one space between two words: an id, a short name as cards have it, or the full name.</param>
    /// <returns>Null when none of the eight is called so.</returns>
    public static PracticeArea? In(string words) => PracticeArea.All.FirstOrDefault(area => new[] { area.Id, area.ShortName, area.Name }.Contains(words, StringComparer.OrdinalIgnoreCase));

    /// <summary>What can be typed, for a list.</summary>
    public static string All => string.Join(", ", PracticeArea.All.Select(area => area.ShortName.ToLowerInvariant()));
}
