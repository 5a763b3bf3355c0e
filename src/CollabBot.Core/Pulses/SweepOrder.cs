using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>What a team's sweep asks about, slot by slot: the areas are the same for everybody at a time, in an order drawn anew for each sweep.</summary>
/// <remarks>
/// The forms of a large team differ in the slots beside the core alone: form f meets those of the block f blocks on. So the core keeps the whole
/// team's answers, and each other area has three readings in a sweep, each from another third. Immutable; safe for concurrent use.
/// </remarks>
public sealed class SweepOrder
{
    private readonly List<PracticeArea> _core;
    private readonly List<PracticeArea> _others;

    /// <param name="team">As the draw names it.</param>
    internal SweepOrder(KeyedShuffle shuffle, string team, int sweep)
    {
        var number = KeyedShuffle.Text(sweep);
        _core = shuffle.Shuffle(PracticeArea.Core, area => area.Id, "core", team, number);
        _others = [.. shuffle.Shuffle(PracticeArea.Others, area => area.Id, "other", team, number), PracticeArea.Shift];
    }

    /// <param name="position">0 to 14.</param>
    /// <param name="form">0 to 2; 0 in a team of one form.</param>
    public Slot At(int position, int form)
    {
        var (block, place) = Math.DivRem(position, SweepPattern.BlockLength);
        if (place < _core.Count)
        {
            return new Slot(position, _core[place], block);
        }

        var othersPerBlock = SweepPattern.BlockLength - _core.Count;
        var other = ((block + form) % SweepPattern.FormsOfLargeTeam * othersPerBlock) + place - _core.Count;
        return new Slot(position, _others[other], 0);
    }
}
