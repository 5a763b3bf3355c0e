using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Shifts;

/// <summary>Which shifts a team's small steps have exercised, and which steps would exercise what it has exercised least. Rests on what was given and on nothing that anybody answered. Pure.</summary>
internal static class StepsByShift
{
    /// <summary>What the team was given in a quarter; what only those who lead were given is theirs.</summary>
    public static IReadOnlyList<ShiftSteps> Of(NudgeRecord record, NudgeLibrary library, Quarter quarter)
    {
        var given = Given(record, library).Where(one => quarter.Contains(one.On)).ToLookup(one => one.Shift);
        return [.. PracticeShift.All.Select(shift => new ShiftSteps(shift, given[shift].Count()))];
    }

    /// <summary>Every step of the library for the whole team that it may meet today: those first whose shift it was given least often in the quarter, of these the shift that was longest ago.</summary>
    public static IEnumerable<Nudge> ToRead(NudgeRecord record, NudgeLibrary library, Quarter quarter)
    {
        var rules = new NudgeRules(new NudgeSituation(library, record, NudgeEvidence.None, quarter.To), NudgeRole.Team);
        var times = Of(record, library, quarter).ToDictionary(steps => steps.Shift, steps => steps.Times);
        var latest = Given(record, library).GroupBy(one => one.Shift).ToDictionary(steps => steps.Key, steps => steps.Max(one => one.On));
        return library.Nudges
            .Where(nudge => rules.IsForUs(nudge) && !rules.IsCoolingDown(nudge))
            .OrderBy(nudge => times[nudge.Shift])
            .ThenBy(nudge => latest.GetValueOrDefault(nudge.Shift));
    }

    private static IEnumerable<(PracticeShift Shift, DateOnly On)> Given(NudgeRecord record, NudgeLibrary library) =>
        from given in record.Given
        where given.Role is NudgeRole.Team && library.Find(given.NudgeId) is not null
        select (library.Find(given.NudgeId)!.Shift, given.On);
}
