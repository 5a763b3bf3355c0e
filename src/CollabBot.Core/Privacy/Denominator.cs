using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>What became of everybody who was asked: asked = answered + chose not to + away + unreachable. It always sums.</summary>
/// <remarks>Counts of a moment, held in memory only: in a small team each of them points at people. What may be told is <see cref="Told"/>.</remarks>
public sealed record Denominator
{
    /// <summary>From one in so many on they are many.</summary>
    private const int PartThatIsMany = 4;

    /// <param name="unreachable">How many for each reason; a reason without anybody may be left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="ArgumentException">The parts do not add up to <paramref name="asked"/>.</exception>
    public Denominator(int asked, int answered, int choseNotTo, int away, IReadOnlyDictionary<Unreachable, int> unreachable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asked);
        ArgumentOutOfRangeException.ThrowIfNegative(answered);
        ArgumentOutOfRangeException.ThrowIfNegative(choseNotTo);
        ArgumentOutOfRangeException.ThrowIfNegative(away);
        foreach (var count in unreachable.Values)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(unreachable));
        }

        if (answered + choseNotTo + away + unreachable.Values.Sum() != asked)
        {
            throw new ArgumentException("What became of those who were asked does not add up to them.", nameof(asked));
        }

        (Asked, Answered, ChoseNotTo, Away, Unreachable) = (asked, answered, choseNotTo, away, new Dictionary<Unreachable, int>(unreachable));
    }

    public int Asked { get; }

    public int Answered { get; }

    /// <summary>Were reached, were not away, and did not answer.</summary>
    public int ChoseNotTo { get; }

    public int Away { get; }

    public IReadOnlyDictionary<Unreachable, int> Unreachable { get; }

    /// <summary>Those who had the choice. Who was away or could not be reached lowers no response.</summary>
    public int CouldAnswer => Answered + ChoseNotTo;

    /// <summary>Those whom nothing reached. Who has left the team is none of them: nobody tried any more.</summary>
    private int Missed => Unreachable.Where(reason => reason.Key is not Teams.Unreachable.Left).Sum(reason => reason.Value);

    /// <summary>All that may be told of who answered: a word for the share of those who could answer. Never a number, never "all" or "nobody", never who.</summary>
    /// <param name="anAreaPassed">Whether any area of the round passed its threshold.</param>
    /// <returns>Null when nothing may be told.</returns>
    public Participation? Told(bool anAreaPassed) => anAreaPassed && CouldAnswer > 0 ? Tally.ShareOf(CouldAnswer, Answered) : null;

    /// <summary>All that may be told of who could not be reached. Never a number, never why, never who.</summary>
    /// <param name="anAreaPassed">Whether any area of the round passed its threshold: then there are so many others that this points at nobody.</param>
    /// <returns>Null when nothing may be told, or nobody was missed.</returns>
    public Unreached? ToldUnreached(bool anAreaPassed) =>
        !anAreaPassed || Missed == 0 ? null : Missed * PartThatIsMany >= Asked ? Pulses.Unreached.Many : Pulses.Unreached.Some;
}
