using CollabBot.Core.Teams;

namespace CollabBot.Core.Administration;

/// <summary>The people whom the configuration names as administrators. Immutable.</summary>
/// <remarks>Never whoever comes first: without a configuration there are none. An object id is one person of one directory, so it says for which organisation too.</remarks>
public sealed class TenantAdministrators(IEnumerable<PersonId> people)
{
    public const string Section = "Administrators";

    private readonly HashSet<PersonId> _people = [.. people];

    public static TenantAdministrators None { get; } = new([]);

    public Roles RolesOf(PersonId person) => _people.Contains(person) ? Roles.Anybody | Roles.TenantAdmin : Roles.Anybody;
}
