using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Teams;

/// <summary>Where teams, their histories and people are kept, under which key. Decides nothing.</summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <param name="chance">Where the secrets come from that teams' questions are drawn from; null for the system's own. Another only where a run is to be repeated.</param>
public sealed class TeamRegistry(IObjectStore store, IKeyWrap keys, RandomNumberGenerator? chance = null)
{
    private const string KeyPurpose = "assignment";
    private const int AssignmentKeyBytes = 32;

    private static readonly RandomNumberGenerator SystemChance = RandomNumberGenerator.Create();

    public async Task<Team?> FindAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadAsync(TeamKey(team), CoreJson.Default.Team, cancellationToken))?.Value;

    /// <param name="decide">Pure; returns the team as it shall be, or the same instance (or null) to leave it.</param>
    /// <returns>The team afterwards; null when there is none.</returns>
    public Task<Team?> UpdateAsync(TeamRef team, Func<Team?, Team?> decide, CancellationToken cancellationToken) =>
        store.UpdateAsync(TeamKey(team), decide, CoreJson.Default.Team, cancellationToken);

    /// <summary>Deletes all that is left of a team, unless the bot has been added to it again meanwhile. Safe to repeat.</summary>
    internal async Task ForgetAsync(Team removed, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(TeamKey(removed.Ref), CoreJson.Default.Team, cancellationToken) is { Value.Status: TeamStatus.Removed } current)
        {
            await store.DeleteAsync(TeamKey(removed.Ref), current.Revision, cancellationToken);
        }
    }

    /// <summary>Deletes what is known of a person, if it is as it was found. Safe to repeat.</summary>
    /// <param name="expected">Null for whatever is there.</param>
    internal Task ForgetAsync(PersonRef person, Revision? expected, CancellationToken cancellationToken) => store.DeleteAsync(PersonKey(person), expected, cancellationToken);

    /// <summary>Every team with its revision, which changes when the team does.</summary>
    internal IAsyncEnumerable<(TeamRef Team, Revision Revision)> ListAsync(CancellationToken cancellationToken) => ListAsync(StoreKey.Of("cfg"), cancellationToken);

    /// <summary>The same of one organisation.</summary>
    internal IAsyncEnumerable<(TeamRef Team, Revision Revision)> ListAsync(TenantId tenant, CancellationToken cancellationToken) => ListAsync(StoreKey.Of("cfg", tenant.Value), cancellationToken);

    private async IAsyncEnumerable<(TeamRef Team, Revision Revision)> ListAsync(StoreKey below, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var entry in store.ListAsync(below, cancellationToken))
        {
            if (entry.Key.Segments() is ["cfg", var tenant, "team", var team])
            {
                yield return (new TeamRef(new TenantId(tenant), new TeamId(team)), entry.Revision);
            }
        }
    }

    /// <summary>Every team of an organisation, also those from which the bot was removed; one whose record is damaged is left out, and counted.</summary>
    public async IAsyncEnumerable<Team> OfTenantAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (reference, _) in ListAsync(tenant, cancellationToken))
        {
            if (await store.ReadOrPassOverAsync(TeamKey(reference), CoreJson.Default.Team, cancellationToken) is { Value: var team })
            {
                yield return team;
            }
        }
    }

    /// <param name="tenant">Whose teams; null for everybody's.</param>
    /// <returns>Every team that there is a record of, also one that the bot was removed from.</returns>
    public async Task<IReadOnlyList<TeamRef>> AllAsync(TenantId? tenant, CancellationToken cancellationToken) =>
        await (tenant is { } one ? ListAsync(one, cancellationToken) : ListAsync(cancellationToken)).Select(entry => entry.Team).ToListAsync(cancellationToken);

    public async Task<TeamHistory> HistoryAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadAsync(HistoryKey(team), CoreJson.Default.TeamHistory, cancellationToken))?.Value ?? TeamHistory.None;

    /// <returns>The history; null when it is damaged, so that who looks at many teams is not held up by one.</returns>
    internal async Task<TeamHistory?> FindHistoryAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await HistoryAsync(team, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }

    /// <returns>The history afterwards.</returns>
    public async Task<TeamHistory> UpdateHistoryAsync(TeamRef team, Func<TeamHistory, TeamHistory> decide, CancellationToken cancellationToken) =>
        await store.UpdateAsync(HistoryKey(team), history => decide(history ?? TeamHistory.None), CoreJson.Default.TeamHistory, cancellationToken) ?? TeamHistory.None;

    /// <returns>Who takes part in a team's sweeps; nothing when the record was damaged: the next round takes everybody and begins the baseline anew.</returns>
    public async Task<Membership> MembershipAsync(TeamRef team, CancellationToken cancellationToken) =>
        (await store.ReadDerivedAsync(MembershipKey(team), CoreJson.Default.Membership, cancellationToken))?.Value ?? Membership.None;

    public Task UpdateMembershipAsync(TeamRef team, Func<Membership, Membership> decide, CancellationToken cancellationToken) =>
        store.UpdateDerivedAsync(MembershipKey(team), membership => decide(membership ?? Membership.None), CoreJson.Default.Membership, cancellationToken);

    /// <returns>What is known of a person; nothing when the record was damaged: the next question, or the next refused send, enters it anew.</returns>
    public async Task<PersonRecord> PersonAsync(PersonRef person, CancellationToken cancellationToken) =>
        (await store.ReadDerivedAsync(PersonKey(person), CoreJson.Default.PersonRecord, cancellationToken))?.Value ?? PersonRecord.Unknown;

    /// <summary>The teams of a person from which the bot has not been removed, in the order in which the bot met the person in them.</summary>
    /// <remarks>Which of them the person may do something in is for whoever asks to say.</remarks>
    public async Task<IReadOnlyList<Team>> ActiveTeamsOfAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var active = new List<Team>();
        foreach (var id in (await PersonAsync(person, cancellationToken)).Teams)
        {
            if (await FindAsync(new TeamRef(person.Tenant, id), cancellationToken) is { Status: TeamStatus.Active } team)
            {
                active.Add(team);
            }
        }

        return active;
    }

    /// <returns>What is known of the person afterwards.</returns>
    public async Task<PersonRecord> UpdatePersonAsync(PersonRef person, Func<PersonRecord, PersonRecord> decide, CancellationToken cancellationToken) =>
        await store.UpdateDerivedAsync(PersonKey(person), record => decide(record ?? PersonRecord.Unknown), CoreJson.Default.PersonRecord, cancellationToken)
        ?? PersonRecord.Unknown;

    /// <returns>A new assignment key, wrapped, as <see cref="Team.WrappedAssignmentKey"/> holds it.</returns>
    internal string NewAssignmentKey()
    {
        var secret = new byte[AssignmentKeyBytes];
        (chance ?? SystemChance).GetBytes(secret);
        return Convert.ToBase64String(keys.Wrap(secret, KeyPurpose));
    }

    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the key.</exception>
    internal byte[] AssignmentKey(Team team) => keys.Unwrap(Convert.FromBase64String(team.WrappedAssignmentKey), KeyPurpose);

    /// <summary>The log of what was posted because the bot was added to a team.</summary>
    internal static StoreKey WelcomeLedgerKey(Team team) =>
        StoreKey.Of("welcome", team.Ref.Tenant.Value, team.Ref.Team.Value, team.InstalledAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static StoreKey TeamKey(TeamRef team) => StoreKey.Of("cfg", team.Tenant.Value, "team", team.Team.Value);

    private static StoreKey HistoryKey(TeamRef team) => StoreKey.Of("history", team.Tenant.Value, team.Team.Value);

    private static StoreKey MembershipKey(TeamRef team) => StoreKey.Of("members", team.Tenant.Value, team.Team.Value);

    private static StoreKey PersonKey(PersonRef person) => StoreKey.Of("person", person.Tenant.Value, person.Person.Value);
}
