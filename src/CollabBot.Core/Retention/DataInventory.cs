using CollabBot.Core.Storage;

namespace CollabBot.Core.Retention;

/// <summary>Every class of data that the store holds: the one table that the notice, the disposal and the tests read.</summary>
/// <remarks>A test walks the store after a busy history and fails on a key without a row, and on a row without a key.</remarks>
public static partial class DataInventory
{
    /// <summary>All classes. No key belongs to two.</summary>
    public static IReadOnlyList<DataClass> All { get; } = [.. OfAnswers, .. OfTeams, .. OfPeople, .. OfNobody];

    /// <summary>What a person is told of, who asks what is held about them.</summary>
    public static IReadOnlyList<DataClass> ToldToPeople { get; } = [.. new[] { Open, Plans, HeldComments, Results, Settings, People, Conversations }.Select(Named)];

    /// <returns>The class of a key; null for one that has none, which is a mistake in the program.</returns>
    public static DataClass? Find(StoreKey key)
    {
        var segments = key.Segments();
        return All.FirstOrDefault(known => known.Has(segments));
    }

    /// <exception cref="InvalidOperationException">There is none of this name.</exception>
    internal static DataClass Named(string name) => All.First(known => known.Name == name);

    /// <summary>The table in Markdown, as it stands in the README of this folder.</summary>
    public static string ToMarkdown() => string.Join(
        '\n',
        [
            "| what | whose | holds | kept | then | names somebody who erased their data | from | keys |",
            "|---|---|---|---|---|---|---|---|",
            .. All.Select(row => $"| {row.Name} | {row.Whose.ToString().ToLowerInvariant()} | {row.Holds} | {row.Kept} | {row.Then} | {row.NamesAfterErasure ?? "no"} | {row.Source} | {string.Join(" ", row.Keys.Select(key => $"`{key}`"))} |"),
        ]);
}
