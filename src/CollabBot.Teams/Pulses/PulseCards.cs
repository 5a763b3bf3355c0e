using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Languages;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Digests;

namespace CollabBot.Teams.Pulses;

/// <summary>The cards of a pulse: one question at a time, replaced in place.</summary>
/// <remarks>None shows an answer that was given: a chat keeps its history longer than the bot keeps an answer. Who asks for theirs gets <see cref="OwnAnswerCards"/>.</remarks>
internal static class PulseCards
{
    private static string News => Phrase.Of("New since last time:");
    private const string WhyId = "why";
    private const string PauseId = "pause";

    /// <param name="fromOlderCard">What was just tapped was on an older card, and changed nothing.</param>
    /// <param name="place">Which of the person's messages of this week it is; null for a card that takes another's place.</param>
    public static AdaptiveCard Of(PulseView view, bool fromOlderCard = false, AttentionPlace? place = null)
    {
        AdaptiveElement[] said = fromOlderCard ? [CardText.Quiet($"That was an older card, so it changed nothing. This is the newest.")] : [];
        return view.Question is { } question ? Asking(view, question, said, place) : Through(view, said);
    }

    /// <summary>To somebody from whom there is no answer yet: the question, and how the bot comes to ask again.</summary>
    public static AdaptiveCard Reminding(PulseView view) => view.Question is { } question
        ? Asking(view, question, [CardText.Quiet($"This is the only reminder. It goes to everybody whose sealed envelope is still empty; no list of them is kept, and nobody is told. Busy weeks? **Pause or stop** below keeps me quiet for as long as you say.")])
        : Through(view, []);

    /// <summary>What the leaders of the team will see of this round, from made-up answers.</summary>
    public static AdaptiveCard Preview(PulseView view) => DigestCards.Preview(ExampleSummary.Of(view.Plan), Show(Phrase.Of("Back to my questions"), view, null));

    /// <summary>In place of a card whose round takes no more answers.</summary>
    public static AdaptiveCard Closed(RoundPlan plan) => Note(
        Phrase.Of("This pulse has closed"),
        Phrase.Of($"It was open until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}, or until an admin closed it. Your last answer was not saved; what you answered before is counted with the others."),
        Phrase.Of("Your team is told the result. I will ask again next time."));

    /// <summary>In place of a card that cannot be answered by this person, or at all.</summary>
    public static AdaptiveCard Note(string title, string text, string whatToDo) => new()
    {
        Lang = CardText.Language,
        FallbackText = AdaptiveText.Plain($"{title}. {text} {whatToDo}"),
        Body = [AdaptiveTextBlock.Heading($"{title}"), CardText.Plain($"{text}"), CardText.Quiet($"{whatToDo}")],
    };

    private static AdaptiveCard Asking(PulseView view, Question question, AdaptiveElement[] before, AttentionPlace? place = null)
    {
        var item = question.Item;
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of($"{PlainTitle(view.Plan.TeamName)}, question {question.Index + 1} of {view.Count}. {string.Concat(view.Plan.PromiseChanges.Select(point => $"{News} {Change(point, view.Plan)} "))}{item.Scale.Stem} {item.Text} Type one: {string.Join(", ", item.Scale.Labels)}, or skip. {Promise(view.Plan).Markdown} Write why to learn why you are asked this, pause or stop to be left alone."),
            Body =
            [
                Header(Title(view.Plan.TeamName), $"{question.Index + 1} of {view.Count}"),
                .. before,
                .. view.Plan.PromiseChanges.Concat(view.Plan.CommentChanges).Select(point => CardText.Quiet($"{News} {Change(point, view.Plan)}")),
                new AdaptiveTextBlock { Text = $"{item.Scale.Stem}", IsSubtle = true, Spacing = AdaptiveSpacing.Medium },
                AdaptiveTextBlock.Heading($"{item.Text}") with { Spacing = AdaptiveSpacing.None },
                .. item.Scale.Labels.Select((label, index) => Choice(view, question, label, index + 1, first: index == 0)),
                Choice(view, question, Phrase.Of("Does not apply, or I would rather not say"), null, first: false),
                new AdaptiveActionSet
                {
                    Spacing = AdaptiveSpacing.Medium,
                    Actions =
                    [
                        new AdaptiveToggleVisibilityAction { Title = Phrase.Of("Why am I asked this?"), TargetElements = [WhyId] },
                        new AdaptiveToggleVisibilityAction { Title = Phrase.Of("Pause or stop"), TargetElements = [PauseId] },
                    ],
                },
                CardText.OnDemand(WhyId, PulseNotice.Of(view)),
                PauseOrStop(view),
                .. Receipt(view),
                CardText.Quiet(Promise(view.Plan)) with { Spacing = AdaptiveSpacing.Medium },
                .. place is null ? [] : (AdaptiveElement[])[CardText.Quiet(AttentionCards.Line(place)) with { Spacing = AdaptiveSpacing.Small }],
            ],
            Actions =
            [
                .. question.Index > 0 ? [Show(Phrase.Of("Back"), view, question.Index - 1)] : (ReadOnlySpan<AdaptiveAction>)[],
                Act(Phrase.Of("What will my leader see?"), CardActions.Preview, view),
            ],
        };
    }

    private static AdaptiveCard Through(PulseView view, AdaptiveElement[] before)
    {
        var closes = CardText.Moment(view.Plan.ClosesAt, view.Plan.ZoneId);
        return new AdaptiveCard
        {
            Lang = CardText.Language,
            FallbackText = Phrase.Of($"Thank you. {view.Answered} of {view.Count} questions done. You can change your answers until {closes}."),
            Body =
            [
                Header(Title(view.Plan.TeamName), $"{view.Answered} of {view.Count}"),
                .. before,
                AdaptiveTextBlock.Heading($"Thank you, that is all") with { Spacing = AdaptiveSpacing.Medium },
                CardText.Plain($"Your answers are sealed. When the pulse closes they are counted and destroyed, and your team is told the result.") with { Spacing = AdaptiveSpacing.Small },
                .. TakesComments(view) ? [CardText.Plain($"Anything to add? If you like, leave a few words for those who receive the digest.") with { Spacing = AdaptiveSpacing.Small }] : (ReadOnlySpan<AdaptiveElement>)[],
                .. Receipt(view),
                CardText.Foot(Promise(view.Plan)),
            ],
            Actions =
            [
                Show(Phrase.Of("Change my answers"), view, 0),
                Act(Phrase.Of("See or withdraw my answers"), CardActions.MyAnswers, view),
                .. TakesComments(view) ? [Act(Phrase.Of("Anything to add?"), CardActions.Comment, view)] : (ReadOnlySpan<AdaptiveAction>)[],
                Act(Phrase.Of("What will my leader see?"), CardActions.Preview, view),
            ],
        };
    }

    internal static bool TakesComments(PulseView view) => view.Plan.Comments is { AreTaken: true };

    /// <summary>The promise in one line: from how many answers on, to whom, until when.</summary>
    internal static AdaptiveText Promise(RoundPlan plan) =>
        $"Shown only if {plan.Threshold.Answers} or more people answer, to {Team(plan)}{Leaders(plan.DigestReaders.Count)}, never who said what. Open until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}.";

    /// <summary>Guests who can read the team's channel are no readers of its result: it goes to each member then.</summary>
    private static AdaptiveText Team(RoundPlan plan) => plan.Guests > 0 ? $"your team (not its guests)" : (AdaptiveText)$"your team";

    private static AdaptiveText Leaders(int leaders) => leaders > 0 ? AdaptiveText.Counted(leaders, $" and its leader", $" and its {leaders} leaders") : default;

    /// <summary>One point in which the promise differs from the last one, as the rest of a sentence.</summary>
    private static string Change(PromisePoint point, RoundPlan plan) => point switch
    {
        PromisePoint.Threshold => Phrase.Of($"at least {plan.Threshold.Answers} answers are needed before anything is shown."),
        PromisePoint.MoreReaders => Phrase.Of("somebody else receives the leaders' digest too."),
        PromisePoint.FewerReaders => Phrase.Of("somebody does not receive the leaders' digest any more."),
        PromisePoint.Channel => Phrase.Of("the summary is posted in another channel."),
        PromisePoint.Kept => Phrase.Of("what is shown is kept for less long."),
        PromisePoint.CommentsOn => Phrase.Of("you may add a comment, which those who receive the digest read when the sweep ends. Nobody has to."),
        PromisePoint.CommentsOff => Phrase.Of("comments are not taken any more, and those that are held are shown to nobody."),
        PromisePoint.CommentThreshold => Phrase.Of($"at least {plan.Comments?.Answers ?? CommentPromise.Floor} answers in an area are needed before comments on it are shown."),
        _ => throw new UnreachableException(),
    };

    private static AdaptiveTextBlock[] Receipt(PulseView view) => view.SavedAt is { } at
        ? [CardText.Quiet($"Your last answer was saved at {CardText.Time(TeamClock.For(view.Plan.ZoneId).TimeAt(at))}. You can change it until the pulse closes.") with { Spacing = AdaptiveSpacing.Medium }]
        : [];

    internal static AdaptiveColumnSet Header(AdaptiveText title, AdaptiveText progress) => new()
    {
        Columns =
        [
            new AdaptiveColumn { Width = AdaptiveWidth.Stretch, Items = [AdaptiveTextBlock.Heading(title, AdaptiveTextSize.Small) with { Color = AdaptiveTextColor.Accent, MaxLines = 2 }] },
            new AdaptiveColumn { Width = AdaptiveWidth.Auto, Items = [CardText.Quiet(progress)] },
        ],
    };

    private static AdaptiveContainer Choice(PulseView view, Question question, string label, int? value, bool first) => new()
    {
        Style = AdaptiveContainerStyle.Emphasis,
        RoundedCorners = true,
        Spacing = first ? AdaptiveSpacing.Medium : AdaptiveSpacing.Small,
        Items = [new AdaptiveTextBlock { Text = $"{label}", Weight = value is null ? AdaptiveTextWeight.Default : AdaptiveTextWeight.Bolder, IsSubtle = value is null ? true : null }],
        SelectAction = new AdaptiveExecuteAction
        {
            Title = label,
            Verb = CardActions.Answer,
            Data = Data(view, question.Index, value?.ToString(CultureInfo.InvariantCulture) ?? ""),
        },
    };

    /// <param name="question">Null for wherever the person stands.</param>
    internal static AdaptiveExecuteAction Show(string title, PulseView view, int? question) => new()
    {
        Title = title,
        Verb = CardActions.ShowQuestion,
        Data = Data(view, question, null),
    };

    internal static AdaptiveExecuteAction Act(string title, string verb, PulseView view) => new() { Title = title, Verb = verb, Data = Data(view, null, null) };

    private static JsonObject Data(PulseView view, int? question, string? value)
    {
        var data = new JsonObject
        {
            ["v"] = 1,
            [CardActions.Team] = view.Plan.Ref.Team.Team.Value,
            [CardActions.Round] = view.Plan.Ref.Round.Value,
            [CardActions.Revision] = view.CardRevision,
            [CardActions.Stamp] = view.Stamp,
        };
        if (question is { } index)
        {
            data[CardActions.Question] = index;
        }

        if (value is not null)
        {
            data[CardActions.Value] = value;
        }

        return data;
    }

    internal static AdaptiveText Title(string? teamName) => AdaptiveText.Join(" · ", CardText.Name(teamName) is { } name ? [Phrase.Of("Team pulse"), name] : [Phrase.Of("Team pulse")]);

    private static string PlainTitle(string? teamName) => CardText.Name(teamName) is { } name ? Phrase.Of($"Team pulse · {AdaptiveText.Plain(name)}") : Phrase.Of("Team pulse");

    private static AdaptiveContainer PauseOrStop(PulseView view)
    {
        var said = CardText.OnDemand(PauseId, [$"While you are paused I neither ask nor remind you. Nobody is told, and what you have answered already is counted."]);
        return said with { Items = [.. said.Items, PauseCards.OneTap(PausePlace.Of(view.Plan.Ref))] };
    }
}
