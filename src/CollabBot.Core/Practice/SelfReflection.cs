using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>A question that somebody who connects partners may put to themselves. Nobody asks for the answer, and none is kept. Immutable.</summary>
/// <param name="Quality">Which of the six it is about.</param>
/// <param name="Shift">Which of the seven shifts it exercises.</param>
public sealed record SelfReflection(ReticulistQuality Quality, PracticeShift Shift, string Text)
{
    public string Text { get => Phrase.OfData(field); init; } = Text;

    /// <summary>One for each quality, in the source's order.</summary>
    public static IReadOnlyList<SelfReflection> All { get; } =
    [
        new(ReticulistQuality.Communicator, PracticeShift.Dialogue, "This week, did I explain our work in words a partner would use?"),
        new(ReticulistQuality.Networker, PracticeShift.Culture, "Did I speak with someone I do not usually work with?"),
        new(ReticulistQuality.Strategic, PracticeShift.Meaning, "Did I link a small task to the bigger goal we share?"),
        new(ReticulistQuality.Astute, PracticeShift.Respect, "Did I check what else is going on for the people I need?"),
        new(ReticulistQuality.ProblemSolver, PracticeShift.Action, "Did I help unblock something that crosses a boundary?"),
        new(ReticulistQuality.SelfManaging, PracticeShift.Practitioners, "Did I keep time for the links that matter, without being chased?"),
    ];

    /// <summary>They come in turn, again and again.</summary>
    /// <param name="number">Counts from 0.</param>
    public static SelfReflection InTurn(int number) => All[((number % All.Count) + All.Count) % All.Count];
}
