using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>One small step that somebody can take within a week.</summary>
/// <param name="Id">Stable, such as <c>N-TRU-1</c>: never given to another nudge.</param>
/// <param name="Area">One of the eight; never <see cref="PracticeArea.Shift"/>.</param>
/// <param name="Shift">Which of the seven shifts it exercises.</param>
/// <param name="Text">At most <see cref="MostWords"/> words, addressed to whoever it is for.</param>
public sealed record Nudge(string Id, PracticeArea Area, NudgeRole Role, NudgeStyle Style, PracticeShift Shift, NudgePlace Place, string Text)
{
    /// <summary>F1: what is longer is not read.</summary>
    public const int MostWords = 60;

    public string Text { get => Phrase.OfData(field); init; } = Text;
}
