using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Calendars;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin has filled in on the card of days off. Travels in the card, so that nothing is kept until it is saved.</summary>
/// <param name="Weekdays">On which the team works; empty when none was ticked.</param>
internal sealed record CalendarDraft(TeamId Team, Nation? Holidays, IReadOnlyList<DayOfWeek> Weekdays, bool WorksAtYearEnd)
{
    private const string On = "true";

    /// <summary>The first of the days off to be added; null for none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last of them; null for one day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What they are to be called, cleaned; empty for nothing.</summary>
    public string Label { get; init; } = "";

    /// <summary>The days off to be taken out, as <see cref="KeyOf"/> names them.</summary>
    public IReadOnlyList<string> Out { get; init; } = [];

    /// <summary>What these were made from (<see cref="TeamSetUp.BasedOn"/>).</summary>
    public string? BasedOn { get; init; }

    /// <summary>As a choice on a card.</summary>
    public string HolidayChoice => SetUpDraft.ChoiceOf(Holidays);

    public static CalendarDraft Of(Team team) =>
        new(team.Ref.Team, team.Calendar.Holidays, team.Calendar.Weekdays, team.Calendar.WorksAtYearEnd) { BasedOn = TeamSetUp.MarkOf(team) };

    /// <summary>What somebody filled in when nobody can read what is set: enough to show it to them again.</summary>
    public static CalendarDraft Kept(CardData data) => new CalendarDraft(new TeamId(data.Id(CardActions.Team) ?? ""), null, [], false).With(data).Draft;

    /// <summary>How a card names days off that are set.</summary>
    public static string KeyOf(DaysOff days) => string.Create(CultureInfo.InvariantCulture, $"{days.From:yyyy-MM-dd}/{days.To:yyyy-MM-dd}");

    /// <summary>This draft with what a card sent back, and a sentence for each field that could not be read.</summary>
    public (CalendarDraft Draft, IReadOnlyList<string> Problems) With(CardData data)
    {
        var problems = new List<string>();
        var draft = this with
        {
            Holidays = data.Has(CardActions.Holidays) ? SetUpDraft.HolidaysIn(data, Holidays, problems) : Holidays,
            Weekdays = data.Has(CardActions.Days) ? WeekdaysIn(data.Text(CardActions.Days) ?? "", problems) : Weekdays,
            WorksAtYearEnd = data.Has(CardActions.YearEnd) ? data.Text(CardActions.YearEnd) == On : WorksAtYearEnd,
            From = DateIn(data, CardActions.From, Phrase.Of("Days off, the first"), problems),
            To = DateIn(data, CardActions.To, Phrase.Of("Days off, the last"), problems),
            Label = AdaptiveText.Shorten(data.Text(CardActions.Label) ?? "", int.MaxValue),
            Out = Parts(data.Text(CardActions.Out) ?? ""),
            BasedOn = data.Text(CardActions.Revision) ?? BasedOn,
        };
        if (draft.From is null && (draft.To is not null || draft.Label.Length > 0) && problems.Count == 0)
        {
            problems.Add(Phrase.Of("Days off: the first of them is missing. Choose it, or leave the last day and the name empty."));
        }

        return (draft, problems);
    }

    /// <returns>The team's calendar as it would be.</returns>
    /// <param name="today">By the team's clock.</param>
    public WorkingCalendar In(WorkingCalendar calendar, DateOnly today)
    {
        var changed = calendar with
        {
            Holidays = Holidays,
            Weekdays = Weekdays,
            WorksAtYearEnd = WorksAtYearEnd,
            Own = Out.Count == 0 ? calendar.Own : [.. calendar.Own.Where(days => !Out.Contains(KeyOf(days)))],
        };
        return From is { } from ? changed.With(new DaysOff(from, To ?? from) { Label = Label.Length == 0 ? null : Label }, today) : changed;
    }

    public JsonObject ToData() => new() { ["v"] = 1, [CardActions.Team] = Team.Value, [CardActions.Revision] = BasedOn };

    private static DateOnly? DateIn(CardData data, string name, string field, List<string> problems)
    {
        if (data.Text(name) is { } came && data.Date(name) is null)
        {
            problems.Add(Phrase.Of($"{field}: \"{AdaptiveText.Shorten(came, 40)}\" is no day. Choose one in the calendar, or leave it empty."));
        }

        return data.Date(name);
    }

    private static List<DayOfWeek> WeekdaysIn(string text, List<string> problems)
    {
        var days = Parts(text).Select(part => Enum.TryParse<DayOfWeek>(part, ignoreCase: true, out var day) && Enum.IsDefined(day) ? day : (DayOfWeek?)null).ToList();
        if (days.Count == 0 || days.Contains(null))
        {
            problems.Add(Phrase.Of("Working days: tick at least one day of the week."));
        }

        return [.. SetUpParts.Week.Where(day => days.Contains(day))];
    }

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
