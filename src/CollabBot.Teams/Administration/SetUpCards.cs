using System.Globalization;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>Setting a team up in three small steps: when, who, check. Each card replaces the one before it.</summary>
internal static class SetUpCards
{
    /// <summary>More people than this are offered in a searchable list instead of a column of boxes.</summary>
    private const int MaxBoxes = 12;

    /// <summary>Room for the names of channels and people together, in characters; the rest of the card fits beside it.</summary>
    private const int RoomForLists = 8_600;

    /// <summary>Of that for the channels at most.</summary>
    private const int RoomForChannels = 3_400;

    private static string LookAhead => Phrase.Of("The next 12 weeks");

    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Stockholm",
        "Europe/Helsinki", "Europe/Athens", "Europe/Warsaw", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
        "America/Toronto", "Asia/Kolkata", "Asia/Singapore", "Australia/Sydney", "Pacific/Auckland",
    ];

    /// <param name="opensDialogs">The person's client can show the same cards in a window of their own.</param>
    public static AdaptiveCard When(SetUpDraft draft, string? teamName, IReadOnlyList<string> problems, bool opensDialogs = false) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Set up CollabBot: choose how often, the day, the time and the time zone. Open Teams on a newer client to do it."),
        Body =
        [
            .. SetUpParts.Opening($"When shall I ask?", StepOf(1), teamName, problems),
            CardText.Plain($"I keep a pulse open for three working days, and once for a few more if too few have answered by then. A team of 5 to 7 does well to be asked every two weeks."),
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Weeks,
                Label = Phrase.Of("How often"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Choose how often."),
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = draft.Interval,
                Choices = [.. SetUpDraft.IntervalChoices(draft.Cadence).Select(choice => new AdaptiveChoice(choice.Name, choice.Value))],
            },
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Weekday,
                Label = Phrase.Of("Day"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Choose a day."),
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = draft.Cadence.Weekday.ToString(),
                Choices = [.. Weekdays().Select(day => new AdaptiveChoice(CardText.Weekday(day), day.ToString()))],
            },
            new AdaptiveTimeInput { Id = CardActions.Time, Label = Phrase.Of("Time"), IsRequired = true, ErrorMessage = Phrase.Of("Give a time, such as 10:00."), Value = draft.Cadence.Time },
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Zone,
                Label = Phrase.Of("Time zone"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Choose a time zone."),
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = draft.Cadence.ZoneId,
                Choices = [.. Zones.Append(draft.Cadence.ZoneId).Distinct(StringComparer.Ordinal).Select(zone => new AdaptiveChoice(AdaptiveText.Plain(zone.Replace('_', ' ')), zone))],
            },
            new AdaptiveTextInput { Id = CardActions.OtherZone, Label = Phrase.Of("Another time zone, if yours is not in the list"), Placeholder = Phrase.Of("Such as Africa/Lagos"), MaxLength = 64 },
            SetUpParts.Holidays(draft.Holidays),
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Questions,
                Label = Phrase.Of("Questions in a pulse"),
                IsRequired = true,
                ErrorMessage = Phrase.Of("Choose how many questions."),
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = Number(draft.Questions),
                Choices = [.. Enumerable.Range(1, SweepPattern.MaxQuestions).Select(count => new AdaptiveChoice(Number(count), Number(count)))],
            },
            new AdaptiveNumberInput
            {
                Id = CardActions.Threshold,
                Label = Phrase.Of($"Answers needed before an area is shown ({ReleaseThreshold.Floor} or more)"),
                IsRequired = true,
                ErrorMessage = Phrase.Of($"Give a whole number, {ReleaseThreshold.Floor} or more."),
                Min = ReleaseThreshold.Floor,
                Value = draft.Threshold,
            },
            CardText.Quiet($"The more answers, the safer, and the less often something is shown. Once it was promised, the number is never lowered."),
            .. SetUpParts.Pointer(problems),
        ],
        Actions =
        [
            Next(Phrase.Of("Next: who hears of it"), CardActions.SetUpWho, draft),
            .. draft.IsSetUp ? [Next(Phrase.Of("Days off"), CardActions.CalendarOpen, draft), Next(Phrase.Of("More settings"), CardActions.SetUpMore, draft)] : (ReadOnlySpan<AdaptiveAction>)[],
            .. opensDialogs ? [SettingsDialog.Button(Phrase.Of("Open in a window"), CardActions.SetUpWhen, draft.ToData())] : (ReadOnlySpan<AdaptiveAction>)[],
        ],
    };

    public static AdaptiveCard Who(
        SetUpDraft draft,
        string? teamName,
        IReadOnlyList<(ChannelId Id, string Name)> channels,
        IReadOnlyList<(PersonId Id, string Name)> people,
        IReadOnlyList<string> problems,
        string? find = null)
    {
        var offeredChannels = ChoiceList.Of(channels.Select(channel => (channel.Id.Value, channel.Name)), id => id == draft.Channel.Value, find, RoomForChannels);
        var offered = ChoiceList.Of(people.Select(person => (person.Id.Value, person.Name)), id => draft.Leaders.Contains(new PersonId(id)), find, RoomForLists - RoomForChannels + offeredChannels.Left);
        var isComplete = offered.IsComplete && offeredChannels.IsComplete;
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of("Set up CollabBot: choose the channel for the summary and who leads. Open Teams on a newer client to do it."),
            Body =
            [
                .. SetUpParts.Opening($"Who hears of it?", StepOf(2), teamName, problems),
                new AdaptiveChoiceSetInput
                {
                    Id = CardActions.Channel,
                    Label = Phrase.Of("Channel for the summary"),
                    IsRequired = true,
                    ErrorMessage = Phrase.Of("Choose a channel."),
                    Style = AdaptiveChoiceInputStyle.Compact,
                    Value = draft.Channel.Value,
                    Choices = offeredChannels.Choices,
                },
                new AdaptiveChoiceSetInput
                {
                    Id = CardActions.Leaders,
                    Label = Phrase.Of($"Leaders, who get the digest (1 to {ConfigureTeam.MaxLeaders})"),
                    IsRequired = true,
                    ErrorMessage = Phrase.Of("Choose at least one leader."),
                    IsMultiSelect = true,
                    Style = people.Count > MaxBoxes ? AdaptiveChoiceInputStyle.Filtered : AdaptiveChoiceInputStyle.Expanded,
                    Wrap = true,
                    Value = string.Join(',', draft.Leaders.Select(leader => leader.Value)),
                    Choices = offered.Choices,
                },
                .. isComplete ? [] : (ReadOnlySpan<AdaptiveElement>)[Finder(find)],
                CardText.Quiet($"Leaders see the same levels as the team. Their answers count, but {draft.Threshold - 1} of the {draft.Threshold} that it takes to show an area must come from others."),
            ],
            Actions =
            [
                Next(Phrase.Of("Next: check"), CardActions.SetUpCheck, draft),
                .. isComplete ? [] : (ReadOnlySpan<AdaptiveAction>)[Next(Phrase.Of("Find"), CardActions.SetUpWho, draft)],
                Back(CardActions.SetUpWhen, draft),
            ],
        };
    }

    /// <param name="channel">For the summary, and who can read it now; that is looked at again before each summary.</param>
    /// <param name="leaders">By name, of those who are in the team.</param>
    /// <param name="people">How many would be asked.</param>
    public static AdaptiveCard Check(SetUpDraft draft, string? teamName, (string Name, ChannelReaders Readers) channel, IReadOnlyList<string> leaders, IReadOnlyList<Occurrence> upcoming, int people)
    {
        var threshold = new ReleaseThreshold(draft.Threshold);
        var coverage = CoverageOf(draft, people, leaders.Count);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of("Set up CollabBot: check and save. Open Teams on a newer client to do it."),
            Body =
            [
                .. SetUpParts.Opening($"Is this right?", StepOf(3), teamName, []),
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        new AdaptiveFact($"I ask", $"{CadenceWording.Days(draft.Cadence)} at {CardText.Time(draft.Cadence.Time)}, {draft.Cadence.ZoneId}"),
                        new AdaptiveFact($"Next on", $"{CalendarTexts.Dates(upcoming)}"),
                        new AdaptiveFact($"Days off", $"{CalendarTexts.DaysOff(draft.Calendar, upcoming[0].Date)}"),
                        new AdaptiveFact($"Questions", $"{draft.Questions} in a pulse"),
                        new AdaptiveFact($"Summary in", $"{CardText.Name(channel.Name) ?? "–"}"),
                        new AdaptiveFact($"Digest to", AdaptiveText.Join(", ", leaders.Select(leader => CardText.Name(leader) ?? "–"))),
                    ],
                },
                .. WhoElseReads(channel.Readers),
                .. coverage.Advice is CoverageAdvice.NudgesOnly
                    ? [TooSmall(coverage.Advice)]
                    : (AdaptiveElement[])[
                        WhatToExpect(coverage),
                        CardText.Foot($"{people} people will be asked. An area is shown only when at least {threshold.Answers} of them answered, {threshold.FromOthers} of them not leaders.")],
            ],
            Actions =
            [
                Next(Phrase.Of("Save"), CardActions.SetUpSave, draft) with { Style = AdaptiveActionStyle.Positive },
                .. coverage.Advice is CoverageAdvice.AskFortnightly
                    ? [Next(Phrase.Of("Ask every two weeks"), CardActions.SetUpCheck, draft with { Cadence = draft.Cadence.Every(2) })]
                    : (ReadOnlySpan<AdaptiveAction>)[],
                Next(LookAhead, CardActions.SetUpAhead, draft),
                Back(CardActions.SetUpWho, draft),
            ],
        };
    }

    /// <summary>What a team of so many people can expect of what was chosen.</summary>
    public static Coverage CoverageOf(SetUpDraft draft, int people, int leaders) =>
        Coverage.Of(new CoverageRhythm(draft.Questions, draft.Cadence.DaysBetweenRounds), new ReleaseThreshold(draft.Threshold), people, Math.Min(leaders, people), Coverage.ExpectedResponse);

    /// <param name="few">How many people there are, where that is why the team is asked every two weeks; else null.</param>
    public static AdaptiveCard Saved(ConfigureTeamOutcome.Saved saved, int? few = null) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("CollabBot is set up."),
        Body =
        [
            AdaptiveTextBlock.Heading($"All set"),
            CardText.Plain($"I ask {CardText.Name(saved.Team.Name) ?? Phrase.Of("the team")} first on {CardText.Moment(saved.Next.At, saved.Team.Cadence!.ZoneId)}, and then {CadenceWording.Every(saved.Team.Cadence)}."),
            .. few is { } people ? [CardText.Plain($"With {people} people a weekly pulse often has too few answers to keep everybody safe. So I ask every two weeks.")] : (ReadOnlySpan<AdaptiveElement>)[],
            .. SavedTexts.Later(saved).Select(CardText.Plain),
            CardText.Quiet($"Write **settings** to change this, or **ask now** if you do not want to wait."),
        ],
        Actions =
        [
            new AdaptiveExecuteAction { Title = Phrase.Of("Ask now"), Verb = CardActions.AskNow, Data = new() { ["v"] = 1, [CardActions.Team] = saved.Team.Ref.Team.Value } },
            new AdaptiveExecuteAction { Title = LookAhead, Verb = CardActions.SetUpAhead, Data = new() { ["v"] = 1, [CardActions.Team] = saved.Team.Ref.Team.Value } },
        ],
    };

    private static AdaptiveElement[] WhoElseReads(ChannelReaders readers) => readers switch
    {
        ChannelReaders.OnlyTheTeam => [],
        ChannelReaders.Others => [CardText.Plain($"Others than your team can read this channel. So the summary goes to each of you in your own chat, and the channel gets a note without results. Choose another channel if you want it there.")],
        _ => [CardText.Plain($"I cannot tell just now who else can read this channel. I look again before each summary; if others can, or I still cannot tell, it goes to each of you in your own chat.")],
    };

    private static AdaptiveContainer WhatToExpect(Coverage coverage) => new()
    {
        Spacing = AdaptiveSpacing.Medium,
        Items =
        [
            AdaptiveTextBlock.Heading($"What to expect", AdaptiveTextSize.Default),
            CardText.Plain($"{CoverageWording.Of(coverage)}") with { Spacing = AdaptiveSpacing.None },
            .. CoverageWording.Of(coverage.Advice) is { Length: > 0 } advice ? [CardText.Plain($"{advice}")] : (ReadOnlySpan<AdaptiveElement>)[],
        ],
    };

    private static AdaptiveTextInput Finder(string? find) => new()
    {
        Id = CardActions.Find,
        Label = Phrase.Of("Not all fit in the lists. Somebody or a channel is missing? Write part of the name, then Find"),
        MaxLength = 64,
        Value = find,
    };

    private static AdaptiveContainer TooSmall(CoverageAdvice advice) =>
        SetUpParts.Warning($"Too few people", [$"{CoverageWording.Of(advice)}", $"I will ask nobody until the team is larger."]);

    private static AdaptiveExecuteAction Next(string title, string verb, SetUpDraft draft) => new() { Title = title, Verb = verb, Data = draft.ToData() };

    private static AdaptiveExecuteAction Back(string verb, SetUpDraft draft) =>
        new() { Title = Phrase.Of("Back"), Verb = verb, Data = draft.ToData(), AssociatedInputs = AdaptiveAssociatedInputs.None };

    private static string StepOf(int step) => Phrase.Of($"Step {step} of 3");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<DayOfWeek> Weekdays() =>
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
}
