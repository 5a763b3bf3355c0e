using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Teams;
using Microsoft.Extensions.Logging;

namespace CollabBot.Teams;

/// <summary>Where every activity goes: the one table of events and who deals with them. What it does not know, it lets pass.</summary>
internal sealed partial class TeamsBot(Conversations conversations, Reachability people, Installations installations, TextCommands texts, CardDispatcher cards, SpokenLanguages languages, ILogger<TeamsBot> logger) : IBot
{
    public async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        try
        {
            return await HandleAsync(turn, cancellationToken);
        }
        catch (StoreUnavailableException e) when (turn.Activity.IsMessage || IsPressed(turn.Activity))
        {
            // Whoever waits for an answer is told, and told the truth: it was not saved. What nobody waits for fails, and is logged where turns end.
            LogNotSaved(e);
            if (!turn.Activity.IsMessage)
            {
                return Told(turn.Activity, StoreTexts.PressAgain);
            }

            var text = InboundEvent.Of(turn.Activity) is InboundEvent.CardSubmitted ? StoreTexts.PressAgain : StoreTexts.WriteAgain;
            await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);
            return null;
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && IsPressed(turn.Activity))
        {
            // A client shows an error of its own to whoever pressed, which says nothing of what to do. After a message the turn's end says so.
            LogTooSlow(e);
            return Told(turn.Activity, StoreTexts.PressAgainToBeSure);
        }
    }

    /// <summary>In a channel the team's, for everybody there reads it.</summary>
    private Task<Language> LanguageOfAsync(Activity activity, CancellationToken cancellationToken) =>
        Sender.Of(activity) is not { } sender ? Task.FromResult(Language.English)
        : activity.Teams.TeamId is { } team && !activity.IsPersonal ? languages.OfAsync(sender.In(new TeamId(team)), null, cancellationToken)
        : languages.OfAsync(sender.Person, cancellationToken);
    private static bool IsPressed(Activity activity) => InboundEvent.Of(activity) is InboundEvent.CardExecuted or InboundEvent.DialogFetched or InboundEvent.DialogSubmitted;

    /// <summary>On the card, or on the page of the dialog, with all that was filled in there.</summary>
    private static InvokeResponse Told(Activity activity, string text) => InboundEvent.Of(activity) switch
    {
        InboundEvent.DialogFetched fetched => SettingsDialog.Of(new CardAnswer.Notice(text), fetched.Data),
        InboundEvent.DialogSubmitted submitted => SettingsDialog.Of(new CardAnswer.Notice(text), submitted.Data),
        _ => InvokeResponse.Message(text),
    };

    private async Task<InvokeResponse?> HandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (activity.IsMessage && IsFromABot(activity))
        {
            // An answer to oneself, or to another bot, would be answered in turn.
            LogPassedOver(nameof(InboundEvent.MessageReceived));
            return null;
        }

        using var _ = (await LanguageOfAsync(activity, cancellationToken)).Use();
        await conversations.NoteAsync(activity, cancellationToken);
        var happened = InboundEvent.Of(activity);
        if (activity.IsPersonal && Sender.Of(activity) is { } heard && happened is not (InboundEvent.Uninstalled or InboundEvent.MembersChanged { BotRemoved: true }))
        {
            await people.HealAsync(heard.Person, cancellationToken);
        }

        switch (happened)
        {
            case InboundEvent.MessageReceived:
                await MessageAsync(turn, cancellationToken);
                return null;
            case InboundEvent.CardSubmitted submitted:
                await cards.SubmittedAsync(turn, submitted, cancellationToken);
                return null;
            case InboundEvent.CardExecuted executed:
                return await cards.ExecutedAsync(turn, executed, cancellationToken);
            case InboundEvent.CardUnreadable:
                return CardDispatcher.Unreadable;
            case InboundEvent.DialogFetched fetched:
                return await cards.InDialogAsync(turn, fetched.Data, cancellationToken);
            case InboundEvent.DialogSubmitted submitted:
                return await cards.InDialogAsync(turn, submitted.Data, cancellationToken);
            case InboundEvent.Installed or InboundEvent.MembersChanged { BotAdded: true }:
                // People may have come or left in the same event.
                await installations.AddedAsync(turn, cancellationToken);
                await installations.PeopleChangedAsync(activity, cancellationToken);
                return null;
            case InboundEvent.Uninstalled or InboundEvent.MembersChanged { BotRemoved: true }:
                await installations.RemovedAsync(activity, cancellationToken);
                return null;
            case InboundEvent.MembersChanged:
                await installations.PeopleChangedAsync(activity, cancellationToken);
                return null;
            case InboundEvent.TeamChanged { Change: TeamChange.Renamed }:
                await installations.RenamedAsync(activity, cancellationToken);
                return null;
            case InboundEvent.TeamChanged { Change: TeamChange.Archived or TeamChange.Deleted }:
                await installations.TurnedAsync(activity, freeze: true, cancellationToken);
                return null;
            case InboundEvent.TeamChanged { Change: TeamChange.Unarchived or TeamChange.Restored }:
                await installations.TurnedAsync(activity, freeze: false, cancellationToken);
                return null;
            case InboundEvent.TeamChanged { Change: TeamChange.HardDeleted }:
                await installations.RemovedAsync(activity, cancellationToken);
                return null;
            case InboundEvent.ChannelChanged { Change: TeamsChannelChange.Deleted or TeamsChannelChange.Restored } channel:
                await installations.ChannelTurnedAsync(activity, channel.Change is TeamsChannelChange.Deleted, cancellationToken);
                return null;
            default:
                LogPassedOver(happened.GetType().Name);
                return null;
        }
    }

    private async Task MessageAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (Sender.Of(activity) is not { } sender)
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(HelpTexts.NobodyIKnow), cancellationToken);
        }
        else if (activity.IsPersonal)
        {
            await texts.InPersonalChatAsync(turn, sender, cancellationToken);
        }
        else if (activity.Teams.TeamId is { } team)
        {
            await texts.InChannelAsync(turn, sender, sender.In(new TeamId(team)), cancellationToken);
        }
        else
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(HelpTexts.InChannel), cancellationToken);
        }
    }

    private static bool IsFromABot(Activity activity) =>
        activity.From.Id == activity.Recipient.Id || string.Equals(activity.From.Role, "bot", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be used: somebody was told that what they did was not saved.")]
    private partial void LogNotSaved(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn took too long: somebody was told that what they did may not have been saved.")]
    private partial void LogTooSlow(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "An activity was let pass: {Event}.")]
    private partial void LogPassedOver(string @event);
}
