using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>Why somebody is asked this question now: the facts, from which the edge makes a sentence. Nothing in it depends on an answer.</summary>
/// <param name="Area">What the question is about.</param>
/// <param name="AsksInSweep">How many pulses of a sweep ask about the area.</param>
/// <param name="AskedOf">Who is asked about the area in this pulse.</param>
/// <param name="Items">How many questions about the area the rotation goes through; neighbours get others of them.</param>
/// <param name="IsAnchor">It returns in every sweep, so that the area can be followed over time.</param>
/// <param name="Pulse">Which pulse of the sweep, from 1.</param>
/// <param name="Pulses">How many pulses until everything has been asked about.</param>
public sealed record QuestionReason(PracticeArea Area, int AsksInSweep, AskedOf AskedOf, int Items, bool IsAnchor, int Pulse, int Pulses)
{
    public static QuestionReason Of(ItemBank bank, Item item, SweepPulse pulse)
    {
        var isParted = !item.Area.IsCore && pulse.Pattern.Forms > 1;
        return new QuestionReason(
            item.Area,
            pulse.Pattern.AsksInSweep(item.Area),
            isParted ? AskedOf.Third : AskedOf.Everybody,
            bank.Rotating(item.Area).Count,
            item.IsAnchor,
            pulse.Index + 1,
            pulse.Pattern.PulsesPerSweep);
    }
}

/// <summary>Who is asked about an area in a pulse.</summary>
public enum AskedOf
{
    Everybody,

    /// <summary>A third of a large team; the others are asked about other areas and have this one later in the sweep.</summary>
    Third,
}
