using System.Diagnostics;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Administration;
using CollabBot.Teams.Ahead;
using CollabBot.Teams.Comments;
using CollabBot.Teams.Pulses;

namespace CollabBot.Teams.Teams;

/// <summary>What a person can ask for by typing that concerns one team: chosen by name when there are several.</summary>
internal sealed class TeamDialogs(
    TeamRegistry teams, OpenPulses openPulses, AnswerQuestion answers, StopAsking stopAsking, AskNow askNow, SwitchComments switchComments, ChangeSetting changeSetting, ShowAhead showAhead)
{
    public const string Pulse = "choose-pulse";
    public const string Settings = "settings";
    public const string Change = "change-setting";
    public const string Ahead = "look-ahead";
    public const string Ask = "ask-now";
    public const string Close = "close-now";
    public const string CommentsOn = "comments-on";
    public const string CommentsOff = "comments-off";
    public const string Stop = "stop";
    public const string Start = "start";

    /// <summary>The value of <see cref="Change"/> that holds the words of the setting.</summary>
    public const string Typed = "typed";

    internal static string NotAdmin => Phrase.Of("You do not administer a team that I am in. Whoever added me to the team can do this.");
    private static string NoTeam => Phrase.Of("None of your teams has me, as far as I know. There is nothing to change.");

    private static readonly ChoicePrompt WhichTeam = new();
    private static readonly ConfirmPrompt Sure = new();

    public IEnumerable<Dialog> Create() =>
    [
        Of(Settings, May(Operation.Configure), NotAdmin, new WaterfallStep("act", SettingsAsync)),
        Of(Change, May(Operation.Configure), NotAdmin, new WaterfallStep("act", ChangeAsync)),
        Of(Ahead, May(Operation.PlanAhead), NotAdmin, new WaterfallStep("act", AheadAsync)),
        Of(Ask, May(Operation.AskNow), NotAdmin, new WaterfallStep("act", AskAsync)),
        Of(Close, May(Operation.CloseNow), NotAdmin, new WaterfallStep("act", CloseAsync)),
        Of(CommentsOn, May(Operation.SwitchComments), NotAdmin, new WaterfallStep("act", (step, token) => SwitchCommentsAsync(step, take: true, token))),
        Of(CommentsOff, May(Operation.SwitchComments), NotAdmin, new WaterfallStep("act", (step, token) => SwitchCommentsAsync(step, take: false, token))),
        Of(Pulse, HasOpenPulseAsync, HelpTexts.NoOpenPulse, new WaterfallStep("act", PulseAsync)),
        Of(Stop, BelongsToAsync, NoTeam, new WaterfallStep("confirm", ConfirmStopAsync), new WaterfallStep("act", StopAsync)),
        Of(Start, HasStoppedAsync, Phrase.Of("You are asked like everybody else in your teams; there is nothing to start."), new WaterfallStep("act", StartAsync)),
    ];

    /// <summary>A dialog about one team.</summary>
    /// <param name="concerns">Which of the person's teams it can be about.</param>
    /// <param name="none">What is said when there is none.</param>
    internal WaterfallDialog Of(string id, Func<PersonRef, Team, CancellationToken, Task<bool>> concerns, string none, params WaterfallStep[] steps) =>
        new(id, version: 1, [new WaterfallStep("team", (step, token) => ChooseAsync(step, concerns, none, token)), .. steps]);

    /// <summary>Goes on with the one team that it can be about, or asks which.</summary>
    private async Task<DialogTurnResult> ChooseAsync(
        WaterfallStepContext step, Func<PersonRef, Team, CancellationToken, Task<bool>> concerns, string none, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is not { } sender)
        {
            return await step.EndDialogAsync(null, cancellationToken);
        }

        var candidates = new List<Team>();
        foreach (var team in await teams.ActiveTeamsOfAsync(sender.Person, cancellationToken))
        {
            if (await concerns(sender.Person, team, cancellationToken))
            {
                candidates.Add(team);
            }
        }

        switch (candidates)
        {
            case []:
                step.Reply(none);
                return await step.EndDialogAsync(null, cancellationToken);
            case [var only]:
                return await step.NextAsync(only.Ref.Team.Value, cancellationToken);
            default:
                return await step.PromptAsync(
                    WhichTeam,
                    new PromptOptions { Text = Phrase.Of("For which team?"), Choices = [.. candidates.Select(team => new Choice(team.Ref.Team.Value, NameOf(team)))] },
                    cancellationToken);
        }
    }

    /// <returns>Whether a team is one in which somebody may do something, by their role there.</returns>
    internal static Func<PersonRef, Team, CancellationToken, Task<bool>> May(Operation operation) => (person, team, _) => Task.FromResult(team.Lets(person.Person, operation));

    private static Task<bool> BelongsToAsync(PersonRef person, Team team, CancellationToken cancellationToken) => Task.FromResult(!team.OptedOut.Contains(person.Person));

    private static Task<bool> HasStoppedAsync(PersonRef person, Team team, CancellationToken cancellationToken) => Task.FromResult(team.OptedOut.Contains(person.Person));

    private async Task<bool> HasOpenPulseAsync(PersonRef person, Team team, CancellationToken cancellationToken) =>
        await OpenRoundAsync(person, team.Ref, cancellationToken) is not null;

    private async Task<RoundRef?> OpenRoundAsync(PersonRef person, TeamRef team, CancellationToken cancellationToken)
    {
        var open = await openPulses.FindAsync(person, cancellationToken);
        return open.Any(round => round.Team == team) ? open.First(round => round.Team == team) : null;
    }

    private async Task<DialogTurnResult> SettingsAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team)
        {
            step.Reply(OutboundActivity.FromCard(SetUpActions.FirstStep(team, step.Activity.TimeZone, SettingsDialog.Opens(step.Activity)), Phrase.Of("Settings")));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> ChangeAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender && TypedSetting.In(step.Values[Typed]) is { } setting)
        {
            step.AfterSave(async token => OutboundActivity.FromText(await changeSetting.HandleAsync(team.Ref, sender.Id, setting, step.Activity.Locale, token)));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> AheadAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender)
        {
            step.AfterSave(async token => await showAhead.HandleAsync(team, sender.Id, null, token) switch
            {
                CardAnswer.Beside beside => OutboundActivity.FromCard(beside.Card, beside.Card.FallbackText),
                CardAnswer.Notice notice => OutboundActivity.FromText(notice.Text),
                _ => throw new UnreachableException(),
            });
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> AskAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender)
        {
            step.AfterSave(async token => OutboundActivity.FromText(AskNowTexts.Of(await askNow.OpenAsync(team.Ref, sender.Id, token))));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> CloseAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender)
        {
            step.AfterSave(async token => OutboundActivity.FromText(AskNowTexts.Of(await askNow.CloseAsync(team.Ref, sender.Id, token))));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> SwitchCommentsAsync(WaterfallStepContext step, bool take, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is { } team && Sender.Of(step.Activity) is { } sender)
        {
            step.AfterSave(async token => OutboundActivity.FromText(SwitchTexts.Of(await switchComments.HandleAsync(team.Ref, sender.Id, take, null, token))));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> PulseAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && step.Result is { } id)
        {
            var team = sender.In(new TeamId(id));
            step.AfterSave(async token =>
            {
                var round = await OpenRoundAsync(sender.Person, team, token);
                var outcome = round is { } open ? await answers.TurnToAsync(sender.Person, open, 0, token) : new AnswerOutcome.UnknownRound();
                var card = PulseReplies.CardOf(outcome);
                return OutboundActivity.FromCard(card, card.FallbackText);
            });
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> ConfirmStopAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (await TeamOfAsync(step, cancellationToken) is not { } team)
        {
            return await step.EndDialogAsync(null, cancellationToken);
        }

        step.Values[CardActions.Team] = team.Ref.Team.Value;
        return await step.PromptAsync(Sure, new PromptOptions { Text = Phrase.Of($"Shall I stop asking you in {NameOf(team)}? Nobody is told. Write *yes* or *no*.") }, cancellationToken);
    }

    private async Task<DialogTurnResult> StopAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (step.Result is not ConfirmPrompt.Yes)
        {
            step.Reply(Phrase.Of("All right, nothing has changed."));
        }
        else if (Sender.Of(step.Activity) is { } sender)
        {
            StopAfterSave(step, sender, new TeamId(step.Values[CardActions.Team]), stop: true, Phrase.Of("Done. From the next pulse on I do not ask you. Answers that you gave in a pulse that is still open are counted with it. Write **start** to be asked again."));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> StartAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        if (Sender.Of(step.Activity) is { } sender && step.Result is { } id)
        {
            StopAfterSave(step, sender, new TeamId(id), stop: false, Phrase.Of("Welcome back. I ask you again from the next pulse on."));
        }

        return await step.EndDialogAsync(null, cancellationToken);
    }

    private void StopAfterSave(WaterfallStepContext step, Sender sender, TeamId team, bool stop, string said) => step.AfterSave(async token =>
    {
        await stopAsking.HandleAsync(sender.Person, team, stop, token);
        return OutboundActivity.FromText(said);
    });

    /// <summary>The team of this step: given by the step before, or kept when the step is judged again.</summary>
    internal async Task<Team?> TeamOfAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        Sender.Of(step.Activity) is { } sender && (step.Values.TryGetValue(CardActions.Team, out var kept) ? kept : step.Result) is { } id
            ? await teams.FindAsync(sender.In(new TeamId(id)), cancellationToken)
            : null;

    private static string NameOf(Team team) => team.Name is { } name ? AdaptiveText.Escape(name) : Phrase.Of("your team");
}
