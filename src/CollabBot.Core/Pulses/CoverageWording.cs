using System.Diagnostics;
using CollabBot.Languages;

namespace CollabBot.Core.Pulses;

/// <summary>Says what a team can expect, for the admin who sets it up.</summary>
public static class CoverageWording
{
    /// <summary>How it stands, why, and what to do; empty when there is nothing to do.</summary>
    public static string Of(CoverageAdvice advice) => advice switch
    {
        CoverageAdvice.LargeEnough => "",
        CoverageAdvice.AskFortnightly(var people) => Phrase.Of($"With {people} people a weekly round often has too few answers to keep everybody safe. Ask every two weeks: that leaves time to keep a round open longer."),
        CoverageAdvice.SomeRoundsWithheld(var people) => Phrase.Of($"With {people} people some rounds will have too few answers to keep everybody safe. Nothing of those is shown; the next round starts afresh."),
        CoverageAdvice.NudgesOnly(var needed, _, 0) => Phrase.Of($"This team is too small for questions: an area is shown from {needed.Answers} answers on. Use ideas to try and prompts, or ask together with a team you work with."),
        CoverageAdvice.NudgesOnly(var needed, _, _) => Phrase.Of($"This team is too small for questions: an area is shown from {needed.Answers} answers on, {needed.FromOthers} of them from people who do not receive the digest. Use ideas to try and prompts, or ask together with a team you work with."),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a team can expect if as many answer as it was reckoned with: of how many rounds something can be shown, and how often.</summary>
    public static string Of(Coverage coverage)
    {
        var core = coverage.Areas.Where(area => area.Area.IsCore).ToList();
        var others = coverage.Areas.First(area => !area.Area.IsCore);
        return Phrase.Of($"{Rounds(coverage.Chance)} {Listed(core)}: {Promise(core[0])}. Each other area: {Promise(others)}.");
    }

    /// <summary>What can be promised of an area, such as "Trust: at least 5 answers every 2 weeks".</summary>
    public static string Of(AreaCoverage area) => $"{area.Area.ShortName}: {Promise(area)}";

    private static string Promise(AreaCoverage area) => area.Weeks switch
    {
        null when area.WeeksBetweenReadings > AreaCoverage.LongestWait => Phrase.Of("asked about less often than twice a year"),
        null => Phrase.Of("too few answers to promise a reading"),
        { } weeks => Phrase.Counted(weeks, $"at least {area.Answers} answers every week", $"at least {area.Answers} answers every {weeks} weeks"),
    };

    private static string Rounds(double chance) => Math.Round(10 * chance) switch
    {
        0 => Phrase.Of("If seven in ten answer, hardly any pulse can be shown."),
        10 => Phrase.Of("If seven in ten answer, nearly every pulse can be shown."),
        var tenths => Phrase.Of($"If seven in ten answer, about {tenths} pulses in 10 can be shown."),
    };

    private static string Listed(List<AreaCoverage> areas) => Phrase.Listed([.. areas.Select(area => area.Area.ShortName)]);
}
