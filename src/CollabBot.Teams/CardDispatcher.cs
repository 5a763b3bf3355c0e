using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Pulses;

namespace CollabBot.Teams;

/// <summary>Takes a pressed button to what it does: the one table of verbs. A verb that is not known gets a clear answer, never an error.</summary>
internal sealed class CardDispatcher(PulseActions pulses, SetUpActions setUp, AskNow askNow, TimeProvider time)
{
    private const string OtherVersion = "I do not know this button: it may be from another version of me. Write help to see what I understand.";
    private const string WhoAreYou = "I cannot tell who you are in your organisation's directory. Nothing was saved.";

    /// <returns>Null for an invoke that is none of ours.</returns>
    public async Task<InvokeResponse?> InvokedAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        return activity.Name switch
        {
            "adaptiveCard/action" => await ExecutedAsync(activity, cancellationToken),
            "task/fetch" or "task/submit" => InvokeResponse.TaskMessage(OtherVersion),
            _ => null,
        };
    }

    /// <summary>A button of an old client, which can only send a message: the answer is a new card.</summary>
    public async Task SubmittedAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var data = new CardData(turn.Activity.Value ?? default);
        var reply = await HandleAsync(data.Text("verb"), turn.Activity, sender, data, cancellationToken) switch
        {
            CardAnswer.Replaced replaced => OutboundActivity.FromCard(replaced.Card, replaced.Card.FallbackText),
            CardAnswer.Notice notice => OutboundActivity.FromText(notice.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await turn.SendActivityAsync(reply, cancellationToken);
    }

    private async Task<InvokeResponse> ExecutedAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (Sender.Of(activity) is not { } sender)
        {
            return InvokeResponse.Error(403, "Forbidden", WhoAreYou);
        }

        if (activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("action", out var action)
            || action.ValueKind is not JsonValueKind.Object)
        {
            return InvokeResponse.Error(400, "BadRequest", "value.action is missing; a card action says what was pressed.");
        }

        var data = new CardData(action.TryGetProperty("data", out var sent) ? sent : default);
        return await HandleAsync(new CardData(action).Text("verb"), activity, sender, data, cancellationToken) switch
        {
            CardAnswer.Replaced replaced => InvokeResponse.Card(replaced.Card),
            CardAnswer.Notice notice => InvokeResponse.Message(notice.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<CardAnswer> HandleAsync(string? verb, Activity activity, Sender sender, CardData data, CancellationToken cancellationToken) => verb switch
    {
        CardActions.Answer => await pulses.AnswerAsync(sender, data, activity.Timestamp ?? time.GetUtcNow(), cancellationToken),
        CardActions.ShowQuestion => await pulses.ShowQuestionAsync(sender, data, cancellationToken),
        CardActions.SetUpOpen or CardActions.SetUpWhen or CardActions.SetUpWho or CardActions.SetUpCheck or CardActions.SetUpSave =>
            await setUp.HandleAsync(verb, sender, data, activity.TimeZone, cancellationToken),
        CardActions.AskNow => new CardAnswer.Notice(data.Text(CardActions.Team) is { } team
            ? AskNowTexts.Of(await askNow.OpenAsync(sender.In(new TeamId(team)), sender.Id, cancellationToken)).Replace("**", "", StringComparison.Ordinal)
            : OtherVersion),
        _ => new CardAnswer.Notice(OtherVersion),
    };
}
