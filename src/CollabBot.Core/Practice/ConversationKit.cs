using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>Something for the next team meeting: two open questions on an area, and a plan for ten minutes. Immutable.</summary>
/// <param name="Id">Stable, such as <c>K-TRU</c>: never given to another kit.</param>
/// <param name="Area">One of the eight; never <see cref="PracticeArea.Shift"/>.</param>
/// <param name="Shift">Which of the seven shifts it exercises.</param>
/// <param name="Questions"><see cref="QuestionCount"/> of them, in the order in which they are put; not items of the bank.</param>
/// <param name="Steps">In order; together <see cref="TotalMinutes"/> long.</param>
public sealed record ConversationKit(string Id, PracticeArea Area, PracticeShift Shift, IReadOnlyList<string> Questions, IReadOnlyList<KitStep> Steps)
{
    public const int QuestionCount = 2;

    public const int TotalMinutes = 10;

    public IReadOnlyList<string> Questions { get => Phrase.OfData(field); init; } = Questions;
}

/// <summary>One step of a kit's plan. Immutable.</summary>
/// <param name="Minutes">1 or more.</param>
/// <param name="InRoom">What to do, for people who sit together.</param>
/// <param name="InCall">The same for people in a video call.</param>
public sealed record KitStep(int Minutes, string InRoom, string InCall)
{
    public string InRoom { get => Phrase.OfData(field); init; } = InRoom;

    public string InCall { get => Phrase.OfData(field); init; } = InCall;
}
