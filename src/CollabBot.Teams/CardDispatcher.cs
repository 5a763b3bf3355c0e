using System.Text.Json;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Administration;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
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

/// <summary>Takes a pressed button to what it does: the one table of verbs, and of what each is to do. A verb that is not known gets a clear answer, never an error.</summary>
internal sealed class CardDispatcher(
    PulseActions pulses, PauseActions pauses, CommentActions comments, AttentionActions attention, SetUpActions setUp, DigestActions digests, NudgeActions nudges,
    ReplyActions replies, NoticedActions noticed, KitActions kits, SpannerActions spanners, AdminActions admins, CalendarActions calendar, MoreActions more, TypedQuiet quiet, OwnDataActions ownData, AskNow askNow, EmergencyStops stops, TimeProvider time)
{
    private static string OtherVersion => Phrase.Of("I do not know this button: it may be from another version of me. Write help to see what I understand.");
    private static string OwnChatOnly => Phrase.Of("That belongs in our own chat: write pulse to me there. Nothing was saved.");
    private static string SeeBelow => Phrase.Of("I have sent it to you below.");
    private static string WhoAreYou => Phrase.Of("I cannot tell who you are in your organisation's directory. Nothing was saved.");

    /// <summary>To a card action that does not say what was pressed.</summary>
    public static InvokeResponse Unreadable { get; } = InvokeResponse.Error(400, "BadRequest", "value.action is missing; a card action says what was pressed.");

    /// <summary>A dialog that is opened, and a page of it that is sent: what the same button on a card does, as a page.</summary>
    public async Task<InvokeResponse> InDialogAsync(ITurnContext turn, JsonElement sent, CancellationToken cancellationToken)
    {
        var data = new CardData(sent);
        return Sender.Of(turn.Activity) is not { } sender ? InvokeResponse.TaskMessage(WhoAreYou)
            : data.Text("verb") is var verb && SettingsDialog.Has(verb) ? SettingsDialog.Of(await HandleAsync(verb, turn.Activity, sender, data, cancellationToken), sent)
            : InvokeResponse.TaskMessage(OtherVersion);
    }

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

    private async Task<CardAnswer> HandleAsync(string? verb, Activity activity, Sender sender, CardData data, CancellationToken cancellationToken)
    {
        var at = activity.Timestamp ?? time.GetUtcNow();
        return verb switch
        {
            // Where others read along, a card in reply would show them whose it is, and what they answered.
            not null when verb.StartsWith(CardActions.Personal, StringComparison.Ordinal) && !activity.IsPersonal => new CardAnswer.Notice(OwnChatOnly),
            CardActions.Answer => await OnAsync(Operation.Answer, () => pulses.AnswerAsync(sender, data, at, cancellationToken)),
            CardActions.ShowQuestion => await OnAsync(Operation.Answer, () => pulses.ShowQuestionAsync(sender, data, cancellationToken)),
            CardActions.MyAnswers => await OnAsync(Operation.SeeOwnData, () => pulses.MyAnswersAsync(sender, data, cancellationToken)),
            CardActions.Withdraw => await OnAsync(Operation.WithdrawOwnData, () => pulses.WithdrawAsync(sender, data, cancellationToken)),
            CardActions.Preview => await OnAsync(Operation.ReadHelp, () => pulses.PreviewAsync(sender, data, cancellationToken)),
            CardActions.Pause => await OnAsync(Operation.BeLeftAlone, () => pauses.PauseAsync(sender, data, cancellationToken)),
            CardActions.Resume => await OnAsync(Operation.BeLeftAlone, () => pauses.ResumeAsync(sender, data, cancellationToken)),
            CardActions.Stop => await OnAsync(Operation.BeLeftAlone, () => pauses.StopAsync(sender, data, cancellationToken)),
            CardActions.Start => await OnAsync(Operation.BeLeftAlone, () => pauses.StartAsync(sender, data, cancellationToken)),
            CardActions.Comment or CardActions.CommentCheck or CardActions.CommentSeal => await OnAsync(Operation.Comment, () => comments.HandleAsync(verb, sender, data, at, cancellationToken)),
            CardActions.CommentWithdraw => await OnAsync(Operation.WithdrawOwnData, () => comments.HandleAsync(verb, sender, data, at, cancellationToken)),
            CardActions.MyComments => await OnAsync(Operation.SeeOwnData, () => comments.HandleAsync(verb, sender, data, at, cancellationToken)),
            CardActions.Budget => await OnAsync(Operation.BeLeftAlone, () => attention.HandleAsync(sender, data, activity.TimeZone, cancellationToken)),
            CardActions.OpenDigest => await OnAsync(Operation.ReadDigest, () => digests.OpenAsync(sender, data, cancellationToken)),
            CardActions.Nudges => await OnAsync(Operation.BrowseLibrary, () => Task.FromResult<CardAnswer>(
                new CardAnswer.Replaced(NudgeLibraryCards.Of(data.Id(CardActions.Area) is { } area ? PracticeArea.Find(area) : null)))),
            CardActions.NudgeReply => await OnAsync(Operation.ReplyToNudge, () => nudges.ReplyAsync(sender, data, cancellationToken)),
            CardActions.ReplyHeard or CardActions.ReplyOpen or CardActions.ReplyCheck or CardActions.ReplySend =>
                await OnAsync(Operation.ReplyToDigest, () => replies.HandleAsync(verb, sender, data, at, cancellationToken)),
            CardActions.Noticed => await OnAsync(Operation.SayWhetherNoticed, () => noticed.VoteAsync(sender, data, cancellationToken)),
            CardActions.Kits or CardActions.KitTake => await OnAsync(Operation.BrowseLibrary, () => kits.HandleAsync(verb, sender, data, cancellationToken)),
            CardActions.KitPost => await OnAsync(Operation.PostKit, () => kits.HandleAsync(verb, sender, data, cancellationToken)),
            CardActions.Areas => await OnAsync(Operation.ReadAreas, () => kits.HandleAsync(verb, sender, data, cancellationToken)),
            CardActions.Connect => await OnAsync(Operation.Connect, () => spanners.ChooseAsync(sender, data, cancellationToken)),
            CardActions.NotForMe => await OnAsync(Operation.Connect, () => spanners.TurnDownAsync(sender, data, cancellationToken)),
            CardActions.OwnData or CardActions.OwnDataComplain => await OnAsync(Operation.SeeOwnData, () => ownData.HandleAsync(sender, verb, cancellationToken)),
            CardActions.OwnDataErase or CardActions.OwnDataEraseNow or CardActions.OwnDataObject => await OnAsync(Operation.WithdrawOwnData, () => ownData.HandleAsync(sender, verb, cancellationToken)),
            CardActions.SetUpOpen or CardActions.SetUpWhen or CardActions.SetUpWho or CardActions.SetUpCheck or CardActions.SetUpSave or CardActions.SetUpAhead or CardActions.SetUpStart =>
                await OnAsync(Operation.Configure, () => setUp.HandleAsync(verb, sender, data, activity.TimeZone, SettingsDialog.Opens(activity), cancellationToken)),
            CardActions.SetUpMore or CardActions.SetUpMoreSave => await OnAsync(Operation.Configure, () => more.HandleAsync(verb, sender, data, cancellationToken)),
            CardActions.CalendarOpen or CardActions.CalendarCheck or CardActions.CalendarSave => await OnAsync(Operation.Configure, () => calendar.HandleAsync(verb, sender, data, cancellationToken)),
            CardActions.Quiet => await OnAsync(Operation.BeLeftAlone, () => quiet.HandleAsync(sender, data, activity.TimeZone, cancellationToken)),
            CardActions.AskNow => await OnAsync(Operation.AskNow, () => AskNowAsync(sender, data, cancellationToken)),
            CardActions.AdminsOpen or CardActions.AdminsSave => await OnAsync(Operation.AppointAdmins, () => admins.HandleAsync(verb, sender, data, cancellationToken)),
            _ => new CardAnswer.Notice(OtherVersion),
        };

        async Task<CardAnswer> OnAsync(Operation operation, Func<Task<CardAnswer>> act) =>
            !RoleTable.Of(operation).WhileStopped && await stops.IsStoppedAsync(sender.Tenant, cancellationToken) ? new CardAnswer.Notice(StopTexts.Pressed) : await act();
    }

    private async Task<CardAnswer> AskNowAsync(Sender sender, CardData data, CancellationToken cancellationToken) => new CardAnswer.Notice(data.Id(CardActions.Team) is { } team
        ? AskNowTexts.Of(await askNow.OpenAsync(sender.In(new TeamId(team)), sender.Id, cancellationToken)).Replace("**", "", StringComparison.Ordinal)
        : OtherVersion);
}
