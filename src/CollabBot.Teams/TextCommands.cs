using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
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
using CollabBot.Teams.Shifts;
using CollabBot.Teams.Spanners;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams;

/// <summary>What a person can write: the one table of words and what they do.</summary>
internal sealed class TextCommands(DialogRunner dialogs, TypedAnswers typed, TypedOwnAnswers own, TypedPauses pauses, TypedQuiet quiet, TypedComments comments, AttentionActions attention, TypedSummary summary, TypedDigests digests, TypedNudges nudges, TypedKits kits, TypedWays ways, SpannerActions spanners, OwnDataActions ownData, OpenPulses openPulses, AskNow askNow)
{
    public Task InPersonalChatAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var text = turn.Activity.TextWithoutMention();
        return Normalise(text) switch
        {
            "help" or "?" or "hi" or "hello" => SayAsync(turn, HelpTexts.Help, cancellationToken),
            "privacy" => SayAsync(turn, HelpTexts.Privacy, cancellationToken),
            "pulse" or "answer" => PulseAsync(turn, sender, cancellationToken),
            "settings" or "set up" or "setup" => BeginAsync(turn, sender, TeamDialogs.Settings, cancellationToken),
            var words when TypedSetting.In(words) is not null => BeginAsync(turn, sender, TeamDialogs.Change, cancellationToken, new Dictionary<string, string>(StringComparer.Ordinal) { [TeamDialogs.Typed] = words }),
            "ask now" => BeginAsync(turn, sender, TeamDialogs.Ask, cancellationToken),
            "close now" => BeginAsync(turn, sender, TeamDialogs.Close, cancellationToken),
            "comments on" => BeginAsync(turn, sender, TeamDialogs.CommentsOn, cancellationToken),
            "comments off" => BeginAsync(turn, sender, TeamDialogs.CommentsOff, cancellationToken),
            var words when TypedComments.IsAbout(words) => comments.HandleAsync(turn, sender, words, text, cancellationToken),
            var words when TypedDigests.IsAbout(words) => digests.HandleAsync(turn, sender, words, cancellationToken),
            var words when TypedNudges.IsAbout(words) => nudges.HandleAsync(turn, sender, words, cancellationToken),
            var words when TypedKits.IsAbout(words) => KitAsync(turn, sender, words, cancellationToken),
            var words when TypedWays.IsAbout(words) => BeginAsync(turn, sender, TypedWays.WhichTeam, cancellationToken),
            var words when SpannerActions.IsAbout(words) => spanners.HandleAsync(turn, sender, words, cancellationToken),
            TypedReply.Heard => BeginAsync(turn, sender, ReplyDialogs.Heard, cancellationToken),
            var words when TypedReply.VoteIn(words) is { } vote => BeginAsync(turn, sender, ReplyDialogs.Noticed, cancellationToken, new Dictionary<string, string>(StringComparer.Ordinal) { [CardActions.Value] = vote.Code }),
            _ when TypedReply.In(text) is { } reply => BeginAsync(turn, sender, ReplyDialogs.Written, cancellationToken, ReplyDialogs.Options(reply.Kind, reply.Words)),
            "stop" => BeginAsync(turn, sender, TeamDialogs.Stop, cancellationToken),
            "start" => StartAsync(turn, sender, cancellationToken),
            "why" or "why am i asked this" => typed.WhyAsync(turn, sender, cancellationToken),
            "pause" or "pause me" => TypedPauses.OfferAsync(turn, cancellationToken),
            "resume" or "unpause" => pauses.ResumeAsync(turn, sender, cancellationToken),
            var words when TypedPauses.WishIn(words) is { } wish => pauses.PauseAsync(turn, sender, wish, cancellationToken),
            var words when TypedQuiet.IsAbout(words) => quiet.HandleAsync(turn, sender, words, cancellationToken),
            var words when AttentionActions.IsAbout(words) => attention.HandleAsync(turn, sender, words, cancellationToken),
            var words when OwnDataActions.IsAbout(words) => ownData.HandleAsync(turn, sender, words, cancellationToken),
            "summary" or "my summary" => summary.ShowAsync(turn, sender, cancellationToken),
            "my answers" => MyAnswersAsync(turn, sender, cancellationToken),
            "withdraw" or "withdraw my answers" => own.WithdrawAsync(turn, sender, cancellationToken),
            var words when TypedOwnAnswers.CodeIn(words) is { } code => own.WithdrawAsync(turn, sender, code, cancellationToken),
            _ => AnswerAsync(turn, sender, text, cancellationToken),
        };
    }

    /// <summary>In a channel the team is the one that the channel belongs to; nobody's own business is talked about there.</summary>
    public async Task InChannelAsync(ITurnContext turn, Sender sender, TeamRef team, CancellationToken cancellationToken)
    {
        var words = Normalise(turn.Activity.TextWithoutMention());
        if (TypedWays.IsAbout(words))
        {
            await ways.InChannelAsync(turn, team, cancellationToken);
            return;
        }

        var reply = words switch
        {
            "ask now" => AskNowTexts.Of(await askNow.OpenAsync(team, sender.Id, cancellationToken)),
            "close now" => AskNowTexts.Of(await askNow.CloseAsync(team, sender.Id, cancellationToken)),
            _ => HelpTexts.InChannel,
        };
        await SayAsync(turn, reply, cancellationToken);
    }

    /// <summary>Text goes to the dialog that is going on, else to the pulse that is open.</summary>
    private async Task AnswerAsync(ITurnContext turn, Sender sender, string text, CancellationToken cancellationToken)
    {
        if ((await dialogs.RunAsync(turn, KeyOf(turn.Activity, sender), cancellationToken)).Status != DialogTurnStatus.Empty)
        {
            return;
        }

        switch (await typed.HandleAsync(turn, sender, text, cancellationToken))
        {
            case TypedAnswerOutcome.Handled:
                return;
            case TypedAnswerOutcome.WhichPulse:
                await BeginAsync(turn, sender, TeamDialogs.Pulse, cancellationToken);
                return;
            case TypedAnswerOutcome.NoOpenPulse when TypedAnswers.LooksLikeAnswer(text):
                await SayAsync(turn, HelpTexts.NoOpenPulse, cancellationToken);
                return;
            case TypedAnswerOutcome.Through when TypedAnswers.LooksLikeAnswer(text):
                await SayAsync(turn, HelpTexts.Through, cancellationToken);
                return;
            default:
                await SayAsync(turn, HelpTexts.NotUnderstood, cancellationToken);
                return;
        }
    }

    private async Task StartAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        await ownData.RecallAsync(sender, cancellationToken);
        await BeginAsync(turn, sender, TeamDialogs.Start, cancellationToken);
    }

    private async Task MyAnswersAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        await own.ListAsync(turn, sender, cancellationToken);
        await comments.ListAsync(turn, sender, cancellationToken);
    }

    private async Task PulseAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        switch (await openPulses.FindAsync(sender.Person, cancellationToken))
        {
            case []:
                await SayAsync(turn, HelpTexts.NoOpenPulse, cancellationToken);
                return;
            case [var only]:
                await typed.ShowAsync(turn, sender, only, cancellationToken);
                return;
            default:
                await BeginAsync(turn, sender, TeamDialogs.Pulse, cancellationToken);
                return;
        }
    }

    /// <summary>A kit for a meeting of which team is a matter of which team somebody leads.</summary>
    private async Task KitAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        if (await kits.HandleAsync(turn, sender, words, cancellationToken) is { } dialog)
        {
            await BeginAsync(turn, sender, dialog.Name, cancellationToken, dialog.Options);
        }
    }

    private static DialogKey KeyOf(Activity activity, Sender sender) => DialogKey.Of(sender.Tenant.Value, sender.Id.Value, activity);

    private async Task BeginAsync(ITurnContext turn, Sender sender, string dialog, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? options = null) =>
        await dialogs.BeginAsync(turn, KeyOf(turn.Activity, sender), dialog, options, cancellationToken);

    private static async Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);

    private static string Normalise(string text) =>
        string.Join(' ', text.Trim().TrimEnd('.', '!', '?').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant() is { Length: > 0 } words ? words : text.Trim();
}
