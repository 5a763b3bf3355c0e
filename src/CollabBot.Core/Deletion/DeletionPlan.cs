using CollabBot.Core.Storage;

namespace CollabBot.Core.Deletion;

/// <summary>What there is of an organisation or a team in a store, and what is to become of it. Immutable.</summary>
/// <param name="Deleted">Documents and logs that are theirs alone, in the order in which they go: first those without which nobody is asked any more, people last.</param>
/// <param name="Changed">Documents of several that name them: only that is taken out.</param>
public sealed record DeletionPlan(DeletionScope Scope, IReadOnlyList<StoreKey> Deleted, IReadOnlyList<StoreKey> Changed)
{
    public bool IsEmpty => Deleted is [] && Changed is [];

    /// <summary>How many there are of each kind, by the first segment of their keys; those to be changed included.</summary>
    public IReadOnlyDictionary<string, int> Counts => Deleted.Concat(Changed).CountBy(DeletionScope.KindOf).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}

/// <summary>What a walk over a whole store came to.</summary>
/// <param name="Keys">How many documents and logs were read.</param>
/// <param name="Bytes">How much they hold together.</param>
/// <param name="Found">How many name what must be gone, by kind; empty when it is gone.</param>
public sealed record StoreWalk(DateTimeOffset At, int Keys, long Bytes, IReadOnlyDictionary<string, int> Found)
{
    public bool IsClean => Found.Count == 0;
}
