using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Which questions a team's people are put: everybody is asked about the same areas, neighbours by different items of them.</summary>
/// <remarks>
/// A Latin square: in the n-th ask of a core area's sweep the person of row <c>o</c> meets anchor <c>(o + n) mod 3</c>; of another area they meet item
/// <c>(o + sweep) mod 6</c>, of the ways of working <c>(o + sweep) mod 7</c>. So every reading has the same mix of items, and nobody meets an item again
/// before the others. Nothing is left to chance at run time: the same key, team and pulse give the same questions on any machine (science.md B2).
/// Immutable; safe for concurrent use.
/// </remarks>
public sealed class Questionnaire
{
    private readonly KeyedShuffle _shuffle;
    private readonly string _team;
    private readonly Dictionary<PracticeArea, List<Item>> _items;

    public Questionnaire(ItemBank bank, KeyedShuffle shuffle, TeamId team)
    {
        _shuffle = shuffle;
        _team = team.Value;
        _items = PracticeArea.Asked.ToDictionary(area => area, area => ItemsOf(bank.Rotating(area), area));
    }

    /// <summary>What a sweep asks about.</summary>
    public SweepOrder OrderOf(int sweep) => new(_shuffle, _team, sweep);

    /// <summary>Every area that a pulse asks anybody about, each once, in the order of a table.</summary>
    public IReadOnlyList<PracticeArea> Areas(SweepPulse pulse)
    {
        var order = OrderOf(pulse.Sweep);
        var asked = Enumerable.Range(0, pulse.Pattern.Forms).SelectMany(form => pulse.Pattern.Positions(pulse.Index).Select(position => order.At(position, form).Area)).ToHashSet();
        return [.. PracticeArea.Asked.Where(asked.Contains)];
    }

    /// <summary>One person's questions, in the order in which they are put: never two about one area.</summary>
    public IReadOnlyList<Item> Draw(SweepPulse pulse, PersonId person, SquareRow row)
    {
        var order = OrderOf(pulse.Sweep);
        var slots = pulse.Pattern.Positions(pulse.Index).Select(position => order.At(position, row.Form));
        return [.. _shuffle.Shuffle(slots, slot => slot.Area.Id, "order", _team, person.Value, KeyedShuffle.Text(pulse.Number)).Select(slot => ItemOf(slot, row, pulse.Sweep))];
    }

    private Item ItemOf(Slot slot, SquareRow row, int sweep)
    {
        var items = _items[slot.Area];
        return items[(row.Row + (slot.Area.IsCore ? slot.Ask : sweep)) % items.Count];
    }

    private List<Item> ItemsOf(IReadOnlyList<Item> items, PracticeArea area) =>
        [.. _shuffle.Shuffle(Enumerable.Range(0, items.Count), KeyedShuffle.Text, area.IsCore ? "anchors" : "items", _team, area.Id).Select(index => items[index])];
}
