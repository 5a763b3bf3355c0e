using System.Text.Json.Serialization;

namespace CollabBot.Core.Pulses;

/// <summary>What one person has answered in one open round. Exists only inside a sealed slot, and only until the round is counted.</summary>
/// <param name="CardRevision">Of the newest card made for this person; rises with each answer, so that an answer from an older card can be told.</param>
/// <param name="OnScreen">
/// Index of the question that the person was shown last, which is the one a typed answer is for; null while nothing was asked for or after the last.
/// Kept here, under the seal, because where somebody stands tells whether they have answered.
/// </param>
/// <param name="SeenAt">When that was; null for a person who has done nothing yet.</param>
/// <param name="WithdrawnUpTo">
/// Answers from cards before this revision were withdrawn, so one of them that comes late is not taken; 0 when nothing was withdrawn.
/// </param>
/// <param name="HasLeft">The person has left the team: their answers are destroyed and none is taken. Under the seal, so that nobody reads it beside the slot.</param>
public sealed record Ballot(
    int CardRevision, IReadOnlyList<BallotEntry> Entries, int? OnScreen = null, DateTimeOffset? SeenAt = null, int WithdrawnUpTo = 0, bool HasLeft = false)
{
    public static Ballot Empty { get; } = new(0, []);

    /// <summary>The person has withdrawn what they had answered, and has not answered since.</summary>
    [JsonIgnore]
    public bool IsWithdrawn => WithdrawnUpTo > 0 && Entries.Count == 0;

    /// <summary>When the newest event of their leaving or coming back was, by the clock of Teams; null when there was none. An older one changes nothing.</summary>
    public DateTimeOffset? TurnedAt { get; init; }

    /// <summary>There is an answer that counts for something.</summary>
    [JsonIgnore]
    public bool HasAnswer => Entries.Any(entry => entry.Value is not null);

    public BallotEntry? For(string item) => Entries.FirstOrDefault(entry => entry.Item == item);

    /// <summary>This ballot with one answer more, or the same instance when a newer answer to the question is here already.</summary>
    /// <param name="cardRevision">Of the card that the answer came from. A delayed retry of an old card must not undo a change.</param>
    public Ballot With(string item, int? value, int cardRevision, DateTimeOffset at)
    {
        if (HasLeft || cardRevision < WithdrawnUpTo || For(item) is { } earlier && (earlier.CardRevision, earlier.At).CompareTo((cardRevision, at)) > 0)
        {
            return this;
        }

        return this with
        {
            CardRevision = Math.Max(CardRevision, cardRevision) + 1,
            Entries = [.. Entries.Where(entry => entry.Item != item), new BallotEntry(item, value, cardRevision, at)],
        };
    }

    /// <summary>This ballot without any answer; and none from a card that was made until now is taken any more.</summary>
    public Ballot Withdrawn(DateTimeOffset at) => this with { CardRevision = CardRevision + 1, Entries = [], OnScreen = null, SeenAt = at, WithdrawnUpTo = CardRevision + 1 };

    /// <summary>The ballot of somebody who has left the team. Repeating it changes nothing.</summary>
    /// <param name="told">When that was, by the clock of Teams; null when nobody told.</param>
    public Ballot Left(DateTimeOffset at, DateTimeOffset? told = null) => told < TurnedAt ? this : (HasLeft ? this : Withdrawn(at)) with { HasLeft = true, TurnedAt = told ?? TurnedAt };

    /// <summary>The ballot of somebody who has come back to the team: what they had answered is gone, and they may answer anew.</summary>
    /// <param name="told">As in <see cref="Left"/>.</param>
    public Ballot CameBack(DateTimeOffset? told = null) => told < TurnedAt ? this : this with { HasLeft = false, TurnedAt = told ?? TurnedAt };

    /// <summary>This ballot with another question on the screen; null when the person is through.</summary>
    public Ballot Showing(int? question, DateTimeOffset at) => this with { OnScreen = question, SeenAt = at };
}

/// <summary>One answer.</summary>
/// <param name="Value">1 to 5 as given, not yet keyed; null for "does not apply" or skipped, which counts as nothing.</param>
public sealed record BallotEntry(
    [property: JsonPropertyName("i")] string Item,
    [property: JsonPropertyName("v")] int? Value,
    [property: JsonPropertyName("r")] int CardRevision,
    [property: JsonPropertyName("t")] DateTimeOffset At);
