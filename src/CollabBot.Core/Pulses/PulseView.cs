using CollabBot.Core.Practice;

namespace CollabBot.Core.Pulses;

/// <summary>Where one person stands in an open round: what a card or a line of text is made from.</summary>
/// <param name="Question">The question to put now; null when the person is through.</param>
/// <param name="Answered">How many questions have been answered or passed over.</param>
/// <param name="CardRevision">To be carried by the card, with <paramref name="Stamp"/> to prove it.</param>
/// <param name="SeenAt">When the person last did something in this round; null when they have not yet.</param>
public sealed record PulseView(RoundPlan Plan, Question? Question, int Answered, int Count, int CardRevision, string Stamp, DateTimeOffset? SeenAt);

/// <summary>One question as put to one person.</summary>
/// <param name="Index">From 0 in the person's own order.</param>
/// <param name="IsAnswered">True when the person has given an answer to it, which a card must not show.</param>
public sealed record Question(int Index, Item Item, bool IsAnswered);

/// <summary>What a person says to a question.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <param name="Value">1 to 5, as given.</param>
    public sealed record Rated(int Value) : Reply;

    /// <summary>Does not apply, or would rather not say. Counts as nothing.</summary>
    public sealed record PassedOver : Reply;
}
