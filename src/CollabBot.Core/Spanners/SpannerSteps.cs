using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Spanners;

/// <summary>Which step somebody who connects partners is sent next. Rests on what they were sent and turned down, and on nothing that anybody answered (F3.6). Pure.</summary>
internal static class SpannerSteps
{
    private const int DaysOfCoolDown = 7 * NudgeRules.WeeksOfCoolDown;

    /// <summary>
    /// The same again after eight weeks, and never what was turned down. Of any seven in a row at least four shifts and none more than three times, as long as what is left allows it (F3.5). Then areas
    /// take turns, that which was longest ago first; of one area, or of those that never had a turn, the shift that was longest ago, then the style that the last one did not have (F3.4).
    /// </summary>
    /// <returns>Null when none may be sent.</returns>
    public static Nudge? Next(SpannerRecord record, NudgeLibrary library, DateOnly today)
    {
        var past = record.Sent.Select(sent => (Nudge: library.Find(sent.NudgeId), sent.On)).Where(sent => sent.Nudge is not null).ToList();
        var lastStyle = past is [.., var last] ? last.Nudge!.Style : (NudgeStyle?)null;
        return library.Nudges
            .Where(nudge => nudge.Role is NudgeRole.Spanner && !record.NotForMe.Contains(nudge.Id))
            .Where(nudge => !record.Sent.Any(sent => sent.NudgeId == nudge.Id && sent.On.AddDays(DaysOfCoolDown) > today))
            .OrderByDescending(KeepsVariety)
            .ThenBy(nudge => LatestOf(other => other.Area == nudge.Area))
            .ThenBy(nudge => LatestOf(other => other.Shift == nudge.Shift))
            .ThenBy(nudge => nudge.Style == lastStyle)
            .FirstOrDefault();

        bool KeepsVariety(Nudge nudge)
        {
            var shifts = past.Select(sent => sent.Nudge!.Shift).TakeLast(NudgeRules.VarietyWindow - 1).Append(nudge.Shift).ToList();
            return shifts.Count(shift => shift == nudge.Shift) <= NudgeRules.MostOfShift && shifts.Distinct().Count() >= shifts.Count - (NudgeRules.VarietyWindow - NudgeRules.FewestShifts);
        }

        DateOnly LatestOf(Func<Nudge, bool> isAlike) => past.Where(sent => isAlike(sent.Nudge!)).Select(sent => sent.On).DefaultIfEmpty().Max();
    }
}
