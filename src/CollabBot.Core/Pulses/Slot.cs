using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>A place for a question in a sweep.</summary>
/// <param name="Position">0 to 14.</param>
/// <param name="Ask">For a core area the how manyth ask of the sweep, 0 to 2; for the others 0.</param>
public readonly record struct Slot(int Position, PracticeArea Area, int Ask);
