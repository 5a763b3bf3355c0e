using CollabBot.Core.Practice;

namespace CollabBot.Core.Nudges;

/// <summary>What the policy allows on a date.</summary>
public abstract record NudgeDecision
{
    private NudgeDecision()
    {
    }

    /// <summary>One of these; which one is for <c>NudgeLearning</c> to choose.</summary>
    /// <param name="Nudges">One or more.</param>
    public sealed record OneOf(NudgeBasis Basis, IReadOnlyList<Nudge> Nudges) : NudgeDecision;

    /// <summary>Nothing is given.</summary>
    public sealed record Nothing(NudgeSilence Why) : NudgeDecision;
}

/// <summary>Why a nudge is about its area. Told to nobody (F3.6).</summary>
public enum NudgeBasis
{
    ClearFall,
    MaybeFall,
    LowerArea,

    /// <summary>The core areas in turn: nothing was told that it could rest on.</summary>
    Rotation,
}

/// <summary>Why nothing is given.</summary>
public enum NudgeSilence
{
    QuietDays,

    /// <summary>They had one in this week.</summary>
    HadOne,

    /// <summary>Two in a row were put off.</summary>
    PutOff,

    /// <summary>The team has had two since its leader had one; the leader comes first.</summary>
    LeaderFirst,

    /// <summary>The leader has one for every three of the team's already.</summary>
    NotDue,

    /// <summary>No nudge keeps all the rules today.</summary>
    NoneFits,
}
