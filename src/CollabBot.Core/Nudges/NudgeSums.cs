namespace CollabBot.Core.Nudges;

/// <summary>What is known of how much a nudge helps: a weighted sum of outcomes of 0 to 1, and the sum of their weights (science.md F4).</summary>
/// <param name="Helped">S: zero or more, and no more than <paramref name="Weight"/>.</param>
/// <param name="Weight">N: zero or more.</param>
public readonly record struct NudgeSums(double Helped, double Weight)
{
    /// <summary>How much the answers of one team to one nudge go together.</summary>
    private const double WithinTeam = 0.3;

    /// <summary>One delivery: the share that it helped, with the weight m/(1 + (m − 1)·.3) for m votes.</summary>
    public static NudgeSums Of(HelpedVotes votes)
    {
        if (votes.Share is not { } share)
        {
            return default;
        }

        var weight = votes.Tried / (1 + ((votes.Tried - 1) * WithinTeam));
        return new NudgeSums(weight * share, weight);
    }

    public NudgeSums Plus(NudgeSums other) => new(Helped + other.Helped, Weight + other.Weight);

    /// <summary>Without what is part of this. Never below zero, whatever rounding does.</summary>
    public NudgeSums Minus(NudgeSums part)
    {
        var weight = Math.Max(0, Weight - part.Weight);
        return new NudgeSums(Math.Clamp(Helped - part.Helped, 0, weight), weight);
    }
}
