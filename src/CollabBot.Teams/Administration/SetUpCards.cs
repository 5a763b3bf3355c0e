using System.Text.Encodings.Web;
using System.Text.Json;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>Setting a team up in three small steps: when, who, check. Each card replaces the one before it.</summary>
internal static class SetUpCards
{
    /// <summary>More people than this are offered in a searchable list instead of a column of boxes.</summary>
    private const int MaxBoxes = 12;

    /// <summary>More names than this would make the card too large to send; then a person is found by part of the name.</summary>
    private const int MaxOffered = 80;

    /// <summary>Room for all names together, in characters; the rest of the card fits beside it.</summary>
    private const int RoomForNames = 7_700;

    /// <summary>What a person takes in that room beside the name: the id, and the words around both.</summary>
    private const int RoomBesideName = 64;

    private static readonly string[] Zones =
    [
        "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome", "Europe/Amsterdam", "Europe/Stockholm",
        "Europe/Helsinki", "Europe/Athens", "Europe/Warsaw", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
        "America/Toronto", "Asia/Kolkata", "Asia/Singapore", "Australia/Sydney", "Pacific/Auckland",
    ];

    public static AdaptiveCard When(SetUpDraft draft, string? teamName, IReadOnlyList<string> problems) => new()
    {
        Lang = CardText.Language,
        FallbackText = "Set up CollabBot: choose the day, the time and the time zone. Open Teams on a newer client to do it.",
        Body =
        [
            .. Opening($"When shall I ask?", "Step 1 of 3", teamName, problems),
            CardText.Plain($"I ask once a week and keep the pulse open for three working days."),
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Weekday,
                Label = "Day",
                IsRequired = true,
                ErrorMessage = "Choose a day.",
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = draft.Weekday.ToString(),
                Choices = [.. Weekdays().Select(day => new AdaptiveChoice(CardText.Weekday(day), day.ToString()))],
            },
            new AdaptiveTimeInput { Id = CardActions.Time, Label = "Time", IsRequired = true, ErrorMessage = "Give a time, such as 10:00.", Value = draft.Time },
            new AdaptiveChoiceSetInput
            {
                Id = CardActions.Zone,
                Label = "Time zone",
                IsRequired = true,
                ErrorMessage = "Choose a time zone.",
                Style = AdaptiveChoiceInputStyle.Compact,
                Value = draft.ZoneId,
                Choices = [.. Zones.Append(draft.ZoneId).Distinct(StringComparer.Ordinal).Select(zone => new AdaptiveChoice(AdaptiveText.Plain(zone.Replace('_', ' ')), zone))],
            },
            new AdaptiveTextInput { Id = CardActions.OtherZone, Label = "Another time zone, if yours is not in the list", Placeholder = "Such as Africa/Lagos", MaxLength = 64 },
        ],
        Actions = [Next("Next: who hears of it", CardActions.SetUpWho, draft)],
    };

    public static AdaptiveCard Who(
        SetUpDraft draft,
        string? teamName,
        IReadOnlyList<(ChannelId Id, string Name)> channels,
        IReadOnlyList<(PersonId Id, string Name)> people,
        IReadOnlyList<string> problems,
        string? find = null)
    {
        var offered = Offered(people, draft, find);
        var isComplete = offered.Count == people.Count;
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = "Set up CollabBot: choose the channel for the summary and who leads. Open Teams on a newer client to do it.",
            Body =
            [
                .. Opening($"Who hears of it?", "Step 2 of 3", teamName, problems),
                new AdaptiveChoiceSetInput
                {
                    Id = CardActions.Channel,
                    Label = "Channel for the summary",
                    IsRequired = true,
                    ErrorMessage = "Choose a channel.",
                    Style = AdaptiveChoiceInputStyle.Compact,
                    Value = draft.Channel.Value,
                    Choices = [.. channels.Select(channel => new AdaptiveChoice(CardText.ChoiceName(channel.Name), channel.Id.Value))],
                },
                new AdaptiveChoiceSetInput
                {
                    Id = CardActions.Leaders,
                    Label = $"Leaders, who get the digest (1 to {ConfigureTeam.MaxLeaders})",
                    IsRequired = true,
                    ErrorMessage = "Choose at least one leader.",
                    IsMultiSelect = true,
                    Style = people.Count > MaxBoxes ? AdaptiveChoiceInputStyle.Filtered : AdaptiveChoiceInputStyle.Expanded,
                    Wrap = true,
                    Value = string.Join(',', draft.Leaders.Select(leader => leader.Value)),
                    Choices = [.. offered.Select(person => new AdaptiveChoice(person.Name, person.Id.Value))],
                },
                .. isComplete ? [] : (ReadOnlySpan<AdaptiveElement>)[Finder(offered.Count, find)],
                CardText.Quiet($"Leaders see the same levels as the team. Their answers count, but {ReleaseThreshold.Floor - 1} of the {ReleaseThreshold.Floor} that it takes to show an area must come from others."),
            ],
            Actions =
            [
                Next("Next: check", CardActions.SetUpCheck, draft),
                .. isComplete ? [] : (ReadOnlySpan<AdaptiveAction>)[Next("Find", CardActions.SetUpWho, draft)],
                Back(CardActions.SetUpWhen, draft),
            ],
        };
    }

    public static AdaptiveCard Check(SetUpDraft draft, string? teamName, string channel, IReadOnlyList<string> leaders, Occurrence next, int people) => new()
    {
        Lang = CardText.Language,
        FallbackText = "Set up CollabBot: check and save. Open Teams on a newer client to do it.",
        Body =
        [
            .. Opening($"Is this right?", "Step 3 of 3", teamName, []),
            new AdaptiveFactSet
            {
                Facts =
                [
                    new AdaptiveFact($"I ask", $"every {CardText.Weekday(draft.Weekday)} at {CardText.Time(draft.Time)}, {draft.ZoneId}"),
                    new AdaptiveFact($"First on", $"{CardText.Moment(next.At, draft.ZoneId)}"),
                    new AdaptiveFact($"Summary in", $"{CardText.Name(channel) ?? "–"}"),
                    new AdaptiveFact($"Digest to", AdaptiveText.Join(", ", leaders.Select(leader => CardText.Name(leader) ?? "–"))),
                ],
            },
            .. people - leaders.Count < ReleaseThreshold.Floor - 1 || people < ReleaseThreshold.Floor
                ? [TooSmall(people)]
                : (AdaptiveElement[])[CardText.Foot($"{people} people will be asked. An area is shown only when at least {ReleaseThreshold.Floor} of them answered, {ReleaseThreshold.Floor - 1} of them not leaders.")],
        ],
        Actions = [Next("Save", CardActions.SetUpSave, draft) with { Style = AdaptiveActionStyle.Positive }, Back(CardActions.SetUpWho, draft)],
    };

    public static AdaptiveCard Saved(Team team, Occurrence next, PromiseOutlook outlook) => new()
    {
        Lang = CardText.Language,
        FallbackText = "CollabBot is set up.",
        Body =
        [
            AdaptiveTextBlock.Heading($"All set"),
            CardText.Plain($"I ask {CardText.Name(team.Name) ?? "the team"} first on {CardText.Moment(next.At, team.Cadence!.ZoneId)}, and then every week."),
            .. Later(outlook, next).Select(CardText.Plain),
            CardText.Quiet($"Write **settings** to change this, or **ask now** if you do not want to wait."),
        ],
        Actions =
        [
            new AdaptiveExecuteAction { Title = "Ask now", Verb = CardActions.AskNow, Data = new() { ["v"] = 1, [CardActions.Team] = team.Ref.Team.Value } },
        ],
    };

    /// <summary>People were told who reads their answers, so who reads next is said with its date.</summary>
    private static IEnumerable<AdaptiveText> Later(PromiseOutlook outlook, Occurrence next)
    {
        if (outlook.WithNextRound.Contains(PromisePoint.MoreReaders))
        {
            yield return $"The new leaders receive the digest from the round of {CardText.Day(next.Date)} on.";
        }

        if (outlook.WithNextSweep.Contains(PromisePoint.MoreReaders))
        {
            yield return $"The new leaders receive the digest from the next sweep on: until then, people were promised who reads.";
        }

        if (!outlook.HasReaders)
        {
            yield return $"So until the next sweep nobody receives the digest. The team's summary is posted as always.";
        }

        if (outlook.WithNextRound.Contains(PromisePoint.Channel))
        {
            yield return $"The summary is posted in the new channel from the round of {CardText.Day(next.Date)} on.";
        }

        if (outlook.WithNextSweep.Contains(PromisePoint.Channel))
        {
            yield return $"The summary is posted in the new channel from the next sweep on.";
        }
    }

    /// <summary>Those who are chosen, then as many as there is room for; all of them when there is room for all.</summary>
    private static List<(PersonId Id, string Name)> Offered(IReadOnlyList<(PersonId Id, string Name)> people, SetUpDraft draft, string? find)
    {
        var named = people.Select(person => (person.Id, Name: CardText.ChoiceName(person.Name))).ToList();
        if (Fitting(named) == named.Count)
        {
            return named;
        }

        var wanted = named.Where(person => draft.Leaders.Contains(person.Id))
            .Concat(named.Where(person => !draft.Leaders.Contains(person.Id) && (find is null || person.Name.Contains(find, StringComparison.CurrentCultureIgnoreCase))))
            .ToList();
        return wanted[..Fitting(wanted)];
    }

    /// <returns>How many of them, from the first on, there is room for.</returns>
    private static int Fitting(List<(PersonId Id, string Name)> people)
    {
        var count = 0;
        for (var room = RoomForNames; count < people.Count && count < MaxOffered; count++)
        {
            room -= LengthOnTheWire(people[count].Name) + RoomBesideName;
            if (room < 0)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>Emoji and isolates take several times the room that they seem to.</summary>
    private static int LengthOnTheWire(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value.Length;

    private static AdaptiveTextInput Finder(int offered, string? find) => new()
    {
        Id = CardActions.Find,
        Label = $"The list holds {offered} names. Somebody is missing? Write part of the name, then Find",
        MaxLength = 64,
        Value = find,
    };

    private static AdaptiveContainer TooSmall(int people) => Warning(
        $"Too few people",
        [$"There are {people} people to ask. That is too few to show anything safely: it takes {ReleaseThreshold.Floor}, of whom {ReleaseThreshold.Floor - 1} are not leaders. I will ask nobody until the team is larger."]);

    private static IEnumerable<AdaptiveElement> Opening(AdaptiveText title, string step, string? teamName, IReadOnlyList<string> problems)
    {
        yield return AdaptiveTextBlock.Heading(title);
        yield return CardText.Under(step, CardText.Name(teamName));
        if (problems.Count > 0)
        {
            yield return Warning($"Please put this right", [.. problems.Select(problem => (AdaptiveText)$"{problem}")]);
        }
    }

    /// <summary>Says by its title what its colour says: colours are not seen by everybody, and high contrast has none.</summary>
    private static AdaptiveContainer Warning(AdaptiveText title, IReadOnlyList<AdaptiveText> sentences) => new()
    {
        Style = AdaptiveContainerStyle.Attention,
        RoundedCorners = true,
        Spacing = AdaptiveSpacing.Medium,
        Items =
        [
            AdaptiveTextBlock.Heading(title, AdaptiveTextSize.Default) with { Color = AdaptiveTextColor.Attention },
            .. sentences.Select(sentence => new AdaptiveTextBlock { Text = sentence, Color = AdaptiveTextColor.Attention, Spacing = AdaptiveSpacing.Small }),
        ],
    };

    private static AdaptiveExecuteAction Next(string title, string verb, SetUpDraft draft) => new() { Title = title, Verb = verb, Data = draft.ToData() };

    private static AdaptiveExecuteAction Back(string verb, SetUpDraft draft) =>
        new() { Title = "Back", Verb = verb, Data = draft.ToData(), AssociatedInputs = AdaptiveAssociatedInputs.None };

    private static IEnumerable<DayOfWeek> Weekdays() =>
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
}
