using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Privacy;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>What stands for a person in a team's old plans: the same in each of them, so that who was asked in two rounds can be compared (P4, P9), and no name.</summary>
/// <remarks>
/// Made with a key of the team's own, which lies wrapped in the store: without the key ring nobody can match an alias with a list of staff. It tells who was
/// asked and nothing of who answered. Safe for concurrent use.
/// </remarks>
internal sealed class PlanAliases(IObjectStore store, IKeyWrap keys)
{
    private const int KeyBytes = 32;
    private const int AliasBytes = 16;
    private const string Prefix = "alias-";

    private readonly WrappedKeys _keys = new(store, keys, "aliases");

    internal static StoreKey KeyOf(TeamRef team) => StoreKey.Of("alias", team.Tenant.Value, team.Team.Value);

    /// <returns>The alias of a person; of an alias itself.</returns>
    /// <exception cref="KeyUnavailableException">The key ring cannot unwrap the key.</exception>
    public async Task<Func<PersonId, PersonId>> MakeAsync(TeamRef team, CancellationToken cancellationToken)
    {
        if (await FindAsync(team, cancellationToken) is { } known)
        {
            return known;
        }

        await _keys.MakeAsync(KeyOf(team), KeyBytes, cancellationToken);
        return await FindAsync(team, cancellationToken) ?? throw new StoreUnavailableException("A team's alias key vanished after it was written.");
    }

    private Task<Func<PersonId, PersonId>?> FindAsync(TeamRef team, CancellationToken cancellationToken) =>
        _keys.FindAsync<Func<PersonId, PersonId>>(
            KeyOf(team),
            secret =>
            {
                var own = secret.ToArray();
                return person => person.Value.StartsWith(Prefix, StringComparison.Ordinal)
                    ? person
                    : new PersonId(Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(own, Encoding.UTF8.GetBytes(person.Value)).AsSpan(0, AliasBytes)));
            },
            cancellationToken);
}
