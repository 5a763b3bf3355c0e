using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>A question to a team that everybody answers with one tap.</summary>
/// <param name="Id">Unique in the team; letters, digits, hyphens.</param>
public readonly record struct PollRef(TeamRef Team, string Id);

/// <summary>Until when a poll takes votes. Immutable, written once.</summary>
/// <param name="ClosesAt">By the store's clock; a vote at this instant is too late.</param>
public sealed record TeamPoll(DateTimeOffset ClosesAt);

/// <summary>What a person said in a poll. Sealed until it is counted; says nothing of who. Immutable.</summary>
/// <param name="Choices">By question, the code of what was chosen; a poll may ask one thing today and another in a week.</param>
/// <param name="FromLeader">Whether a leader of the team said so, by their role when they said it.</param>
public sealed record PollVote(IReadOnlyDictionary<string, string> Choices, bool FromLeader)
{
    /// <summary>This vote with a choice made, or made anew.</summary>
    public PollVote With(string question, string choice, bool fromLeader) =>
        new(Choices.Where(made => made.Key != question).Append(new(question, choice)).ToDictionary(StringComparer.Ordinal), fromLeader);
}

/// <summary>What came of a vote.</summary>
public enum VoteOutcome
{
    /// <summary>It counts, in place of what the person said before.</summary>
    Noted,

    /// <summary>The same was said before: nothing has changed.</summary>
    NotedBefore,

    /// <summary>The poll is over, or there never was one. Nothing was saved.</summary>
    Over,
}
