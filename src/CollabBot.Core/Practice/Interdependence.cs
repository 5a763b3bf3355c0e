using CollabBot.Languages;

namespace CollabBot.Core.Practice;

/// <summary>How the eight areas hang together, as the source says it: its claim about teams in general, and nothing that any team's answers show (science.md E5).</summary>
public static class Interdependence
{
    /// <summary>Whose claim it is.</summary>
    public const string Source = "Chapman, van Amersfoort and Watson, What Works Scotland, 2017";

    public static string Growth => Phrase.Of("When trust grows, relationships between people tend to get stronger as well.");
    public static string Loss => Phrase.Of("When trust is lost, it drags the other areas with it.");
    public static string SteppingBack => Phrase.Of("When one partner steps back, that can help another area.");
    public static string Stance => Phrase.Of("A supportive and a directive stance both belong to the eighth.");

    /// <summary>Every claim, in the order in which they are told.</summary>
    public static IReadOnlyList<string> Claims => [Growth, Loss, SteppingBack, Stance];

    /// <summary>The areas with which the source links one by name: trust with all the others, and each of those with trust.</summary>
    public static IReadOnlyList<PracticeArea> LinkedWith(PracticeArea area) =>
        area == PracticeArea.Trust ? [.. PracticeArea.All.Where(other => other != area)] : [PracticeArea.Trust];
}
