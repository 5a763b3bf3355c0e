using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Delivery;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Finds what is due for disposal of people who are in no team any more, and of what belongs to nobody: messages put aside and copies of damaged documents.</summary>
/// <remarks>Notes on which day somebody was first found in no team; whoever is in one again before their time is over loses nothing.</remarks>
internal sealed class FindDueOfPeople(IObjectStore store, TeamRegistry teams, Errands errands)
{
    private static readonly StoreKey CopiesKey = StoreKey.Of("disposing", "quarantine");

    public async IAsyncEnumerable<Due> FindAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var present = new PresentPeople(teams);
        await present.ReadAsync(cancellationToken);
        var looked = new HashSet<PersonRef>();
        var found = new HashSet<PersonRef>();
        foreach (var root in PersonalKeys.Roots)
        {
            looked.Clear();
            await foreach (var entry in store.ListAsync(StoreKey.Of(root), cancellationToken))
            {
                if (PersonalKeys.OwnerOf(entry.Key.Segments()) is { } person && !found.Contains(person) && looked.Add(person))
                {
                    foreach (var due in await LookAsync(person, present, today, root, cancellationToken))
                    {
                        found.Add(person);
                        yield return due;
                    }
                }
            }
        }
    }

    /// <summary>What belongs to nobody.</summary>
    public async Task<IReadOnlyList<Due>> FindOthersAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var aside = new List<ListedObject>();
        await foreach (var entry in store.ListAsync(StoreKey.Of("poison"), cancellationToken))
        {
            if (entry.Key.Segments() is [_, _, var date, _] && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.AddDays(RetentionPeriods.Logs.Days) <= today)
            {
                aside.Add(entry);
            }
        }

        var copies = new Dictionary<string, ListedObject>(StringComparer.Ordinal);
        await foreach (var entry in store.ListAsync(StoreKey.Of("quarantine"), cancellationToken))
        {
            copies[Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entry.Key.Value)))] = entry;
        }

        var found = await FoundAsync(copies.Keys, today, cancellationToken);
        var old = copies.Where(copy => found.TryGetValue(copy.Key, out var since) && since.AddDays(RetentionPeriods.Logs.Days) <= today).Select(copy => copy.Value).ToList();
        return
        [
            .. aside is [] ? (IEnumerable<Due>)[] : [new Due(DataInventory.Poison, aside.Count, cancellation => DeleteAsync(aside, cancellation))],
            .. old is [] ? (IEnumerable<Due>)[] : [new Due(DataInventory.Quarantine, old.Count, cancellation => DeleteAsync(old, cancellation))],
        ];
    }

    private async Task<IReadOnlyList<Due>> LookAsync(PersonRef person, PresentPeople present, DateOnly today, string root, CancellationToken cancellationToken)
    {
        var mark = PersonalKeys.AbsenceOf(person);
        if (present.Has(person))
        {
            // Only a mark says that it is there; nobody else is looked up for it.
            if (root == PersonalKeys.Absent)
            {
                await store.DeleteAsync(mark, null, cancellationToken);
            }

            return [];
        }

        var since = (await store.UpdateDerivedAsync(mark, absence => absence ?? new Absence(today), CoreJson.Default.Absence, cancellationToken))!.Since;
        if (since.AddDays(RetentionPeriods.AfterMembership.Days) > today || await present.MayHaveAsync(person, cancellationToken))
        {
            return [];
        }

        var own = await PersonalKeys.OfAsync(store, person, cancellationToken);
        return
        [
            .. own.GroupBy(entry => entry.Class, entry => entry.Entry).Select(ofClass => new Due(ofClass.Key, ofClass.Count(), cancellation => DeleteAsync([.. ofClass], cancellation))),
            new Due(DataInventory.Absences, 1, async cancellation =>
            {
                await PersonalErrands.DropAsync(errands, person, cancellation);
                await store.DeleteAsync(mark, null, cancellation);
            }),
        ];
    }

    /// <returns>Since when each copy is known to be there; notes those that are new, and forgets those that are gone.</returns>
    private async Task<IReadOnlyDictionary<string, DateOnly>> FoundAsync(Dictionary<string, ListedObject>.KeyCollection copies, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await store.UpdateDerivedAsync(
            CopiesKey,
            current => copies.Count == 0 && current is null ? null : new FoundCopies(copies.ToDictionary(copy => copy, copy => current?.Since.GetValueOrDefault(copy) is { } since && since != default ? since : today, StringComparer.Ordinal)),
            CoreJson.Default.FoundCopies,
            cancellationToken);
        return found?.Since ?? new Dictionary<string, DateOnly>();
    }

    private async Task DeleteAsync(IReadOnlyList<ListedObject> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            await store.DeleteAsync(entry.Key, entry.Revision, cancellationToken);
        }
    }
}
