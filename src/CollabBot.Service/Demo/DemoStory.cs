using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Digests;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Demo;

/// <summary>Plays the made team's weeks: the bot is added and set up, then each week asks, is answered, counts and tells.</summary>
internal sealed class DemoStory(DemoStage stage, Habits habits, Reactions reactions)
{
    /// <summary>More often than a round needs to be counted and told after its window.</summary>
    private const int MostBeatsToPublish = 20;

    private readonly List<DemoPost> _posts = [];
    private readonly List<Reaction> _reactions = [];
    private int _week;

    /// <summary>The admin adds the bot and sets it up, card by card.</summary>
    /// <returns>What the bot said on being added.</returns>
    public async Task<IReadOnlyList<DemoPost>> BeginAsync(CancellationToken cancellationToken)
    {
        await stage.Client.AddBotAsync(stage.Team.Admin, cancellationToken);
        await MoveToAsync(stage.Clock.GetUtcNow().AddMinutes(1), cancellationToken);
        var invitation = _posts.FirstOrDefault(post => post.Kind is DemoPostKind.Setup) ?? throw new DemoFailedException("The bot did not invite the admin to set it up.");

        stage.Clock.MoveTo(stage.Clock.GetUtcNow().AddMinutes(4));
        var when = invitation.Card;
        var who = await PressAsync(when, Verbs.SetUpWho, new() { ["weekday"] = nameof(DayOfWeek.Tuesday), ["time"] = "10:00", ["zone"] = "Europe/London" }, cancellationToken);
        var check = await PressAsync(who, Verbs.SetUpCheck, new()
        {
            ["channel"] = who.ChoiceOf("channel", MadeTeam.ChannelName) ?? throw new DemoFailedException("The set-up does not offer the team's channel."),
            ["leaders"] = who.ChoiceOf("leaders", stage.Team.Leader.DisplayName) ?? throw new DemoFailedException("The set-up does not offer everybody on the roster."),
        }, cancellationToken);
        await PressAsync(check, Verbs.SetUpSave, [], cancellationToken);
        await MoveToAsync(stage.Clock.GetUtcNow().AddMinutes(1), cancellationToken);
        return [.. _posts];
    }

    /// <summary>The next week, from the asking to the digest.</summary>
    public async Task<PlayedWeek> PlayWeekAsync(CancellationToken cancellationToken)
    {
        var team = await stage.Teams.FindAsync(MadeTeam.Ref, cancellationToken);
        var cadence = team?.Cadence ?? throw new DemoFailedException("The set-up was not saved.");
        var due = TeamRhythm.Of(cadence, team.Calendar, team.AskedSince, await stage.Teams.HistoryAsync(MadeTeam.Ref, cancellationToken)).NextAfter(stage.Clock.GetUtcNow());
        var round = new RoundRef(MadeTeam.Ref, RoundId.Of(MadeTeam.Ref, due.Date));
        await MoveToAsync(due.At, cancellationToken);
        var plan = await stage.Rounds.FindPlanAsync(round, cancellationToken) ?? throw new DemoFailedException($"The round of {due.Date:yyyy-MM-dd} did not open.");

        var sittings = await AnswerAsync(plan, cancellationToken);
        await CloseAsync(plan, cancellationToken);
        await MoveToAsync((await stage.Desks.NextAsync(new PersonRef(MadeTeam.Ref.Tenant, new PersonId(stage.Team.Leader.Id)), plan.ZoneId, cancellationToken)).At, cancellationToken);
        await HearAsync(cancellationToken);

        var result = await stage.Rounds.FindResultAsync(round, cancellationToken) ?? throw new DemoFailedException($"The round of {due.Date:yyyy-MM-dd} was not counted.");
        var history = await stage.Teams.HistoryAsync(MadeTeam.Ref, cancellationToken);
        var release = history.Releases.First(release => release.Round == round.Round);
        var evidence = await new WeighEvidence(stage.Rounds).HandleAsync(plan, history, cancellationToken);
        List<DemoPost> posts = [.. _posts.OrderBy(post => post.At).ThenBy(post => post.Kind).ThenBy(post => post.To?.Index ?? -1)];
        List<Reaction> reacted = [.. _reactions.OrderBy(reaction => reaction.At).ThenBy(reaction => reaction.On).ThenBy(reaction => reaction.By.Index)];
        _posts.Clear();
        _reactions.Clear();
        _week++;
        return new PlayedWeek(plan, result, PulseSummary.Of(plan, release, result.Participation, team.Name, history, evidence, null), sittings, posts, reacted);
    }

    private async Task<List<Sitting>> AnswerAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var cards = _posts.Where(post => post.Kind is DemoPostKind.Pulse).ToDictionary(post => post.To!, post => post.Card);
        var sittings = new List<Sitting>();
        foreach (var visit in habits.VisitsOf(_week, plan.OpensAt, plan.ClosesAt, plan.Areas))
        {
            await MoveToAsync(visit.At, cancellationToken);
            var sitting = new Sitting(visit, stage.Client, stage.Connector);
            await sitting.PlayAsync(cards.GetValueOrDefault(visit.Person) ?? throw new DemoFailedException("Somebody on the roster was not asked."), cancellationToken);
            sittings.Add(sitting);
            _reactions.Add(new Reaction(
                visit.Person, visit.At, DemoPostKind.Pulse, string.Create(CultureInfo.InvariantCulture, $"answered {sitting.Acknowledged} times"), sitting.ThankYou?.Lines ?? [], visit.IsTyped));
        }

        return sittings;
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        _reactions.AddRange(await reactions.ReplyAsync(_week, cancellationToken));
        await MoveToAsync(stage.Clock.GetUtcNow().AddMinutes(2), cancellationToken);
    }

    private async Task CloseAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        await MoveToAsync(plan.ClosesAt, cancellationToken);
        if (await stage.Rounds.FindStateAsync(plan.Ref, cancellationToken) is { Phase: RoundPhase.Open, ExtendedTo: not null })
        {
            // Nobody of the made team answers later, so the admin need not wait. What the bot says to that is no post of its own accord.
            await stage.Client.WriteAsync(stage.Team.Admin, "close now", cancellationToken);
            stage.Connector.TakePosted();
        }

        for (var beats = 0; beats < MostBeatsToPublish; beats++)
        {
            if (await stage.Rounds.FindStateAsync(plan.Ref, cancellationToken) is { Phase: RoundPhase.Published or RoundPhase.Purged })
            {
                return;
            }

            await MoveToAsync(stage.Clock.GetUtcNow() + RoundState.Drain, cancellationToken);
        }

        throw new DemoFailedException($"The round of {plan.Date:yyyy-MM-dd} was not published.");
    }

    private async Task<CardOnScreen> PressAsync(CardOnScreen card, string verb, Dictionary<string, string> filledIn, CancellationToken cancellationToken)
    {
        var button = card.ButtonFor(verb) ?? throw new DemoFailedException($"A set-up card has no button for {verb}.");
        return await stage.Client.PressAsync(stage.Team.Admin, card, button, filledIn, cancellationToken) ?? throw new DemoFailedException($"The bot answered {verb} without a card.");
    }

    private async Task MoveToAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        await stage.Engine.MoveToAsync(instant, cancellationToken);
        foreach (var post in stage.Connector.TakePosted().Select(DemoPost.Of))
        {
            _posts.Add(post);
            _reactions.AddRange(await reactions.ToAsync(post, cancellationToken));
        }
    }
}
