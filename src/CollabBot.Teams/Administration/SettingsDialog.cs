using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>The cards of the settings as pages of a dialog (a task module): the same cards, the same rules, the same words; only how a button arrives differs.</summary>
internal static class SettingsDialog
{
    private const string Title = "Settings";
    private const string TeamsKey = "msteams";
    private const string VerbKey = "verb";

    private static readonly string[] Verbs =
    [
        CardActions.SetUpOpen, CardActions.SetUpWhen, CardActions.SetUpWho, CardActions.SetUpCheck, CardActions.SetUpSave, CardActions.SetUpStart, CardActions.SetUpAhead,
        CardActions.SetUpMore, CardActions.SetUpMoreSave, CardActions.CalendarOpen, CardActions.CalendarCheck, CardActions.CalendarSave,
        CardActions.AdminsOpen, CardActions.AdminsSave, CardActions.AskNow, CardActions.Quiet,
    ];

    /// <returns>True where a button on a card can open a dialog: in Teams itself. Clients on this machine draw such a button and fail when it is pressed.</returns>
    public static bool Opens(Activity activity) =>
        activity.Channel == ChannelIds.Msteams && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && !address.IsLoopback;

    /// <returns>True for what a page of the dialog can ask for.</returns>
    public static bool Has(string? verb) => Verbs.Contains(verb);

    /// <summary>Opens the dialog on the page that a verb shows.</summary>
    public static AdaptiveSubmitAction Button(string title, string verb, JsonObject data)
    {
        data[VerbKey] = verb;
        data[TeamsKey] = new JsonObject { ["type"] = "task/fetch" };
        return new AdaptiveSubmitAction { Title = title, Data = data };
    }

    /// <param name="sent">What the page sent, or the button that opened the dialog. What a person filled in is on the page that follows, whatever went wrong.</param>
    public static InvokeResponse Of(CardAnswer answer, JsonElement sent) => answer switch
    {
        CardAnswer.Replaced replaced => InvokeResponse.TaskContinue(Title, Page(replaced.Card)),
        CardAnswer.Beside beside => InvokeResponse.TaskContinue(Title, Page(beside.Card, sent)),
        CardAnswer.Notice { Text: var text } when text != SetUpTexts.NotAdmin && Filled(new CardData(sent), text) is { } page => InvokeResponse.TaskContinue(Title, Page(page)),
        CardAnswer.Notice notice => InvokeResponse.TaskMessage(notice.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <returns>The page that was filled in, with what went wrong; null when there was nothing to fill in.</returns>
    private static AdaptiveCard? Filled(CardData data, string problem) =>
        data.Has(CardActions.Weekday) ? SetUpCards.When(SetUpDraft.Kept(data), teamName: null, [problem])
        : data.Has(CardActions.CommentThreshold) ? MoreCards.Of(MoreDraft.Kept(data), teamName: null, [problem], [])
        : data.Has(CardActions.Days) ? CalendarCards.Of(CalendarDraft.Kept(data), new CalendarPage(null, [], [], [problem]))
        : null;

    /// <param name="below">What would be shown below a card has a way back here, to the page that was sent.</param>
    private static AdaptiveCard Page(AdaptiveCard card, JsonElement? below = null) => card with
    {
        Actions =
        [
            .. (card.Actions ?? []).Where(action => action is not AdaptiveSubmitAction).Select(InDialog),
            .. below is { ValueKind: JsonValueKind.Object } sent && new CardData(sent).Has(CardActions.Weekday) ? [BackTo(sent)] : (ReadOnlySpan<AdaptiveAction>)[],
        ],
    };

    /// <summary>What replaces a card arrives as an action of its own; in a dialog only what is submitted arrives.</summary>
    private static AdaptiveAction InDialog(AdaptiveAction action)
    {
        if (action is not AdaptiveExecuteAction execute)
        {
            return action;
        }

        var data = execute.Data?.DeepClone().AsObject() ?? [];
        data[VerbKey] = execute.Verb;
        return new AdaptiveSubmitAction { Title = execute.Title, Style = execute.Style, AssociatedInputs = execute.AssociatedInputs, Data = data };
    }

    private static AdaptiveSubmitAction BackTo(JsonElement sent)
    {
        var data = SetUpDraft.Kept(new CardData(sent)).ToData();
        data[VerbKey] = CardActions.SetUpWhen;
        return new AdaptiveSubmitAction { Title = Phrase.Of("Back"), Data = data, AssociatedInputs = AdaptiveAssociatedInputs.None };
    }
}
