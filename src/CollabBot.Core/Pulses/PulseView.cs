using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Pulses;

/// <summary>Where one person stands in an open round: what a card or a line of text is made from.</summary>
/// <param name="Question">The question to put now; null when the person is through.</param>
/// <param name="Answered">How many questions have been answered or passed over.</param>
/// <param name="CardRevision">To be carried by the card, with <paramref name="Stamp"/> to prove it.</param>
/// <param name="SeenAt">When the person last did something in this round; null when they have not yet.</param>
/// <param name="SavedAt">When the newest answer was given; null when there is none.</param>
public sealed record PulseView(RoundPlan Plan, Question? Question, int Answered, int Count, int CardRevision, string Stamp, DateTimeOffset? SeenAt, DateTimeOffset? SavedAt)
{
    /// <param name="index">Of the question to put; null when the person is through.</param>
    internal static PulseView Of(RoundPlan plan, Participant participant, BallotBox box, Ballot ballot, int? index)
    {
        var question = index is { } i && ItemBank.Shipped.Find(participant.Items[i]) is { } item ? new Question(i, item, ballot.For(item.Id)?.Value is not null) : null;
        return new PulseView(
            plan,
            question,
            participant.Items.Count(id => ballot.For(id) is not null),
            participant.Items.Count,
            ballot.CardRevision,
            box.Stamp(plan.Ref, ballot.CardRevision),
            ballot.SeenAt,
            ballot.Entries.Count > 0 ? ballot.Entries.Max(entry => entry.At) : null);
    }
}

/// <summary>One question as put to one person.</summary>
/// <param name="Index">From 0 in the person's own order.</param>
/// <param name="IsAnswered">True when the person has given an answer to it, which a card must not show.</param>
public sealed record Question(int Index, Item Item, bool IsAnswered);

/// <summary>What a person has said to a question so far.</summary>
/// <param name="Index">Of the question, from 0 in the person's own order.</param>
/// <param name="IsGiven">False for a question that was not come to yet, or whose answer was withdrawn.</param>
/// <param name="Value">1 to 5 as given; null for "does not apply", and where nothing was given.</param>
public sealed record GivenAnswer(int Index, Item Item, bool IsGiven, int? Value);

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
