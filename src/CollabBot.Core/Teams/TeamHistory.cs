using CollabBot.Core.Insights;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Teams;

/// <summary>What a team has been asked and told so far. Written by the engine; the team's settings are elsewhere.</summary>
/// <param name="RoundsPlanned">How many rounds there have been.</param>
/// <param name="Latest">The newest round, finished or not.</param>
/// <param name="LatestDate">Its local date.</param>
/// <param name="Releases">What was published, oldest first. Frozen: nothing changes an entry (P3).</param>
public sealed record TeamHistory(int RoundsPlanned, RoundId? Latest, DateOnly? LatestDate, IReadOnlyList<Release> Releases)
{
    public static TeamHistory None { get; } = new(0, null, null, []);

    /// <summary>This history with a round begun. Repeating it changes nothing.</summary>
    public TeamHistory Begun(RoundPlan plan) =>
        plan.Number <= RoundsPlanned ? this : this with { RoundsPlanned = plan.Number, Latest = plan.Ref.Round, LatestDate = plan.Date };

    /// <summary>This history with a release. Repeating it changes nothing.</summary>
    public TeamHistory Released(Release release) =>
        Releases.Any(earlier => earlier.Round == release.Round) ? this : this with { Releases = [.. Releases, release] };

    /// <summary>The levels of an area that were published before a date, oldest first.</summary>
    public IEnumerable<(DateOnly Date, Level Level)> EarlierLevels(PracticeArea area, DateOnly before) =>
        from release in Releases
        where release.Date < before
        from shown in release.Areas
        where shown.Area == area && shown.Level is not null
        select (release.Date, shown.Level);
}

/// <summary>What was published of one round.</summary>
/// <param name="Areas">Every area that was asked; one that did not pass has no level.</param>
public sealed record Release(RoundId Round, DateOnly Date, IReadOnlyList<ReleasedArea> Areas);

/// <summary>What was published of one area in one round.</summary>
/// <param name="Level">Null when there were not enough answers to show it safely.</param>
public sealed record ReleasedArea(PracticeArea Area, Level? Level);
