using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What the card of days off shows beside what was filled in.</summary>
/// <param name="TeamName">Null when it is not known.</param>
/// <param name="Own">The team's own days off that are not over.</param>
/// <param name="Upcoming">When the team would be asked next; empty when that cannot be said.</param>
internal sealed record CalendarPage(string? TeamName, IReadOnlyList<DaysOff> Own, IReadOnlyList<Occurrence> Upcoming, IReadOnlyList<string> Problems)
{
    public bool IsSaved { get; init; }

    /// <summary>The dates are those that would be if it were saved.</summary>
    public bool IsPreview { get; init; }
}

/// <summary>The days on which a team is left alone, for an admin, with the next dates under what is filled in.</summary>
internal static class CalendarCards
{
    /// <summary>Room for the team's own days off, in characters; the rest of the card fits beside them.</summary>
    private const int RoomForOwn = 4_500;

    public static AdaptiveCard Of(CalendarDraft draft, CalendarPage page) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Days off: write calendar to see them, and holidays scotland, day off 24 December or working days mon tue thu to change them."),
        Body =
        [
            .. SetUpParts.Opening($"Days off", page.IsSaved ? Phrase.Of("Saved") : Phrase.Of("Settings"), page.TeamName, page.Problems),
            .. page.Upcoming.Count == 0 ? [] : (ReadOnlySpan<AdaptiveElement>)[Dates(page)],
            SetUpParts.Holidays(draft.HolidayChoice),
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Days,
                Label = Phrase.Of("Days of the week on which your team works"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Tick at least one day."),
                IsMultiSelect = true,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Value = string.Join(',', draft.Weekdays),
                Choices = [.. SetUpParts.Week.Select(day => new AdaptiveChoice(CardText.Weekday(day), day.ToString()))],
            },
            new AdaptiveToggleInput
            {
                Id = CardActions.YearEnd,
                Label = Phrase.Of("The end of the year"),
                Title = Phrase.Of("We work from 25 to 31 December"),
                Value = draft.WorksAtYearEnd ? "true" : "false",
                Wrap = true,
            },
            .. page.Own.Count == 0 ? [] : Own(draft, page.Own),
            new AdaptiveDateInput { Id = CardActions.From, Label = Phrase.Of("Another day off, or the first of several"), Value = draft.From },
            new AdaptiveDateInput { Id = CardActions.To, Label = Phrase.Of("The last of several"), Value = draft.To },
            new AdaptiveTextInput
            {
                Id = CardActions.Label,
                Label = Phrase.Of("What it is called, if you like"),
                Placeholder = Phrase.Of("Such as Inset day"),
                MaxLength = DaysOff.LongestLabel,
                Value = draft.Label,
            },
            CardText.Quiet($"What it is called stands here and in the plan of the next weeks, which admins read. On a day off I ask and remind nobody; the next week's day asks instead."),
            .. SetUpParts.Pointer(page.Problems),
        ],
        Actions =
        [
            new AdaptiveExecuteAction { Title = Phrase.Of("Save"), Verb = CardActions.CalendarSave, Data = draft.ToData(), Style = AdaptiveActionStyle.Positive },
            new AdaptiveExecuteAction { Title = Phrase.Of("Show the next dates first"), Verb = CardActions.CalendarCheck, Data = draft.ToData() },
        ],
    };

    private static AdaptiveContainer Dates(CalendarPage page) =>
        CardText.Section(page.IsPreview ? (AdaptiveText)$"Not saved yet. I would ask next on" : (AdaptiveText)$"I ask next on", $"{CalendarTexts.Dates(page.Upcoming)}");

    private static IReadOnlyList<AdaptiveElement> Own(CalendarDraft draft, IReadOnlyList<DaysOff> own)
    {
        var offered = ChoiceList.Of(own.DistinctBy(CalendarDraft.KeyOf).Select(days => (CalendarDraft.KeyOf(days), CalendarTexts.Named(days))), draft.Out.Contains, find: null, RoomForOwn);
        return
        [
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Out,
                Label = Phrase.Of("Days off that you entered: tick those to take out"),
                IsMultiSelect = true,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Wrap = true,
                Value = string.Join(',', draft.Out),
                Choices = offered.Choices,
            },
            .. offered.IsComplete ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Quiet($"Those that come first are shown. To take out a later one, write **day on** and the day.")],
        ];
    }
}
