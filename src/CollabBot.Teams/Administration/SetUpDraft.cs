using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin has filled in so far. Travels in the card from step to step, so that nothing is kept until it is saved.</summary>
internal sealed record SetUpDraft(TeamId Team, PulseCadence Cadence, int Questions, int Threshold, ChannelId Channel, IReadOnlyList<PersonId> Leaders)
{
    private const string NoHolidays = "none";
    private const string Month = "month";

    /// <summary>On which days the team works; of this the card sets the bank holidays.</summary>
    public WorkingCalendar Calendar { get; init; } = WorkingCalendar.Default;

    /// <summary>What these settings were made from (<see cref="TeamSetUp.BasedOn"/>); null on a card from before that was noted.</summary>
    public string? BasedOn { get; init; }

    /// <summary>The team is asked by the clock already.</summary>
    public bool IsSetUp { get; init; }

    /// <summary>As a choice on a card.</summary>
    public string Holidays => ChoiceOf(Calendar.Holidays);

    /// <summary>How often, as a choice on a card.</summary>
    public string Interval => IntervalNow is { } weeks ? Text(weeks) : Month;

    private int? IntervalNow => Cadence.IsMonthly ? null : Cadence.Weeks;

    /// <summary>How often there is to choose from, with its value; what is set is among it, whatever it is.</summary>
    public static IEnumerable<(string Name, string Value)> IntervalChoices(PulseCadence now) =>
    [
        .. PulseCadence.Intervals.Append(now.Weeks).Distinct().Order().Select(weeks => (CardText.Capital(CadenceWording.Every(weeks)), Text(weeks))),
        (Phrase.Of($"{CardText.Capital(CadenceWording.Monthly)}, on its first such day"), Month),
    ];

    /// <summary>What there is to choose from, with its value.</summary>
    public static IReadOnlyList<(string Name, string Value)> HolidayChoices =>
        [.. Enum.GetValues<Nation>().Select(nation => (CalendarTexts.NameOf(nation), nation.ToString())), (Phrase.Of("None of these"), NoHolidays)];

    /// <summary>Whose bank holidays, as a choice on a card.</summary>
    public static string ChoiceOf(Nation? nation) => nation?.ToString() ?? NoHolidays;

    /// <returns>Whose bank holidays a card chose; what is set now when that cannot be read, which is a problem.</returns>
    public static Nation? HolidaysIn(CardData data, Nation? now, List<string> problems)
    {
        var choice = (data.Text(CardActions.Holidays) ?? NoHolidays).Trim();
        if (choice == NoHolidays)
        {
            return null;
        }

        if (Enum.TryParse<Nation>(choice, out var nation) && Enum.IsDefined(nation))
        {
            return nation;
        }

        problems.Add(Phrase.Of($"Bank holidays: {Quoted(choice)} came; choose one from the list."));
        return now;
    }

    /// <param name="zoneId">Where the admin's own client is; null when it does not tell.</param>
    /// <remarks>Whoever added the bot is proposed as the one leader of a new team: they see it before they save, and can choose others.</remarks>
    public static SetUpDraft Of(Team team, string? zoneId)
    {
        var leaders = team is { Cadence: null, Leaders: [] } ? [.. team.Admins.Take(1)] : team.Leaders;
        var cadence = team.Cadence ?? PulseCadence.Default with { ZoneId = zoneId is not null && TeamClock.Find(zoneId) is not null ? zoneId : PulseCadence.Default.ZoneId };
        return new SetUpDraft(team.Ref.Team, cadence, team.Questions, Promise.WantedBy(team).Threshold.Answers, team.SummaryChannel, leaders)
        {
            BasedOn = TeamSetUp.MarkOf(team),
            IsSetUp = team.Cadence is not null,

            // Three nations share London's time. The largest is proposed to a new team, where its admin sees it and can choose.
            Calendar = team.Cadence is null && cadence.ZoneId == "Europe/London" ? team.Calendar with { Holidays = Nation.EnglandAndWales } : team.Calendar,
        };
    }

    /// <summary>What somebody filled in when nobody can read what is set: enough to show it to them again.</summary>
    public static SetUpDraft Kept(CardData data) => new SetUpDraft(
        new TeamId(data.Id(CardActions.Team) ?? ""), PulseCadence.Default, SweepPattern.Default.QuestionsPerPulse, ReleaseThreshold.Floor, new ChannelId(""), []).With(data).Draft;

    /// <summary>This draft with what a card sent back, and a sentence for each field that could not be read.</summary>
    public (SetUpDraft Draft, IReadOnlyList<string> Problems) With(CardData data)
    {
        var problems = new List<string>();
        var draft = this with
        {
            Cadence = (Cadence with
            {
                Weekday = Read(data.Text(CardActions.Weekday), DayOfWeekOf, _ => Phrase.Of("Day: choose a day of the week."), problems) ?? Cadence.Weekday,
                Time = Read(data.Text(CardActions.Time), TimeOf, _ => Phrase.Of("Time: write hours and minutes, such as 10:00."), problems) ?? Cadence.Time,
                ZoneId = ZoneIn(data, problems) ?? Cadence.ZoneId,
            }).Every(Read(data.Text(CardActions.Weeks), IntervalOf, _ => Phrase.Of($"How often: choose {SetUpTexts.Intervals}."), problems) is { } interval ? interval.Weeks : IntervalNow),
            Questions = Read(data.Text(CardActions.Questions), QuestionsOf, SetUpTexts.Questions, problems) ?? Questions,
            Threshold = Read(data.Text(CardActions.Threshold), ThresholdOf, SetUpTexts.ThresholdTooLow, problems) ?? Threshold,
            Calendar = Calendar with { Holidays = data.Has(CardActions.Holidays) ? HolidaysIn(data, Calendar.Holidays, problems) : Calendar.Holidays },
            Channel = data.Id(CardActions.Channel) is { } channel ? new ChannelId(channel) : Channel,
            Leaders = data.Has(CardActions.Leaders) ? LeadersIn(data) : Leaders,
            BasedOn = data.Text(CardActions.Revision) ?? (data.Has(CardActions.Weekday) ? null : BasedOn),
        };
        return (draft, problems);
    }

    public TeamSetUp ToSetUp() => new(Cadence, Channel, Leaders) { QuestionsPerPulse = Questions, Threshold = Threshold, Calendar = Calendar, BasedOn = BasedOn };

    public JsonObject ToData()
    {
        var data = Chosen();
        if (BasedOn is { } mark)
        {
            data[CardActions.Revision] = mark;
        }

        return data;
    }

    private JsonObject Chosen() => new()
    {
        ["v"] = 1,
        [CardActions.Team] = Team.Value,
        [CardActions.Weeks] = Interval,
        [CardActions.Weekday] = Cadence.Weekday.ToString(),
        [CardActions.Time] = CardText.Time(Cadence.Time),
        [CardActions.Zone] = Cadence.ZoneId,
        [CardActions.Holidays] = Holidays,
        [CardActions.Questions] = Text(Questions),
        [CardActions.Threshold] = Text(Threshold),
        [CardActions.Channel] = Channel.Value,
        [CardActions.Leaders] = string.Join(',', Leaders.Select(leader => leader.Value)),
    };

    /// <returns>The value; null when nothing came, or nothing that can be read, which is a problem.</returns>
    /// <param name="problem">What to say of it; gets what came, short enough to be shown.</param>
    private static T? Read<T>(string? text, Func<string, T?> parse, Func<string, string> problem, List<string> problems)
        where T : struct
    {
        var value = text is null ? null : parse(text.Trim());
        if (text is not null && value is null)
        {
            problems.Add(problem(Quoted(text)));
        }

        return value;
    }

    private static string? ZoneIn(CardData data, List<string> problems)
    {
        var zone = (data.Text(CardActions.OtherZone) ?? data.Text(CardActions.Zone))?.Trim();
        if (zone is null || TeamClock.Find(zone) is not null)
        {
            return zone;
        }

        problems.Add(Phrase.Of($"Time zone: {Quoted(zone)} is none that I know. Use a name such as Europe/London or America/New_York."));
        return null;
    }

    private static List<PersonId> LeadersIn(CardData data) =>
        [.. (data.Text(CardActions.Leaders) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).Select(PersonId.From)];

    private static DayOfWeek? DayOfWeekOf(string text) => Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && Enum.IsDefined(day) ? day : null;

    private static TimeOnly? TimeOf(string text) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <returns>So many weeks, or none for once a month; null for what is not on offer.</returns>
    private static (int? Weeks, bool IsRead)? IntervalOf(string text) =>
        text == Month ? (null, true) : WholeNumberOf(text) is { } weeks && PulseCadence.Intervals.Contains(weeks) ? (weeks, true) : null;

    private static int? QuestionsOf(string text) => WholeNumberOf(text) is { } count and >= 1 and <= SweepPattern.MaxQuestions ? count : null;

    private static int? ThresholdOf(string text) => WholeNumberOf(text) is { } answers and >= ReleaseThreshold.Floor ? answers : null;

    private static int? WholeNumberOf(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Quoted(string text) => $"\"{AdaptiveText.Shorten(text, 40)}\"";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
