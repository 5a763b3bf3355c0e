using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>The keys that name a person: all that lies under them is theirs alone.</summary>
internal static class PersonalKeys
{
    internal const string Absent = "absent";

    /// <summary>The classes whose keys are a person's own: the first segments, before the organisation; a null where the person comes right after it.</summary>
    private static readonly (string Class, string Root, string? Kind)[] Places =
    [
        (DataInventory.People, "person", null),
        (DataInventory.Conversations, "conversation", "person"),
        (DataInventory.Dialogs, "dialog", null),
        (DataInventory.Greetings, "greeted", null),
        (DataInventory.Desks, "digest", null),
        (DataInventory.SpannerLogs, "spanner", null),
        (DataInventory.Quarantine, "quarantine", null),
    ];

    /// <summary>Every root below which a person's keys lie.</summary>
    public static IEnumerable<string> Roots => Places.Select(place => place.Root).Where(root => root != "quarantine").Append(Absent);

    /// <returns>Whose key it is; null for one that is nobody's own.</returns>
    public static PersonRef? OwnerOf(IReadOnlyList<string> key) => key switch
    {
        ["conversation", var tenant, "person", var person] => new PersonRef(new TenantId(tenant), new PersonId(person)),
        ["person" or "dialog" or "greeted" or "digest" or "spanner" or Absent, var tenant, var person, ..] => new PersonRef(new TenantId(tenant), new PersonId(person)),
        ["quarantine", ..] when key.Count > 2 => OwnerOf([.. key.Skip(1).SkipLast(1)]),
        _ => null,
    };

    public static StoreKey AbsenceOf(PersonRef person) => StoreKey.Of(Absent, person.Tenant.Value, person.Person.Value);

    /// <summary>All keys that are a person's own, also copies of damaged documents of theirs, with the class of each.</summary>
    public static async Task<IReadOnlyList<(string Class, ListedObject Entry)>> OfAsync(IObjectStore store, PersonRef person, CancellationToken cancellationToken)
    {
        var found = new List<(string, ListedObject)>();
        foreach (var (name, root, kind) in Places)
        {
            if (root == "quarantine")
            {
                await foreach (var entry in store.ListAsync(StoreKey.Of(root), cancellationToken))
                {
                    if (OwnerOf(entry.Key.Segments()) == person)
                    {
                        found.Add((name, entry));
                    }
                }

                continue;
            }

            var own = kind is null ? StoreKey.Of(root, person.Tenant.Value, person.Person.Value) : StoreKey.Of(root, person.Tenant.Value, kind, person.Person.Value);
            if (await store.GetAsync(own, cancellationToken) is { } stored)
            {
                found.Add((name, new ListedObject(own, stored.Revision)));
            }

            await foreach (var entry in store.ListAsync(own, cancellationToken))
            {
                found.Add((name, entry));
            }
        }

        return found;
    }
}
