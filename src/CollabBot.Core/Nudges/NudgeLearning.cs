using System.Globalization;
using MathNet.Numerics.Distributions;

namespace CollabBot.Core.Nudges;

/// <summary>Chooses among allowed nudges by how much each has helped, here and in other teams of the organisation (science.md F4). Pure.</summary>
/// <remarks>
/// What is believed beforehand comes from the <i>other</i> teams: m = (.45·4 + S)/(4 + N), worth κ = min(16, 4 + N); the team's own outcomes make it Beta(mκ + s, (1 − m)κ + n − s).
/// Thompson sampling: of a draw for each candidate the largest wins. Source: W. R. Thompson, <i>Biometrika</i> 25 (1933); O. Chapelle and L. Li, NIPS 24 (2011).
/// </remarks>
public static class NudgeLearning
{
    /// <summary>By how many draws the chances are told.</summary>
    public const int Draws = 40;

    /// <summary>So long, counted from a team's first nudge, one choice in ten is made without looking, to judge the others by.</summary>
    public const int WeeksOfExploration = 26;

    internal const double ShareOfExploration = 0.10;

    private const double PriorMean = 0.45;
    private const double PriorWeight = 4;

    /// <summary>As much as teams differ: a standard deviation of .5 on the logit.</summary>
    private const double MostFromOthers = 16;

    /// <summary>Nothing is held to help never, or always: in such tails a draw means nothing.</summary>
    private const double Surest = 0.98;

    /// <param name="others">Of the organisation's other teams.</param>
    /// <param name="own">Of the team.</param>
    public static NudgeCandidate Believe(string nudgeId, NudgeSums others, NudgeSums own)
    {
        var mean = Math.Clamp(((PriorMean * PriorWeight) + others.Helped) / (PriorWeight + others.Weight), 1 - Surest, Surest);
        var worth = Math.Min(MostFromOthers, PriorWeight + others.Weight);
        return new NudgeCandidate(nudgeId, (mean * worth) + own.Helped, ((1 - mean) * worth) + own.Weight - own.Helped);
    }

    /// <param name="candidates">One or more, each nudge once.</param>
    public static NudgeChoice Choose(string seed, IReadOnlyList<NudgeCandidate> candidates, bool explores)
    {
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count, nameof(candidates));
        var chance = new NudgeChance(seed);
        var wins = new int[candidates.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            wins[Winner(chance, candidates, draw)]++;
        }

        var (chosen, isBlind) = Pick(chance, candidates, explores);
        var blindly = explores ? ShareOfExploration : 0;
        return new NudgeChoice(candidates[chosen].NudgeId, seed, candidates, explores)
        {
            IsBlind = isBlind,
            Propensities = [.. wins.Select(won => (blindly / candidates.Count) + ((1 - blindly) * won / Draws))],
        };
    }

    /// <summary>The first draw decides, unless it is made without looking; the others only tell how likely each was.</summary>
    internal static (int Index, bool IsBlind) Pick(NudgeChance chance, IReadOnlyList<NudgeCandidate> candidates, bool explores) =>
        explores && chance.Uniform("blind") < ShareOfExploration
            ? ((int)(chance.Uniform("any") * candidates.Count), true)
            : (Winner(chance, candidates, 0), false);

    private static int Winner(NudgeChance chance, IReadOnlyList<NudgeCandidate> candidates, int draw)
    {
        if (candidates.Count == 1)
        {
            return 0;
        }

        var number = draw.ToString(CultureInfo.InvariantCulture);
        var (best, most) = (0, double.NegativeInfinity);
        for (var i = 0; i < candidates.Count; i++)
        {
            var helps = Beta.InvCDF(candidates[i].Alpha, candidates[i].Beta, chance.Uniform("draw", candidates[i].NudgeId, number));
            if (helps > most)
            {
                (best, most) = (i, helps);
            }
        }

        return best;
    }
}
