using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Saves how a team is asked and who hears of it, at an admin's word.</summary>
public sealed class ConfigureTeam(TeamRegistry teams, Rounds rounds, ScheduleIndex index, AuditLog audit)
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

        if (setUp.Threshold is { } threshold and < ReleaseThreshold.Floor)
        {
            return new ConfigureTeamOutcome.ThresholdTooLow(threshold);
        }

        if (await teams.FindAsync(team, cancellationToken) is not { } before || !before.IsAdmin(admin))
        {
            return new ConfigureTeamOutcome.NotAdmin();
        }

        // Told first and done then: a change that the log does not know must not exist, the other way round does no harm.
        foreach (var fact in Changes(before, setUp, admin))
        {
            await audit.AddAsync(team, fact, cancellationToken);
        }

        var now = await index.NowAsync(cancellationToken);
        var updated = await teams.UpdateAsync(team, current => current is null || !current.IsAdmin(admin) ? current : current with
        {
            Cadence = setUp.Cadence,
            CadenceSince = current.Cadence == setUp.Cadence ? current.CadenceSince : now,
            SummaryChannel = setUp.SummaryChannel,
            Leaders = setUp.Leaders,
            Threshold = setUp.Threshold ?? current.Threshold,
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

        return new ConfigureTeamOutcome.Saved(updated, await NextAsync(team, setUp.Cadence, cancellationToken), await OutlookAsync(updated, cancellationToken));
    }

    /// <returns>When a team would be asked first under a cadence that was saved now.</returns>
    public async Task<Occurrence> NextAsync(TeamRef team, WeeklyCadence cadence, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team, cancellationToken);
        return Occurrence.NextAfter(cadence, await index.NowAsync(cancellationToken), history.LatestDate);
    }

    private async Task<PromiseOutlook> OutlookAsync(Team team, CancellationToken cancellationToken)
    {
        var history = await teams.HistoryAsync(team.Ref, cancellationToken);
        var membership = await teams.MembershipAsync(team.Ref, cancellationToken);
        return PromiseOutlook.Of(await rounds.LastPromiseAsync(team.Ref, history, cancellationToken), Promise.WantedBy(team), membership.StartsSweepWith(history.RoundsPlanned));
    }

    private static IEnumerable<AuditFact> Changes(Team before, TeamSetUp setUp, PersonId admin)
    {
        (string What, string? Old, string? New)[] settings =
        [
            ("cadence", before.Cadence is { } cadence ? Text(cadence) : null, Text(setUp.Cadence)),
            ("channel", before.SummaryChannel.Value, setUp.SummaryChannel.Value),
            ("leaders", before.Leaders is [] ? null : Text(before.Leaders), Text(setUp.Leaders)),
            ("threshold", Text(before.Threshold), Text(setUp.Threshold ?? before.Threshold)),
        ];
        return from setting in settings
               where setting.New is not null && setting.New != setting.Old
               select new AuditFact(setting.What, admin, setting.Old, setting.New);
    }

    private static string Text(WeeklyCadence cadence) => string.Create(CultureInfo.InvariantCulture, $"{cadence.Weekday} {cadence.Time:HH:mm} {cadence.ZoneId}");

    private static string Text(IEnumerable<PersonId> people) => string.Join(' ', people.Select(person => person.Value).Order(StringComparer.Ordinal));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What an admin sets.</summary>
/// <param name="Leaders">Who receives the digest: 1 to <see cref="ConfigureTeam.MaxLeaders"/> people.</param>
public sealed record TeamSetUp(WeeklyCadence Cadence, ChannelId SummaryChannel, IReadOnlyList<PersonId> Leaders)
{
    /// <summary>From how many answers on an area is shown, <see cref="ReleaseThreshold.Floor"/> or more; null leaves it as it is.</summary>
    public int? Threshold { get; init; }
}

/// <summary>What came of setting a team up.</summary>
public abstract record ConfigureTeamOutcome
{
    private ConfigureTeamOutcome()
    {
    }

    /// <param name="Next">When the team is asked first under these settings.</param>
    /// <param name="Outlook">From when on what was changed of the promise holds.</param>
    public sealed record Saved(Team Team, Occurrence Next, PromiseOutlook Outlook) : ConfigureTeamOutcome;

    /// <summary>The person does not administer this team, or there is no such team. Nothing was changed.</summary>
    public sealed record NotAdmin : ConfigureTeamOutcome;

    public sealed record UnknownZone(string ZoneId) : ConfigureTeamOutcome;

    public sealed record WrongNumberOfLeaders(int Count) : ConfigureTeamOutcome;

    /// <summary>Fewer answers than <see cref="ReleaseThreshold.Floor"/> never show anything. Nothing was changed.</summary>
    public sealed record ThresholdTooLow(int Wanted) : ConfigureTeamOutcome;
}
