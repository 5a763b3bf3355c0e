using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>Names who looks after a team. There is always somebody: the last one can only be replaced.</summary>
public sealed class AppointAdmins(TeamRegistry teams, TenantAdministrators administrators, IRoster roster, AuditLog audit)
{
    /// <summary>Most admins a team may have: each is written to whenever there is something to tell admins.</summary>
    public const int MaxAdmins = 5;

    /// <param name="admins">Everybody who is to look after the team from now on: 1 to <see cref="MaxAdmins"/> people who are in it and no guests.</param>
    public Task<AppointAdminsOutcome> HandleAsync(TeamRef team, PersonId by, IReadOnlyList<PersonId> admins, CancellationToken cancellationToken) =>
        HandleAsync(team, by, _ => [.. admins.Distinct()], newcomersAreInTeam: true, cancellationToken);

    /// <summary>For an administrator of the organisation, who need not be in the team: they look after it from now on, beside those who do.</summary>
    public Task<AppointAdminsOutcome> LookAfterAsync(TeamRef team, PersonId by, CancellationToken cancellationToken) =>
        HandleAsync(team, by, current => [.. current.Where(admin => admin != by), by], newcomersAreInTeam: false, cancellationToken);

    private async Task<AppointAdminsOutcome> HandleAsync(
        TeamRef team, PersonId by, Func<IReadOnlyList<PersonId>, IReadOnlyList<PersonId>> decide, bool newcomersAreInTeam, CancellationToken cancellationToken)
    {
        if (await teams.FindAsync(team, cancellationToken) is not { } before || !IsAllowed(before, by))
        {
            return new AppointAdminsOutcome.NotAllowed();
        }

        var wanted = decide(before.Admins);
        if (wanted.Count is 0 or > MaxAdmins)
        {
            return new AppointAdminsOutcome.WrongNumber(wanted.Count);
        }

        var newcomers = wanted.Except(before.Admins).ToList();
        if (newcomersAreInTeam && newcomers is not [])
        {
            if (await roster.ReadAsync(team, cancellationToken) is not RosterReading.Complete complete)
            {
                return new AppointAdminsOutcome.RosterUnavailable();
            }

            if (newcomers.Exists(person => !complete.Members.Any(member => member.Id == person && !member.IsGuest)))
            {
                return new AppointAdminsOutcome.NotInTeam();
            }
        }

        // Told first and done then: a change that the log does not know must not exist, the other way round does no harm.
        foreach (var fact in AuditedSettings.Changes(before, before with { Admins = wanted }, by))
        {
            await audit.AddAsync(team, fact, cancellationToken);
        }

        var updated = await teams.UpdateAsync(team, current => current is not null && IsAllowed(current, by) ? current with { Admins = decide(current.Admins) } : current, cancellationToken);
        if (updated is null || !wanted.All(updated.Admins.Contains))
        {
            return new AppointAdminsOutcome.NotAllowed();
        }

        foreach (var admin in wanted)
        {
            await teams.UpdatePersonAsync(new PersonRef(team.Tenant, admin), person => person.WithTeam(team.Team), cancellationToken);
        }

        return new AppointAdminsOutcome.Saved(updated, newcomers);
    }

    private bool IsAllowed(Team team, PersonId by) =>
        team.Status is TeamStatus.Active && RoleTable.Of(Operation.AppointAdmins).Allows(team.RolesOf(by) | administrators.RolesOf(by));
}

/// <summary>What came of naming admins.</summary>
public abstract record AppointAdminsOutcome
{
    private AppointAdminsOutcome()
    {
    }

    /// <param name="Newcomers">Who was none before.</param>
    public sealed record Saved(Team Team, IReadOnlyList<PersonId> Newcomers) : AppointAdminsOutcome;

    /// <summary>The person may not, there is no such team, or another change came first. Nothing was changed.</summary>
    public sealed record NotAllowed : AppointAdminsOutcome;

    /// <summary>Nobody, or more than <see cref="AppointAdmins.MaxAdmins"/>. Nothing was changed.</summary>
    public sealed record WrongNumber(int Count) : AppointAdminsOutcome;

    /// <summary>Somebody is not in the team, or a guest in it. Nothing was changed.</summary>
    public sealed record NotInTeam : AppointAdminsOutcome;

    /// <summary>Who is in the team could not be read. Nothing was changed.</summary>
    public sealed record RosterUnavailable : AppointAdminsOutcome;
}
