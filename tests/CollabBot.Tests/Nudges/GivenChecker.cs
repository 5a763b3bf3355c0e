using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Nudges;

/// <summary>science.md F3.2 to F3.5 and the share of F5, written anew from the text: it knows what was given and when, and nothing of how it was chosen.</summary>
internal static class GivenChecker
{
    public static void Check(NudgeRecord record, bool hasLeader)
    {
        var all = record.Given.Select(given => (Nudge: NudgeLibrary.Shipped.Find(given.NudgeId)!, given.On, Week: given.On.DayNumber / 7)).ToList();
        foreach (var stream in all.GroupBy(one => one.Nudge.Role).Select(group => group.ToList()))
        {
            Assert.Equal(stream.Count, stream.Select(one => one.Week).Distinct().Count());
            Assert.All(stream.GroupBy(one => one.Nudge.Id), same => Assert.All(same.Zip(same.Skip(1)), pair => Assert.True(pair.Second.Week - pair.First.Week >= 8)));
            Assert.All(stream.GroupBy(one => one.Nudge.Area), same => CheckGap([.. same.Select(one => one.Week)]));
            Assert.All(Enumerable.Range(stream[0].Week, stream[^1].Week - stream[0].Week), first => CheckBlend([.. stream.Where(one => one.Week >= first && one.Week < first + 8).Select(one => one.Nudge)]));
            Assert.All(stream, one => Assert.False(one.On.Month == 12 && one.On.Day >= 25));
        }

        var team = all.Where(one => one.Nudge.Role is NudgeRole.Team).ToList();
        Assert.All(Enumerable.Range(0, Math.Max(0, team.Count - 6)), first =>
        {
            var shifts = team.Skip(first).Take(7).Select(one => one.Nudge.Shift).CountBy(shift => shift).ToList();
            Assert.True(shifts.Count >= 4 && shifts.All(shift => shift.Value <= 3));
        });

        var personal = all.Where(one => one.Nudge.Place is NudgePlace.Personal).OrderBy(one => one.On).ToList();
        Assert.All(personal.Zip(personal.Skip(1)), pair => Assert.True(pair.Second.On.DayNumber - pair.First.On.DayNumber >= 14));
        Assert.All(all.GroupBy(one => one.Nudge.Id), same => Assert.DoesNotContain(
            record.Given.Where(given => given.NudgeId == same.Key).SkipLast(1), given => given.Replies?.TurnDown(given.Role) is true));
        if (hasLeader)
        {
            Assert.All(team, one => Assert.True(all.Count(other => other.Nudge.Role is NudgeRole.Leader && other.On <= one.On) >= team.Count(other => other.On <= one.On) / 3));
        }
    }

    private static void CheckGap(List<int> weeks)
    {
        foreach (var week in weeks.Where(week => weeks.Contains(week - 1)))
        {
            Assert.DoesNotContain(weeks, later => later > week && later <= week + 3);
        }
    }

    /// <summary>A share of fewer than four says nothing.</summary>
    private static void CheckBlend(List<Nudge> nudges)
    {
        var directive = nudges.Count(nudge => nudge.Style is NudgeStyle.Directive);
        Assert.True(nudges.Count < 4 || (directive >= .25 * nudges.Count && directive <= .60 * nudges.Count), $"{directive} of {nudges.Count} are directive.");
    }
}
