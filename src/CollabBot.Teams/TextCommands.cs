using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Administration;
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

/// <summary>What a person can write: the one table of words, and of what each is to do.</summary>
internal sealed class TextCommands(DialogRunner dialogs, TypedAnswers typed, TypedOwnAnswers own, TypedPauses pauses, TypedQuiet quiet, TypedLanguage language, TypedComments comments, AttentionActions attention, TypedSummary summary, TypedDigests digests, TypedNudges nudges, TypedKits kits, TypedWays ways, SpannerActions spanners, TypedTenant tenant, OwnDataActions ownData, OpenPulses openPulses, AskNow askNow, EmergencyStops stops, FindTeams theirs)
{
    public Task InPersonalChatAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var text = turn.Activity.TextWithoutMention();
        return Normalise(text) switch
        {
            "help" or "?" or "hi" or "hello" => On(Operation.ReadHelp, () => SayAsync(turn, HelpTexts.Help, cancellationToken)),
            "privacy" => On(Operation.ReadHelp, () => SayAsync(turn, HelpTexts.Privacy, cancellationToken)),
            "pulse" or "answer" => On(Operation.Answer, () => PulseAsync(turn, sender, cancellationToken)),
            "settings" or "set up" or "setup" => On(Operation.Configure, () => BeginAsync(turn, sender, TeamDialogs.Settings, cancellationToken)),
            var words when TypedSetting.In(words) is not null => On(Operation.Configure, () => BeginAsync(turn, sender, TeamDialogs.Change, cancellationToken, Given(TeamDialogs.Typed, words))),
            var words when TypedAdmins.In(words) is not null => On(Operation.AppointAdmins, () => BeginAsync(turn, sender, AdminDialogs.Admins, cancellationToken, Given(AdminDialogs.Typed, words))),
            var words when TypedTenant.OperationIn(words) is { } operation => On(operation, () => tenant.HandleAsync(turn, sender, words, cancellationToken)),
            "decisions" => On(Operation.ReadDecisions, () => BeginAsync(turn, sender, AdminDialogs.Decisions, cancellationToken)),
            "plan" or "next 12 weeks" or "the next 12 weeks" or "next twelve weeks" => On(Operation.PlanAhead, () => BeginAsync(turn, sender, TeamDialogs.Ahead, cancellationToken)),
            "ask now" => On(Operation.AskNow, () => BeginAsync(turn, sender, TeamDialogs.Ask, cancellationToken)),
            "close now" => On(Operation.CloseNow, () => BeginAsync(turn, sender, TeamDialogs.Close, cancellationToken)),
            "comments on" => On(Operation.SwitchComments, () => BeginAsync(turn, sender, TeamDialogs.CommentsOn, cancellationToken)),
            "comments off" => On(Operation.SwitchComments, () => BeginAsync(turn, sender, TeamDialogs.CommentsOff, cancellationToken)),
            var words when TypedComments.IsAbout(words) => On(TypedComments.OperationIn(words), () => comments.HandleAsync(turn, sender, words, text, cancellationToken)),
            var words when TypedDigests.IsAbout(words) => On(Operation.ReadDigest, () => digests.HandleAsync(turn, sender, words, cancellationToken)),
            var words when TypedNudges.IsAbout(words) => On(Operation.BrowseLibrary, () => nudges.HandleAsync(turn, sender, words, cancellationToken)),
            var words when TypedKits.IsAbout(words) => On(Operation.BrowseLibrary, () => KitAsync(turn, sender, words, cancellationToken)),
            var words when TypedWays.IsAbout(words) => On(Operation.ReadWays, () => BeginAsync(turn, sender, TypedWays.WhichTeam, cancellationToken)),
            var words when SpannerActions.IsAbout(words) => On(Operation.Connect, () => spanners.HandleAsync(turn, sender, words, cancellationToken)),
            TypedReply.Heard => On(Operation.ReplyToDigest, () => BeginAsync(turn, sender, ReplyDialogs.Heard, cancellationToken)),
            var words when TypedReply.VoteIn(words) is { } vote => On(Operation.SayWhetherNoticed, () => BeginAsync(turn, sender, ReplyDialogs.Noticed, cancellationToken, Given(CardActions.Value, vote.Code))),
            _ when TypedReply.In(text) is { } reply => On(Operation.ReplyToDigest, () => BeginAsync(turn, sender, ReplyDialogs.Written, cancellationToken, ReplyDialogs.Options(reply.Kind, reply.Words))),
            "not reached" => On(Operation.ReadHelp, () => SayAsync(turn, UnreachedTexts.Why, cancellationToken)),
            "stop" => On(Operation.BeLeftAlone, () => StopAsync(turn, sender, cancellationToken)),
            "start" => On(Operation.BeLeftAlone, () => StartAsync(turn, sender, cancellationToken)),
            "why" or "why am i asked this" => On(Operation.ReadHelp, () => typed.WhyAsync(turn, sender, cancellationToken)),
            "pause" or "pause me" => On(Operation.BeLeftAlone, () => TypedPauses.OfferAsync(turn, cancellationToken)),
            "resume" or "unpause" => On(Operation.BeLeftAlone, () => pauses.ResumeAsync(turn, sender, cancellationToken)),
            var words when TypedPauses.WishIn(words) is { } wish => On(Operation.BeLeftAlone, () => PauseAsync(turn, sender, wish, cancellationToken)),
            var words when TypedQuiet.IsAbout(words) => On(Operation.BeLeftAlone, () => quiet.HandleAsync(turn, sender, words, cancellationToken)),
            var words when TypedLanguage.IsAbout(words) => On(Operation.BeLeftAlone, () => language.HandleAsync(turn, sender, words, cancellationToken)),
            var words when AttentionActions.IsAbout(words) => On(Operation.BeLeftAlone, () => attention.HandleAsync(turn, sender, words, cancellationToken)),
            var words when OwnDataActions.IsAbout(words) => On(OwnDataActions.OperationIn(words), () => ownData.HandleAsync(turn, sender, words, cancellationToken)),
            "summary" or "my summary" => On(Operation.ReadSummary, () => summary.ShowAsync(turn, sender, cancellationToken)),
            "my answers" => On(Operation.SeeOwnData, () => MyAnswersAsync(turn, sender, cancellationToken)),
            "withdraw" or "withdraw my answers" => On(Operation.WithdrawOwnData, () => own.WithdrawAsync(turn, sender, cancellationToken)),
            var words when TypedOwnAnswers.CodeIn(words) is { } code => On(Operation.WithdrawOwnData, () => own.WithdrawAsync(turn, sender, code, cancellationToken)),
            _ => AnswerAsync(turn, sender, text, cancellationToken),
        };

        Task On(Operation operation, Func<Task> act) => OnAsync(turn, sender.Tenant, operation, act, cancellationToken);
    }

    /// <summary>In a channel the team is the one that the channel belongs to; nobody's own business is talked about there.</summary>
    public async Task InChannelAsync(ITurnContext turn, Sender sender, TeamRef team, CancellationToken cancellationToken)
    {
        var words = Normalise(turn.Activity.TextWithoutMention());
        if (TypedWays.IsAbout(words))
        {
            await OnAsync(turn, sender.Tenant, Operation.ReadWays, () => ways.InChannelAsync(turn, team, cancellationToken), cancellationToken);
            return;
        }

        await (words switch
        {
            "ask now" => OnAsync(turn, sender.Tenant, Operation.AskNow, async () => await SayAsync(turn, AskNowTexts.Of(await askNow.OpenAsync(team, sender.Id, cancellationToken)), cancellationToken), cancellationToken),
            "close now" => OnAsync(turn, sender.Tenant, Operation.CloseNow, async () => await SayAsync(turn, AskNowTexts.Of(await askNow.CloseAsync(team, sender.Id, cancellationToken)), cancellationToken), cancellationToken),
            _ => SayAsync(turn, HelpTexts.InChannel, cancellationToken),
        });
    }

    /// <summary>Text goes to the dialog that is going on, else to the pulse that is open.</summary>
    private async Task AnswerAsync(ITurnContext turn, Sender sender, string text, CancellationToken cancellationToken)
    {
        if ((await dialogs.RunAsync(turn, KeyOf(turn.Activity, sender), cancellationToken)).Status != DialogTurnStatus.Empty)
        {
            return;
        }

        if (TypedAnswers.LooksLikeAnswer(text) && await stops.IsStoppedAsync(sender.Tenant, cancellationToken))
        {
            await SayAsync(turn, StopTexts.Written, cancellationToken);
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

    private async Task StopAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        await theirs.HandleAsync(sender.Person, cancellationToken);
        await BeginAsync(turn, sender, TeamDialogs.Stop, cancellationToken);
    }

    private async Task PauseAsync(ITurnContext turn, Sender sender, string wish, CancellationToken cancellationToken)
    {
        await theirs.HandleAsync(sender.Person, cancellationToken);
        await pauses.PauseAsync(turn, sender, wish, cancellationToken);
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

    /// <summary>Does what was asked for, unless the bot is stopped and this is none of the things that work all the same.</summary>
    private async Task OnAsync(ITurnContext turn, TenantId organisation, Operation operation, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!RoleTable.Of(operation).WhileStopped && await stops.IsStoppedAsync(organisation, cancellationToken))
        {
            await SayAsync(turn, StopTexts.Written, cancellationToken);
            return;
        }

        await act();
    }

    private static Dictionary<string, string> Given(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static DialogKey KeyOf(Activity activity, Sender sender) => DialogKey.Of(sender.Tenant.Value, sender.Id.Value, activity);

    private async Task BeginAsync(ITurnContext turn, Sender sender, string dialog, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? options = null) =>
        await dialogs.BeginAsync(turn, KeyOf(turn.Activity, sender), dialog, options, cancellationToken);

    private static async Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);

    private static string Normalise(string text) =>
        string.Join(' ', text.Trim().TrimEnd('.', '!', '?').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant() is { Length: > 0 } words ? words : text.Trim();
}
