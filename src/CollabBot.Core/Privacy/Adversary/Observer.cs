using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy.Adversary;

/// <summary>What a reader of the store knows besides: the staff list, who was seen answering when, who was asked what, answers of friends, and the program.</summary>
/// <param name="Sizes">How large a sealed answer of each value is; the program is public.</param>
public sealed record Observer(
    IReadOnlyList<PersonId> Staff,
    IReadOnlyList<Presence> Presences,
    IReadOnlyList<DrawnItem> Drawn,
    IReadOnlyList<OwnAnswer> Own,
    IReadOnlyList<EncodedSize> Sizes)
{
    /// <summary>Knows nothing besides.</summary>
    public static Observer Blind { get; } = new([], [], [], [], []);
}

/// <summary>Somebody was seen answering.</summary>
public sealed record Presence(RoundId Round, PersonId Person, DateTimeOffset At);

/// <summary>Somebody was asked an item.</summary>
public sealed record DrawnItem(RoundId Round, PersonId Person, string Item);

/// <summary>An answer that its author tells.</summary>
public sealed record OwnAnswer(RoundId Round, PracticeArea Area, PersonId Person, int Value);

/// <summary>A sealed answer of this value is this large.</summary>
public sealed record EncodedSize(int Size, int Value);
