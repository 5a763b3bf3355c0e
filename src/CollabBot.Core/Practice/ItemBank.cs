namespace CollabBot.Core.Practice;

/// <summary>The questions CollabBot can ask, read from the data file that ships with it. Immutable.</summary>
public sealed class ItemBank
{
    private readonly Dictionary<string, Item> _items;

    private ItemBank(string version, IReadOnlyList<Item> items)
    {
        Version = version;
        Items = items;
        _items = items.ToDictionary(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>The bank that ships with this build.</summary>
    public static ItemBank Shipped { get; } = PracticeFile.Load("item_bank.json", Parse);

    /// <summary>Changes when a trended item changes, so that a baseline can restart.</summary>
    public string Version { get; }

    /// <summary>The items of the eight areas and of the ways of working, in the file's order.</summary>
    public IReadOnlyList<Item> Items { get; }

    /// <returns>The item, or null when the bank has none of this id.</returns>
    public Item? Find(string id) => _items.GetValueOrDefault(id);

    /// <summary>The items by which a core area is followed over time.</summary>
    public IReadOnlyList<Item> Anchors(PracticeArea area) => [.. Items.Where(item => item.Area == area && item.IsAnchor)];

    /// <summary>The items that the rotation of an area goes through: the anchors of a core area, every item of another. The file's order.</summary>
    public IReadOnlyList<Item> Rotating(PracticeArea area) => area.IsCore ? Anchors(area) : [.. Items.Where(item => item.Area == area)];

    /// <exception cref="InvalidDataException">The file breaks a rule of the bank; the message names the item.</exception>
    internal static ItemBank Parse(Stream json)
    {
        var file = PracticeFile.Read(json, PracticeJson.Default.ItemBankFile, "item bank");
        var scales = new[] { Scale("freq", file.Scales.Freq), Scale("agree", file.Scales.Agree) }.ToDictionary(scale => scale.Id, StringComparer.Ordinal);

        var items = file.Items.Select(entry => new Item(
            entry.Id,
            PracticeArea.Find(entry.Area) ?? throw new InvalidDataException($"Item {entry.Id}: no area is called '{entry.Area}'."),
            scales.GetValueOrDefault(entry.Scale) ?? throw new InvalidDataException($"Item {entry.Id}: no scale is called '{entry.Scale}'."),
            entry.Text,
            entry.Reverse,
            entry.Anchor)).ToList();

        PracticeFile.RefuseTwice(items.Select(item => item.Id), "Item", "bank");
        foreach (var item in items.Where(item => item is { IsReverse: true, IsAnchor: true }))
        {
            throw new InvalidDataException($"Item {item.Id} is an anchor and reverse-keyed; an anchor is worded positively.");
        }

        return new ItemBank(file.Version, items);
    }

    private static ResponseScale Scale(string id, ScaleEntry entry) => entry.Labels.Count == ResponseScale.Points
        ? new ResponseScale(id, entry.Stem, entry.Labels)
        : throw new InvalidDataException($"Scale {id} has {entry.Labels.Count} labels; it needs {ResponseScale.Points}.");
}

internal sealed record ItemBankFile(string Version, ScaleEntries Scales, IReadOnlyList<ItemEntry> Items);

internal sealed record ScaleEntries(ScaleEntry Freq, ScaleEntry Agree);

internal sealed record ScaleEntry(string Stem, IReadOnlyList<string> Labels);

internal sealed record ItemEntry(string Id, string Area, string Scale, bool Reverse, bool Anchor, string Text);
