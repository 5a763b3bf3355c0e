using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>One question of the item bank.</summary>
/// <param name="Id">Stable, such as <c>TRU1</c>.</param>
/// <param name="Text">At most 15 words, without the scale's stem.</param>
/// <param name="IsReverse">A high answer is unfavourable: the keyed value is 6 − answer.</param>
/// <param name="IsAnchor">One of the nine items by which the core areas are followed over time.</param>
public sealed record Item(string Id, PracticeArea Area, ResponseScale Scale, string Text, bool IsReverse, bool IsAnchor)
{
    public string Text { get => Phrase.OfData(field); init; } = Text;

    /// <param name="answer">As given, 1 to 5.</param>
    /// <returns>The value with high = favourable, 1 to 5.</returns>
    public int Keyed(int answer) => IsReverse ? ResponseScale.Points + 1 - answer : answer;
}
