using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Service.Insights;

/// <summary>What could be read of a reading.</summary>
/// <param name="Area">Null when it is missing, or none.</param>
/// <param name="Counts">Of the answers.</param>
/// <param name="Values">How many stand in the list, also of those that are no answers.</param>
internal readonly record struct ReadingDraft(PracticeArea? Area, AnswerCounts Counts, int Values);
