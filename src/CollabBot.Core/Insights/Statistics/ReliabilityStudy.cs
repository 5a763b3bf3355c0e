using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.Statistics;

/// <summary>Answers of a calibration study: all items put to the same people at once, with their knowledge. A team's pulses are never that (science.md C6, P7).</summary>
/// <param name="Items">The area of each item.</param>
/// <param name="Rows">One for each person.</param>
public sealed record ReliabilityStudy(IReadOnlyList<PracticeArea> Items, IReadOnlyList<StudyRow> Rows);

/// <summary>One person's answers in a calibration study.</summary>
/// <param name="Team">A number for the person's team.</param>
/// <param name="Keyed">1 to 5, in the order of the items; null where none was given.</param>
public sealed record StudyRow(int Team, IReadOnlyList<int?> Keyed);
