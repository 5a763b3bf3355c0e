using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Ahead;
using CollabBot.Core.Calendars;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Ahead;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Cards;

/// <summary>The weeks to come of made teams, each with the same secret, so that they look the same each time.</summary>
internal static class AheadLooks
{
    public static AdaptiveCard Of(Team team, int people, SetUpDraft? draft = null, AheadRoster roster = AheadRoster.Now) =>
        AheadCards.Of(Seen(team with { Cadence = draft?.Cadence ?? team.Cadence, Calendar = draft?.Calendar ?? team.Calendar, QuestionsPerPulse = draft?.Questions ?? team.QuestionsPerPulse }, people, roster), draft);

    /// <summary>Off every fourth day on which it would be asked, each for another reason or for days running.</summary>
    public static WorkingCalendar ManyDaysOff { get; } = new()
    {
        Holidays = Nation.EnglandAndWales,
        Pause = new DaysOff(new DateOnly(2027, 1, 5), new DateOnly(2027, 1, 21)),
        Own = [new DaysOff(new DateOnly(2026, 12, 15), new DateOnly(2026, 12, 15)), new DaysOff(new DateOnly(2027, 2, 2), new DateOnly(2027, 2, 2))],
    };

    private static LookAheadOutcome.Seen Seen(Team team, int people, AheadRoster roster)
    {
        var from = new DateOnly(2026, 11, 23);
        var to = from.AddDays(7 * AheadPlan.UsualWeeks);
        var start = new AheadStart(team, TeamHistory.None, Membership.None, null, ((RosterReading.Complete)MemoryRoster.Of(people)).Members);
        var dates = start.Until(team.InstalledAt.AddDays(-1), to, new KeyedShuffle(new byte[32])).ToList();
        return new LookAheadOutcome.Seen(team, new AheadWriter(team, withPeople: false).Write(dates, from, to), roster);
    }
}
