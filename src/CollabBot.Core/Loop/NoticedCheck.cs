using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Loop;

/// <summary>A team is asked, some time after it was to be done, whether it noticed what a leader said they would do (N9). Immutable.</summary>
/// <param name="Round">To whose digest the leader replied.</param>
/// <param name="Reply">The number of that reply.</param>
/// <param name="ClosesAt">Votes are taken before this instant.</param>
public sealed record NoticedCheck(RoundId Round, int Reply, LeaderReply.WillDo Promise, DateTimeOffset ClosesAt)
{
    /// <summary>The one question of the poll.</summary>
    internal const string Question = "noticed";

    /// <summary>So many working days after the day on which it was to be done: a change takes a while to be seen.</summary>
    public const int WorkingDaysAfter = 10;

    /// <summary>How long votes are taken.</summary>
    public const int DaysOpen = 7;

    /// <summary>With fewer votes of people who do not lead the team nothing is told.</summary>
    public const int FewestVotes = 5;

    /// <summary>The team was asked.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The votes are counted.</summary>
    public bool IsCounted { get; init; }

    /// <summary>What came of it; null while it is open, and when too few voted.</summary>
    public Noticed? Result { get; init; }

    /// <summary>The team was told what came of it, or is not to be told.</summary>
    public bool IsTold { get; init; }

    /// <summary>The poll in which the votes lie.</summary>
    public PollRef PollOf(TeamRef team) => new(team, $"noticed-{Round.Value}-{Reply}");

    /// <summary>The same question, whatever came of it.</summary>
    internal bool IsOf(NoticedCheck other) => Round == other.Round && Reply == other.Reply;

    /// <param name="votes">As cast; those of leaders are left out, for it is their own doing.</param>
    internal static Noticed? Count(IEnumerable<PollVote> votes)
    {
        var halves = votes.Where(vote => !vote.FromLeader).Select(vote => vote.Choices.GetValueOrDefault(Question)).OfType<string>().Select(WeightOf).ToList();
        return halves.Count < FewestVotes ? null
            : 5 * halves.Sum() >= 3 * 2 * halves.Count ? Noticed.ByMost
            : 5 * halves.Sum() >= 2 * 2 * halves.Count ? Noticed.ByAboutHalf
            : Noticed.ByFew;
    }

    /// <summary>In halves of a person.</summary>
    private static int WeightOf(string code) => NoticedVote.Find(code) is { } vote ? vote.Weight : 0;
}

/// <summary>How many of those who voted noticed what a leader did. Levels and no number. The names are part of the stored format.</summary>
public enum Noticed
{
    /// <summary>Three in five or more, where "partly" counts for half a person.</summary>
    ByMost,

    ByAboutHalf,

    /// <summary>Fewer than two in five.</summary>
    ByFew,
}
