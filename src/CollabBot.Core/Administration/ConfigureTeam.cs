using CollabBot.Core.Cadence;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Saves how a team is asked and who hears of it, at an admin's word.</summary>
public sealed class ConfigureTeam(TeamRegistry teams, ScheduleIndex index)
{
    /// <summary>Most leaders a team may have: the promise names who reads, and it should stay a short list.</summary>
    public const int MaxLeaders = 5;

    public async Task<ConfigureTeamOutcome> HandleAsync(TeamRef team, PersonId admin, TeamSetUp setUp, CancellationToken cancellationToken)
    {
        if (TeamClock.Find(setUp.Cadence.ZoneId) is null)
        {
            return new ConfigureTeamOutcome.UnknownZone(setUp.Cadence.ZoneId);
        }

        if (setUp.Leaders.Count is 0 or > MaxLeaders)
        {
            return new ConfigureTeamOutcome.WrongNumberOfLeaders(setUp.Leaders.Count);
        }

        var now = await index.NowAsync(cancellationToken);
        var updated = await teams.UpdateAsync(team, current => current is null || !current.IsAdmin(admin) ? current : current with
        {
            Cadence = setUp.Cadence,
            CadenceSince = current.Cadence == setUp.Cadence ? current.CadenceSince : now,
            SummaryChannel = setUp.SummaryChannel,
            Leaders = setUp.Leaders,
        }, cancellationToken);
        if (updated is null || !updated.IsAdmin(admin))
        {
            return new ConfigureTeamOutcome.NotAdmin();
        }

        await index.PutAsync(updated, cancellationToken);
        foreach (var leader in setUp.Leaders)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, leader), person => person.WithTeam(team.Team), cancellationToken);
        }

        return new ConfigureTeamOutcome.Saved(updated, await NextAsync(team, setUp.Cadence, cancellationToken));
    }

    /// <returns>When a team would be asked first under a cadence that was saved now.</returns>
    public async Task<Occurrence> NextAsync(TeamRef team, WeeklyCadence cadence, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team, cancellationToken);
        return Occurrence.NextAfter(cadence, await index.NowAsync(cancellationToken), history.LatestDate);
    }
}

/// <summary>What an admin sets.</summary>
/// <param name="Leaders">Who receives the digest: 1 to <see cref="ConfigureTeam.MaxLeaders"/> people.</param>
public sealed record TeamSetUp(WeeklyCadence Cadence, ChannelId SummaryChannel, IReadOnlyList<PersonId> Leaders);

/// <summary>What came of setting a team up.</summary>
public abstract record ConfigureTeamOutcome
{
    private ConfigureTeamOutcome()
    {
    }

    /// <param name="Next">When the team is asked first under these settings.</param>
    public sealed record Saved(Team Team, Occurrence Next) : ConfigureTeamOutcome;

    /// <summary>The person does not administer this team, or there is no such team. Nothing was changed.</summary>
    public sealed record NotAdmin : ConfigureTeamOutcome;

    public sealed record UnknownZone(string ZoneId) : ConfigureTeamOutcome;

    public sealed record WrongNumberOfLeaders(int Count) : ConfigureTeamOutcome;
}
