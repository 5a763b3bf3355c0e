using System.Text.Json.Serialization;
using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>How a sweep of 15 questions is cut into pulses, and into how many forms a large team is parted. Immutable.</summary>
/// <remarks>
/// A sweep goes through three blocks of five slots: <c>c0 c1 c2 x0 x1 | c0 c1 c2 x2 x3 | c0 c1 c2 x4 S</c>, with c a core area, x another, S the ways
/// of working. It always starts with a fresh pulse; what the last pulse has left over stays empty (science.md B1).
/// </remarks>
public sealed record SweepPattern
{
    /// <summary>How many questions everybody meets in a sweep.</summary>
    public const int Slots = 15;

    /// <summary>R1: at most so many questions in a pulse.</summary>
    public const int MaxQuestions = 5;

    /// <summary>Into how many forms a large team is parted: one for each block.</summary>
    public const int FormsOfLargeTeam = 3;

    /// <summary>Expected answers from which on a team is parted: then a third of it still gives 15.</summary>
    public const int ExpectedAnswersOfLargeTeam = 45;

    /// <summary>
    /// The share of a large team that is expected to answer: what science.md C9 assumes for teams of 20 and 40. Not the team's own share,
    /// which would part the team in one sweep and join it in the next.
    /// </summary>
    public const double ResponseOfLargeTeam = 0.6;

    internal const int BlockLength = 5;

    /// <param name="questionsPerPulse">1 to <see cref="MaxQuestions"/>.</param>
    /// <param name="forms">1 or <see cref="FormsOfLargeTeam"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those.</exception>
    public SweepPattern(int questionsPerPulse, int forms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(questionsPerPulse, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(questionsPerPulse, MaxQuestions);
        if (forms is not (1 or FormsOfLargeTeam))
        {
            throw new ArgumentOutOfRangeException(nameof(forms), forms, "A team has one form or three.");
        }

        QuestionsPerPulse = questionsPerPulse;
        Forms = forms;
    }

    /// <summary>Three questions, one form.</summary>
    public static SweepPattern Default { get; } = new(3, 1);

    public int QuestionsPerPulse { get; }

    public int Forms { get; }

    /// <summary>15 by <see cref="QuestionsPerPulse"/>, rounded up.</summary>
    [JsonIgnore]
    public int PulsesPerSweep => (Slots + QuestionsPerPulse - 1) / QuestionsPerPulse;

    /// <summary>The pattern for a team of this size.</summary>
    public static SweepPattern For(int questionsPerPulse, int people) =>
        new(questionsPerPulse, people * ResponseOfLargeTeam >= ExpectedAnswersOfLargeTeam ? FormsOfLargeTeam : 1);

    /// <summary>How many readings an area has in a sweep.</summary>
    public int AsksInSweep(PracticeArea area) => area.IsCore ? Slots / BlockLength : Forms;

    /// <summary>The positions in the sweep, from 0, that a pulse puts.</summary>
    /// <param name="pulse">Of the sweep, from 0 to <see cref="PulsesPerSweep"/> − 1.</param>
    public IEnumerable<int> Positions(int pulse)
    {
        var first = pulse * QuestionsPerPulse;
        return Enumerable.Range(first, Math.Min(QuestionsPerPulse, Slots - first));
    }
}
