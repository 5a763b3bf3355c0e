using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Who is in a team that the bot is in, as far as is known: on its list of members, as an admin or as a leader. In memory, sixteen bytes each.</summary>
internal sealed class PresentPeople(TeamRegistry teams)
{
    private readonly HashSet<UInt128> _present = [];
    private readonly HashSet<TeamRef> _unreadable = [];

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var (team, _) in teams.ListAsync(cancellationToken))
        {
            try
            {
                if (await teams.FindAsync(team, cancellationToken) is { Status: TeamStatus.Active } active)
                {
                    Add(team, active.Admins.Concat(active.Leaders));
                    Add(team, (await teams.MembershipAsync(team, cancellationToken)).Members.Select(member => member.Person));
                }
            }
            catch (DocumentUnreadableException)
            {
                // Nobody can say who is in it: nobody who may be is forgotten.
                _unreadable.Add(team);
            }
        }
    }

    public bool Has(PersonRef person) => _present.Contains(HashOf(person));

    /// <returns>True for somebody who may be in a team whose settings nobody can read.</returns>
    public async Task<bool> MayHaveAsync(PersonRef person, CancellationToken cancellationToken) =>
        _unreadable.Count > 0 && (await teams.PersonAsync(person, cancellationToken)).Teams.Any(team => _unreadable.Contains(new TeamRef(person.Tenant, team)));

    private void Add(TeamRef team, IEnumerable<PersonId> people) => _present.UnionWith(people.Select(person => HashOf(new PersonRef(team.Tenant, person))));

    private static UInt128 HashOf(PersonRef person) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.Tenant.Value}\u001F{person.Person.Value}")));
}
