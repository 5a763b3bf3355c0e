using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Teams;

namespace CollabBot.Teams.Pulses;

/// <summary>What the buttons do by which a person is left alone, for a while or altogether. Nobody else is told of any of them.</summary>
internal sealed class PauseActions(PauseAsking pausing, StopAsking stopping, TeamRegistry teams, PulseActions pulses)
{
    /// <summary>Pauses for the weeks or until the day that the card names; without either, lets the person choose.</summary>
    public async Task<CardAnswer> PauseAsync(Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (PausePlace.Of(data) is not { } place)
        {
            return new CardAnswer.Replaced(PauseCards.NoTeam);
        }

        PauseWish? wish = data.Number(CardActions.Weeks) is { } weeks and > 0 ? new PauseWish.ForWeeks(weeks)
            : data.Date(CardActions.Until) is { } day ? new PauseWish.Until(day)
            : null;
        var hasChosen = data.Has(CardActions.Weeks) || data.Has(CardActions.Chosen);
        return new CardAnswer.Replaced(
            hasChosen && wish is not null ? await PauseAsync(sender, place, wish, cancellationToken)
            : PauseCards.Choosing(place, hasChosen ? PauseCards.NoDay : null));
    }

    public async Task<AdaptiveCard> PauseAsync(Sender sender, PausePlace place, PauseWish wish, CancellationToken cancellationToken) =>
        PauseCards.Of(await InEachAsync(sender, place, team => pausing.PauseAsync(sender.Person, team, wish, cancellationToken), cancellationToken), place);

    /// <summary>Ends a pause, and goes back to the pulse that the card came from.</summary>
    public async Task<CardAnswer> ResumeAsync(Sender sender, CardData data, CancellationToken cancellationToken)
    {
        if (PausePlace.Of(data) is not { } place)
        {
            return new CardAnswer.Replaced(PauseCards.NoTeam);
        }

        var card = await ResumeAsync(sender, place, cancellationToken);
        return place.Round is null ? new CardAnswer.Replaced(card) : await pulses.ShowQuestionAsync(sender, data, cancellationToken);
    }

    public async Task<AdaptiveCard> ResumeAsync(Sender sender, PausePlace place, CancellationToken cancellationToken) =>
        PauseCards.Of(await InEachAsync(sender, place, team => pausing.ResumeAsync(sender.Person, team, cancellationToken), cancellationToken), place);

    /// <summary>With one tap, and with one more as it was.</summary>
    public async Task<CardAnswer> StopAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        new CardAnswer.Replaced(PausePlace.Of(data) is { } place && await SetAsync(sender, place, stop: true, cancellationToken) is { } team ? PauseCards.Stopped(team, place) : PauseCards.NoTeam);

    public async Task<CardAnswer> StartAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        PausePlace.Of(data) is not { } place || await SetAsync(sender, place, stop: false, cancellationToken) is null ? new CardAnswer.Replaced(PauseCards.NoTeam)
        : place.Round is null ? new CardAnswer.Replaced(PauseCards.Started)
        : await pulses.ShowQuestionAsync(sender, data, cancellationToken);

    private async Task<Team?> SetAsync(Sender sender, PausePlace place, bool stop, CancellationToken cancellationToken) =>
        place.Team is { } team && (await teams.PersonAsync(sender.Person, cancellationToken)).Teams.Contains(team)
            ? await stopping.HandleAsync(sender.Person, team, stop, cancellationToken)
            : null;

    private async Task<IReadOnlyList<PauseOutcome>> InEachAsync(Sender sender, PausePlace place, Func<TeamId, Task<PauseOutcome>> act, CancellationToken cancellationToken)
    {
        var outcomes = new List<PauseOutcome>();
        foreach (var team in place.Team is { } one ? [one] : (await teams.PersonAsync(sender.Person, cancellationToken)).Teams)
        {
            outcomes.Add(await act(team));
        }

        return outcomes;
    }
}
