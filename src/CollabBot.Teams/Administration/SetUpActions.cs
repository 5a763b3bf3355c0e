using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.BotFramework.Connector;
using CollabBot.Core.Administration;
using CollabBot.Core.Privacy;
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

    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, string? zoneId, CancellationToken cancellationToken)
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
                CardActions.SetUpOpen or CardActions.SetUpWhen => When(draft, team, problems),
                _ when problems.Count > 0 => When(draft, team, problems),
                CardActions.SetUpWho => await WhoAsync(draft, team, [], cancellationToken, data.Text(CardActions.Find)?.Trim()),
                CardActions.SetUpCheck => await CheckAsync(draft, team, cancellationToken),
                CardActions.SetUpSave => await SaveAsync(draft, team, sender, cancellationToken),
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
    public static AdaptiveCard FirstStep(Team team, string? zoneId) => SetUpCards.When(SetUpDraft.Of(team, zoneId), team.Name, []);

    private static CardAnswer.Replaced When(SetUpDraft draft, Team team, IReadOnlyList<string> problems) => new(SetUpCards.When(draft, team.Name, problems));

    private async Task<CardAnswer> WhoAsync(SetUpDraft draft, Team team, IReadOnlyList<string> problems, CancellationToken cancellationToken, string? find = null) =>
        new CardAnswer.Replaced(SetUpCards.Who(
            draft, team.Name, await ChannelsAsync(team.Ref, cancellationToken), await roster.NamesAsync(team.Ref, cancellationToken), problems, find));

    private async Task<CardAnswer> CheckAsync(SetUpDraft draft, Team team, CancellationToken cancellationToken)
    {
        var channels = await ChannelsAsync(team.Ref, cancellationToken);
        var people = await roster.NamesAsync(team.Ref, cancellationToken);
        var channel = channels.FirstOrDefault(candidate => candidate.Id == draft.Channel).Name;
        var leaders = people.Where(person => draft.Leaders.Contains(person.Id)).ToList();

        var problems = new List<string>();
        if (channel is null)
        {
            problems.Add(Phrase.Of("Channel: the one chosen is not in this team any more. Choose another."));
        }

        if (leaders.Count != draft.Leaders.Count)
        {
            problems.Add(Phrase.Of("Leaders: somebody chosen is not in this team any more. Choose again."));
        }
        else if (leaders.Count is 0 or > ConfigureTeam.MaxLeaders)
        {
            problems.Add(SetUpTexts.Leaders(leaders.Count));
        }

        if (problems.Count > 0)
        {
            return new CardAnswer.Replaced(SetUpCards.Who(draft, team.Name, channels, people, problems));
        }

        var upcoming = await configure.UpcomingAsync(team, draft.ToSetUp(), cancellationToken);
        var asked = people.Count(person => !team.OptedOut.Contains(person.Id));
        var reachable = ConfigureTeam.Reachable(asked, leaders.Count(leader => !team.OptedOut.Contains(leader.Id)));
        if (draft.Threshold > Math.Max(reachable, Promise.WantedBy(team).Threshold.Answers))
        {
            return When(draft, team, [SetUpTexts.Of(new ConfigureTeamOutcome.ThresholdTooHigh(draft.Threshold, reachable))]);
        }

        var readers = await audience.HandleAsync(team.Ref, draft.Channel, cancellationToken) is AudienceOutcome.Found found ? found.Readers : ChannelReaders.NotKnown;
        return new CardAnswer.Replaced(SetUpCards.Check(draft, team.Name, (channel!, readers), [.. leaders.Select(leader => leader.Name)], upcoming, asked));
    }

    private async Task<CardAnswer> SaveAsync(SetUpDraft draft, Team team, Sender sender, CancellationToken cancellationToken)
    {
        var outcome = await configure.HandleAsync(team.Ref, sender.Id, draft.ToSetUp(), cancellationToken);
        return outcome switch
        {
            ConfigureTeamOutcome.Saved saved => new CardAnswer.Replaced(SetUpCards.Saved(saved)),
            ConfigureTeamOutcome.NotAdmin or ConfigureTeamOutcome.RosterUnavailable => new CardAnswer.Notice(SetUpTexts.Of(outcome)),
            ConfigureTeamOutcome.WrongNumberOfLeaders => await WhoAsync(draft, team, [SetUpTexts.Of(outcome)], cancellationToken),
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
}
