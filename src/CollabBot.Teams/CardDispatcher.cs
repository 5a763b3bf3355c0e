using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Digests;
using CollabBot.Teams.Kits;
using CollabBot.Teams.Loop;
using CollabBot.Teams.Nudges;
using CollabBot.Teams.OwnData;
using CollabBot.Teams.Pulses;
using CollabBot.Teams.Spanners;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams;

/// <summary>Takes a pressed button to what it does: the one table of verbs. A verb that is not known gets a clear answer, never an error.</summary>
internal sealed class CardDispatcher(
    PulseActions pulses, PauseActions pauses, CommentActions comments, AttentionActions attention, SetUpActions setUp, DigestActions digests, NudgeActions nudges,
    ReplyActions replies, NoticedActions noticed, KitActions kits, SpannerActions spanners, OwnDataActions ownData, AskNow askNow, TimeProvider time)
{
    private const string OtherVersion = "I do not know this button: it may be from another version of me. Write help to see what I understand.";
    private const string OwnChatOnly = "That belongs in our own chat: write pulse to me there. Nothing was saved.";
    private const string SeeBelow = "I have sent it to you below.";
    private const string WhoAreYou = "I cannot tell who you are in your organisation's directory. Nothing was saved.";

    /// <summary>To a card action that does not say what was pressed.</summary>
    public static InvokeResponse Unreadable { get; } = InvokeResponse.Error(400, "BadRequest", "value.action is missing; a card action says what was pressed.");

    /// <summary>To a dialog: no card of this version opens one.</summary>
    public static InvokeResponse UnknownDialog { get; } = InvokeResponse.TaskMessage(OtherVersion);

    /// <summary>A button of an old client, which can only send a message: the answer is a new card.</summary>
    public async Task SubmittedAsync(ITurnContext turn, InboundEvent.CardSubmitted submitted, CancellationToken cancellationToken)
    {
        if (Sender.Of(turn.Activity) is not { } sender)
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(HelpTexts.NobodyIKnow), cancellationToken);
            return;
        }

        var data = new CardData(submitted.Data);
        var reply = await HandleAsync(data.Text("verb"), turn.Activity, sender, data, cancellationToken) switch
        {
            CardAnswer.Replaced replaced => OutboundActivity.FromCard(replaced.Card, replaced.Card.FallbackText),
            CardAnswer.Beside beside => OutboundActivity.FromCard(beside.Card, beside.Card.FallbackText),
            CardAnswer.Notice notice => OutboundActivity.FromText(notice.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await turn.SendActivityAsync(reply, cancellationToken);
    }

    public async Task<InvokeResponse> ExecutedAsync(ITurnContext turn, InboundEvent.CardExecuted executed, CancellationToken cancellationToken)
    {
        if (Sender.Of(turn.Activity) is not { } sender)
        {
            return InvokeResponse.Error(403, "Forbidden", WhoAreYou);
        }

        switch (await HandleAsync(executed.Verb, turn.Activity, sender, new CardData(executed.Data), cancellationToken))
        {
            case CardAnswer.Replaced replaced:
                return InvokeResponse.Card(replaced.Card);
            case CardAnswer.Beside beside:
                await turn.SendActivityAsync(OutboundActivity.FromCard(beside.Card, beside.Card.FallbackText), cancellationToken);
                return InvokeResponse.Message(SeeBelow);
            case CardAnswer.Notice notice:
                return InvokeResponse.Message(notice.Text);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<CardAnswer> HandleAsync(string? verb, Activity activity, Sender sender, CardData data, CancellationToken cancellationToken) => verb switch
    {
        // Where others read along, a card in reply would show them whose it is, and what they answered.
        not null when verb.StartsWith(CardActions.Personal, StringComparison.Ordinal) && !activity.IsPersonal => new CardAnswer.Notice(OwnChatOnly),
        CardActions.Answer => await pulses.AnswerAsync(sender, data, activity.Timestamp ?? time.GetUtcNow(), cancellationToken),
        CardActions.ShowQuestion => await pulses.ShowQuestionAsync(sender, data, cancellationToken),
        CardActions.MyAnswers => await pulses.MyAnswersAsync(sender, data, cancellationToken),
        CardActions.Withdraw => await pulses.WithdrawAsync(sender, data, cancellationToken),
        CardActions.Preview => await pulses.PreviewAsync(sender, data, cancellationToken),
        CardActions.Pause => await pauses.PauseAsync(sender, data, cancellationToken),
        CardActions.Resume => await pauses.ResumeAsync(sender, data, cancellationToken),
        CardActions.Stop => await pauses.StopAsync(sender, data, cancellationToken),
        CardActions.Start => await pauses.StartAsync(sender, data, cancellationToken),
        CardActions.Comment or CardActions.CommentCheck or CardActions.CommentSeal or CardActions.CommentWithdraw or CardActions.MyComments =>
            await comments.HandleAsync(verb, sender, data, activity.Timestamp ?? time.GetUtcNow(), cancellationToken),
        CardActions.Budget => await attention.HandleAsync(sender, data, activity.TimeZone, cancellationToken),
        CardActions.OpenDigest => await digests.OpenAsync(sender, data, cancellationToken),
        CardActions.Nudges => new CardAnswer.Replaced(NudgeLibraryCards.Of(data.Id(CardActions.Area) is { } area ? PracticeArea.Find(area) : null)),
        CardActions.NudgeReply => await nudges.ReplyAsync(sender, data, cancellationToken),
        CardActions.ReplyHeard or CardActions.ReplyOpen or CardActions.ReplyCheck or CardActions.ReplySend =>
            await replies.HandleAsync(verb, sender, data, activity.Timestamp ?? time.GetUtcNow(), cancellationToken),
        CardActions.Noticed => await noticed.VoteAsync(sender, data, cancellationToken),
        CardActions.Kits or CardActions.KitTake or CardActions.KitPost or CardActions.Areas => await kits.HandleAsync(verb, sender, data, cancellationToken),
        CardActions.Connect => await spanners.ChooseAsync(sender, data, cancellationToken),
        CardActions.NotForMe => await spanners.TurnDownAsync(sender, data, cancellationToken),
        not null when OwnDataActions.Has(verb) => await ownData.HandleAsync(sender, verb, cancellationToken),
        CardActions.SetUpOpen or CardActions.SetUpWhen or CardActions.SetUpWho or CardActions.SetUpCheck or CardActions.SetUpSave =>
            await setUp.HandleAsync(verb, sender, data, activity.TimeZone, cancellationToken),
        CardActions.AskNow => new CardAnswer.Notice(data.Id(CardActions.Team) is { } team
            ? AskNowTexts.Of(await askNow.OpenAsync(sender.In(new TeamId(team)), sender.Id, cancellationToken)).Replace("**", "", StringComparison.Ordinal)
            : OtherVersion),
        _ => new CardAnswer.Notice(OtherVersion),
    };
}
