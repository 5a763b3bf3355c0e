using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Insights.Analysis;

/// <summary>The answers to one area in one round; any number of them, none included. Immutable.</summary>
public sealed record AreaResponses(PracticeArea Area, AnswerCounts Counts);
