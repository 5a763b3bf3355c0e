using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>How an item is answered: a stem, and five labels from lowest (1) to highest (5).</summary>
public sealed record ResponseScale(string Id, string Stem, IReadOnlyList<string> Labels)
{
    /// <summary>Number of points, the lowest being 1.</summary>
    public const int Points = 5;

    public string Stem { get => Phrase.OfData(field); init; } = Stem;

    public IReadOnlyList<string> Labels { get => Phrase.OfData(field); init; } = Labels;

    /// <param name="value">1 to <see cref="Points"/>, both included.</param>
    public string Label(int value) => Labels[value - 1];
}
