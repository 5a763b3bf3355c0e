using CollabBot.Core.Storage;

namespace CollabBot.Core.Retention;

/// <summary>A class of stored data: where it lies, what it is, whose, for how long, and what happens then. Immutable.</summary>
/// <param name="Name">A few words; also what the disposal log calls it.</param>
/// <param name="Whose">Whose data it is.</param>
/// <param name="Holds">What is in it, in plain words.</param>
/// <param name="Kept">How long, in plain words.</param>
/// <param name="Then">What happens then, and who does it.</param>
/// <param name="Source">Where the period comes from.</param>
/// <param name="Keys">Patterns of keys: <c>{name}</c> stands for one segment, a last <c>*</c> for one or more.</param>
public sealed record DataClass(string Name, DataOwner Whose, string Holds, string Kept, string Then, string Source, IReadOnlyList<string> Keys)
{
    /// <summary>What was told of a team and what it rests on, with nobody in it: what a hold keeps from being disposed of.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>It may name a person who has had their data erased: why; null when it may not.</summary>
    public string? NamesAfterErasure { get; init; }

    /// <summary>True for a key of this class.</summary>
    /// <param name="key">The segments of a key.</param>
    public bool Has(IReadOnlyList<string> key) => Keys.Any(pattern => Matches(pattern.Split('/'), key));

    /// <summary>True for a key of this class.</summary>
    public bool Has(StoreKey key) => Has(key.Segments());

    private static bool Matches(string[] pattern, IReadOnlyList<string> key)
    {
        var isOpen = pattern[^1] == "*";
        return (isOpen ? key.Count >= pattern.Length : key.Count == pattern.Length)
            && pattern.Index().All(part => part.Item == "*" || part.Item is ['{', ..] || part.Item == key[part.Index]);
    }
}

/// <summary>Whose data something is.</summary>
public enum DataOwner
{
    /// <summary>About one person.</summary>
    Person,

    /// <summary>About a team; may name people in it.</summary>
    Team,

    /// <summary>About an organisation as a whole, with no person and no team in it.</summary>
    Tenant,

    /// <summary>Of the program itself; about nobody.</summary>
    Nobody,
}
