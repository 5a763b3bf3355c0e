using CollabBot.Core.Teams;

namespace CollabBot.Core.Cadence;

/// <summary>A team as the schedule knows it: derived from its settings, and made from them again when it is lost or old.</summary>
/// <param name="Cadence">Null while nobody is to be asked by the clock: not set up yet, or the bot was removed.</param>
/// <param name="Since">Only occurrences after this instant count.</param>
/// <param name="Size">About how many people a round asks.</param>
/// <param name="Checked">The revision of the settings that this was compared with; null when they are to be looked at once more.</param>
internal sealed record ScheduledTeam(TeamRef Team, WeeklyCadence? Cadence, DateTimeOffset Since, int Size, string? Checked)
{
    /// <summary>What is assumed of a team that was never asked.</summary>
    public const int TypicalSize = 10;

    public static ScheduledTeam Of(Team team, string? revision) => new(
        team.Ref,
        team.Status is TeamStatus.Active ? team.Cadence : null,
        team.CadenceSince ?? team.InstalledAt,
        team.Size ?? TypicalSize,
        revision);

    public bool IsAskedLike(ScheduledTeam? other) => other is not null && Cadence == other.Cadence && Since == other.Since;

    /// <returns>The occurrence that has this date, or null when nothing is scheduled on it.</returns>
    public Occurrence? On(DateOnly date) =>
        Cadence is { } cadence && cadence.Weekday == date.DayOfWeek && Occurrence.On(cadence, date) is var occurrence && occurrence.At > Since ? occurrence : null;

    /// <returns>The first occurrence after an instant, or null when there is none.</returns>
    public Occurrence? After(DateTimeOffset instant) =>
        Cadence is { } cadence ? Occurrence.NextAfter(cadence, instant > Since ? instant : Since, null) : null;
}
