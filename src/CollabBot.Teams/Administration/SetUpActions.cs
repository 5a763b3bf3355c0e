using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;
using CollabBot.Teams.Ahead;
using CollabBot.Teams.Delivery;
using CollabBot.Teams.Teams;

namespace CollabBot.Teams.Administration;

/// <summary>What the buttons of the set-up cards do. Every step checks anew that the person administers the team.</summary>
internal sealed class SetUpActions(TeamRegistry teams, ConfigureTeam configure, TeamsRoster roster, CheckAudience audience, ShowAhead ahead, Conversations conversations, ConnectorClientFactory connectors)
{
    private static string CannotRead => Phrase.Of("I cannot reach Teams just now to read who is in the team. Nothing was lost: please press the button again in a minute.");

    /// <param name="opensDialogs">The person's client can show the same cards in a window of their own.</param>
    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, string? zoneId, bool opensDialogs, CancellationToken cancellationToken)
    {
        if (data.Id(CardActions.Team) is not { } id
            || await teams.FindAsync(sender.In(new TeamId(id)), cancellationToken) is not { } team
            || !team.Lets(sender.Id, Operation.Configure))
        {
            return new CardAnswer.Notice(SetUpTexts.NotAdmin);
        }

        var (draft, problems) = SetUpDraft.Of(team, zoneId).With(data);
        try
        {
            return verb switch
            {
                CardActions.SetUpOpen or CardActions.SetUpWhen => When(draft, team, problems, opensDialogs),
                _ when problems.Count > 0 => When(draft, team, problems, opensDialogs),
                CardActions.SetUpWho => await WhoAsync(draft, team, [], cancellationToken, data.Text(CardActions.Find)?.Trim()),
                CardActions.SetUpCheck => await CheckAsync(draft, team, cancellationToken),
                CardActions.SetUpStart => await StartAsync(draft, team, sender, cancellationToken),
                CardActions.SetUpSave => await SaveAsync(draft, team, sender, null, cancellationToken),
                CardActions.SetUpAhead => await ahead.HandleAsync(team, sender.Id, data.Has(CardActions.Weekday) ? draft : null, cancellationToken),
                _ => throw new UnreachableException(),
            };
        }
        catch (ConnectorException)
        {
            return new CardAnswer.Notice(CannotRead);
        }
    }

    /// <summary>The first step, with what is set now.</summary>
    public static AdaptiveCard FirstStep(Team team, string? zoneId, bool opensDialogs) => SetUpCards.When(SetUpDraft.Of(team, zoneId), team.Name, [], opensDialogs);

    private static CardAnswer.Replaced When(SetUpDraft draft, Team team, IReadOnlyList<string> problems, bool opensDialogs = false) =>
        new(SetUpCards.When(draft, team.Name, problems, opensDialogs));

    private async Task<CardAnswer> WhoAsync(SetUpDraft draft, Team team, IReadOnlyList<string> problems, CancellationToken cancellationToken, string? find = null) =>
        new CardAnswer.Replaced(SetUpCards.Who(
            draft, team.Name, await ChannelsAsync(team.Ref, cancellationToken), await roster.NamesAsync(team.Ref, cancellationToken), problems, find));

    private async Task<CardAnswer> CheckAsync(SetUpDraft draft, Team team, CancellationToken cancellationToken)
    {
        var (place, refused) = await LookAsync(draft, team, cancellationToken);
        if (place is null)
        {
            return refused!;
        }

        var upcoming = await configure.UpcomingAsync(team, draft.ToSetUp(), cancellationToken);
        var readers = await audience.HandleAsync(team.Ref, draft.Channel, cancellationToken) is AudienceOutcome.Found found ? found.Readers : ChannelReaders.NotKnown;
        return new CardAnswer.Replaced(SetUpCards.Check(draft, team.Name, (place.Channel, readers), place.Leaders, upcoming, place.Asked));
    }

    /// <summary>With one tap, as it was proposed. Who is too few to be asked weekly is asked every two weeks; who is too few altogether reads that before it is saved.</summary>
    private async Task<CardAnswer> StartAsync(SetUpDraft draft, Team team, Sender sender, CancellationToken cancellationToken)
    {
        var (place, refused) = await LookAsync(draft, team, cancellationToken);
        if (place is null)
        {
            return refused!;
        }

        return SetUpCards.CoverageOf(draft, place.Asked, place.Leaders.Count).Advice switch
        {
            CoverageAdvice.NudgesOnly => await CheckAsync(draft, team, cancellationToken),
            CoverageAdvice.AskFortnightly => await SaveAsync(draft with { Cadence = draft.Cadence.Every(2) }, team, sender, place.Asked, cancellationToken),
            _ => await SaveAsync(draft, team, sender, null, cancellationToken),
        };
    }

    /// <summary>What was chosen, held against who is in the team and which channels it has.</summary>
    /// <returns>Either of the two.</returns>
    private async Task<(Place? Place, CardAnswer? Refused)> LookAsync(SetUpDraft draft, Team team, CancellationToken cancellationToken)
    {
        var channels = await ChannelsAsync(team.Ref, cancellationToken);
        var people = await roster.NamesAsync(team.Ref, cancellationToken);
        var channel = channels.FirstOrDefault(candidate => candidate.Id == draft.Channel).Name;
        var leaders = people.Where(person => draft.Leaders.Contains(person.Id)).ToList();

        var problems = new List<string>();
        if (channel is null)
        {
            problems.Add(SetUpTexts.ChannelGone);
        }

        if (leaders.Count != draft.Leaders.Count)
        {
            problems.Add(SetUpTexts.LeaderGone);
        }
        else if (leaders.Count is 0 or > ConfigureTeam.MaxLeaders)
        {
            problems.Add(SetUpTexts.Leaders(leaders.Count));
        }

        if (problems.Count > 0)
        {
            return (null, new CardAnswer.Replaced(SetUpCards.Who(draft, team.Name, channels, people, problems)));
        }

        var asked = people.Count(person => !team.OptedOut.Contains(person.Id));
        var reachable = ConfigureTeam.Reachable(asked, leaders.Count(leader => !team.OptedOut.Contains(leader.Id)));
        return draft.Threshold > Math.Max(reachable, Promise.WantedBy(team).Threshold.Answers)
            ? (null, When(draft, team, [SetUpTexts.Of(new ConfigureTeamOutcome.ThresholdTooHigh(draft.Threshold, reachable))]))
            : (new Place(channel!, [.. leaders.Select(leader => leader.Name)], asked), null);
    }

    private async Task<CardAnswer> SaveAsync(SetUpDraft draft, Team team, Sender sender, int? few, CancellationToken cancellationToken)
    {
        var outcome = await configure.HandleAsync(team.Ref, sender.Id, draft.ToSetUp(), cancellationToken);
        return outcome switch
        {
            ConfigureTeamOutcome.Saved saved => new CardAnswer.Replaced(SetUpCards.Saved(saved, few)),
            ConfigureTeamOutcome.NotAdmin or ConfigureTeamOutcome.RosterUnavailable => new CardAnswer.Notice(SetUpTexts.Of(outcome)),
            ConfigureTeamOutcome.WrongNumberOfLeaders => await WhoAsync(draft, team, [SetUpTexts.Of(outcome)], cancellationToken),
            ConfigureTeamOutcome.ChangedMeanwhile when await teams.FindAsync(team.Ref, cancellationToken) is { } now =>
                When(draft with { BasedOn = TeamSetUp.MarkOf(now) }, now, [SetUpTexts.Of(outcome)]),
            _ => When(draft, team, [SetUpTexts.Of(outcome)]),
        };
    }

    private async Task<IReadOnlyList<(ChannelId Id, string Name)>> ChannelsAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(team, cancellationToken) is not { } reference)
        {
            throw new ConnectorException(404, "NoConversation");
        }

        var channels = await connectors.Create(reference.ServiceUrl).GetChannelsAsync(team.Team.Value, cancellationToken);
        return [.. channels.Select(channel => (new ChannelId(channel.Id), channel.Name ?? Phrase.Of("General")))];
    }

    /// <param name="Channel">By name.</param>
    /// <param name="Leaders">By name.</param>
    /// <param name="Asked">How many people would be asked.</param>
    private sealed record Place(string Channel, IReadOnlyList<string> Leaders, int Asked);
}
