using System.Diagnostics;
using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin reads when a setting cannot be saved: which value came, what is wanted, what to do.</summary>
internal static class SetUpTexts
{
    public static string NotAdmin => Phrase.Of("Only an admin of the team can do this. Nothing was changed.");

    public static string ChannelGone => Phrase.Of("Channel: the one chosen is not in this team any more. Choose another.");

    public static string LeaderGone => Phrase.Of("Leaders: somebody chosen is not in this team any more. Choose again.");

    public static string Intervals => Phrase.Of($"{CadenceWording.Every(PulseCadence.Intervals[0])} to {CadenceWording.Every(PulseCadence.Intervals[^1])}, or {CadenceWording.Monthly}");

    /// <param name="outcome">Any but <see cref="ConfigureTeamOutcome.Saved"/>.</param>
    public static string Of(ConfigureTeamOutcome outcome) => outcome switch
    {
        ConfigureTeamOutcome.NotAdmin => NotAdmin,
        ConfigureTeamOutcome.UnknownZone => Phrase.Of("Time zone: choose one from the list."),
        ConfigureTeamOutcome.UnknownInterval interval => Phrase.Of($"How often: {CadenceWording.Every(interval.Weeks)} is not on offer. Choose {Intervals}."),
        ConfigureTeamOutcome.WrongNumberOfLeaders leaders => Leaders(leaders.Count),
        ConfigureTeamOutcome.WrongNumberOfQuestions questions => Questions(Text(questions.Wanted)),
        ConfigureTeamOutcome.ThresholdTooLow low => ThresholdTooLow(Text(low.Wanted)),
        ConfigureTeamOutcome.ThresholdTooHigh { Reachable: < ReleaseThreshold.Floor } high =>
            Phrase.Of($"Answers needed: {Text(high.Wanted)} came, and this team is too small for any number above {ReleaseThreshold.Floor}. Leave it at {ReleaseThreshold.Floor}."),
        ConfigureTeamOutcome.ThresholdTooHigh high =>
            Phrase.Of($"Answers needed: {Text(high.Wanted)} came, and with the people and the leaders of this team at most {Text(high.Reachable)} can come together. Give {ReleaseThreshold.Floor} to {Text(high.Reachable)}, or choose fewer leaders."),
        ConfigureTeamOutcome.DayNotWorked day =>
            Phrase.Of($"Day: {CardText.Weekday(day.Weekday)} came, and your team works on {CalendarTexts.Weekdays(day.Calendar.Weekdays)}. Choose one of these, or change the working days."),
        ConfigureTeamOutcome.WrongDaysOff { Days: var days } when days.To < days.From => Phrase.Of($"Days off: {CalendarTexts.Range(days)} came. The last day must not lie before the first."),
        ConfigureTeamOutcome.WrongDaysOff { Days: var days } wrong when days.To < wrong.Today => Phrase.Of($"Days off: {CalendarTexts.Range(days)} came, which is over. Give today or a later day."),
        ConfigureTeamOutcome.WrongDaysOff { Days: var days } => Phrase.Of($"Days off: {CalendarTexts.Range(days)} came. Give at most {DaysOff.LongestDays} days at a time."),
        ConfigureTeamOutcome.TooManyDaysOff many => Phrase.Of($"Days off: that would be {many.Count} entries; I keep up to {WorkingCalendar.MaxOwn}. Take some out first, such as with *day on 24 December*."),
        ConfigureTeamOutcome.LabelTooLong label => Phrase.Of($"Days off: a name of {Text(label.Length)} characters came. Give at most {Text(DaysOff.LongestLabel)}."),
        ConfigureTeamOutcome.ChangedMeanwhile => Phrase.Of("Settings: they were changed after you opened this card, so nothing of yours is saved yet. Below is what you filled in. Go on to save it in place of what is set now, or write settings to start from that."),
        ConfigureTeamOutcome.RosterUnavailable => Phrase.Of("Answers needed: I cannot reach Teams just now to read how many could answer. Please try again in a minute, or leave the number as it was."),
        _ => throw new UnreachableException(),
    };

    public static string Leaders(int count) => Phrase.Of($"Leaders: {count} chosen; choose 1 to {ConfigureTeam.MaxLeaders}.");

    /// <param name="came">As it came.</param>
    public static string Questions(string came) => Phrase.Of($"Questions: {came} came; choose 1 to {Text(SweepPattern.MaxQuestions)}.");

    /// <param name="came">As it came.</param>
    public static string ThresholdTooLow(string came) =>
        Phrase.Of($"Answers needed: {came} came, and nothing is ever shown of fewer than {ReleaseThreshold.Floor}. Give a whole number, {ReleaseThreshold.Floor} or more.");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
