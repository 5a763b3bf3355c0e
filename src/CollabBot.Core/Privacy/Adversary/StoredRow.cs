using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>One answer, or one sealed answer, as a dump of the store shows it. What the dump does not have is null.</summary>
/// <param name="Position">Where it lies among the rows of its round and area, from 0.</param>
/// <param name="Key">Under which name it lies.</param>
/// <param name="Value">1 to 5 when it lies there in the clear.</param>
public sealed record StoredRow(RoundId Round, PracticeArea Area, int Position, string? Key, DateTimeOffset? At, string? Item, int? Size, int? Value);
