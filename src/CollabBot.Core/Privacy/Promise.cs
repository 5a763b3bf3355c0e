using CollabBot.Core.Comments;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Privacy;

/// <summary>What people are told about what becomes of their answers, before they give them. Fixed in each round's plan.</summary>
/// <param name="Threshold">From how many answers on an area is shown.</param>
/// <param name="DigestReaders">Who receives the digest.</param>
/// <param name="SummaryChannel">Where the summary is posted.</param>
/// <param name="KeptMonths">How long what was released is kept, in months.</param>
public sealed record Promise(ReleaseThreshold Threshold, IReadOnlyList<PersonId> DigestReaders, ChannelId SummaryChannel, int KeptMonths)
{
    /// <summary>Nothing is kept for longer (science.md D8).</summary>
    public const int LongestKeptMonths = 24;

    /// <summary>Whether people may comment, and what it takes to show a comment; null when nothing was ever said of comments, so that none are taken.</summary>
    public CommentPromise? Comments { get; init; }

    /// <summary>What a round promised.</summary>
    public static Promise Of(RoundPlan plan) => new(plan.Threshold, plan.DigestReaders, plan.SummaryChannel, LongestKeptMonths) { Comments = plan.Comments };

    /// <summary>What a team's settings ask for; never less than the floor, whatever they say.</summary>
    public static Promise WantedBy(Team team) =>
        new(new ReleaseThreshold(Math.Max(team.Threshold ?? ReleaseThreshold.Floor, ReleaseThreshold.Floor)), team.Leaders, team.SummaryChannel, LongestKeptMonths)
        {
            Comments = team.TakesComments || team.CommentThreshold is not null
                ? new CommentPromise(team.TakesComments, Math.Max(team.CommentThreshold ?? CommentPromise.Floor, CommentPromise.Floor))
                : null,
        };

    /// <summary>What is promised next, when this was promised last and an admin wants something else.</summary>
    /// <remarks>
    /// What protects people more takes effect with the next round. Who else reads, and where, and that comments are taken, changes only between two
    /// sweeps, so that within one everybody knows who reads what. The threshold is never lowered and nothing is ever kept for longer, whatever is wanted.
    /// </remarks>
    /// <param name="startsSweep">The next round is the first of a sweep.</param>
    public Promise Next(Promise wanted, bool startsSweep) => new(
        wanted.Threshold.Answers > Threshold.Answers ? wanted.Threshold : Threshold,
        startsSweep ? wanted.DigestReaders : [.. DigestReaders.Where(wanted.DigestReaders.Contains)],
        startsSweep ? wanted.SummaryChannel : SummaryChannel,
        Math.Min(wanted.KeptMonths, KeptMonths))
    {
        Comments = CommentPromise.Next(Comments, wanted.Comments, startsSweep),
    };

    /// <returns>In which points another promise differs from this one; in the order in which they are told.</returns>
    public IReadOnlyList<PromisePoint> DifferencesTo(Promise next) =>
    [
        .. Threshold != next.Threshold ? [PromisePoint.Threshold] : (ReadOnlySpan<PromisePoint>)[],
        .. next.DigestReaders.Except(DigestReaders).Any() ? [PromisePoint.MoreReaders] : (ReadOnlySpan<PromisePoint>)[],
        .. DigestReaders.Except(next.DigestReaders).Any() ? [PromisePoint.FewerReaders] : (ReadOnlySpan<PromisePoint>)[],
        .. SummaryChannel != next.SummaryChannel ? [PromisePoint.Channel] : (ReadOnlySpan<PromisePoint>)[],
        .. KeptMonths != next.KeptMonths ? [PromisePoint.Kept] : (ReadOnlySpan<PromisePoint>)[],
        .. (Comments?.AreTaken ?? false, next.Comments?.AreTaken ?? false) switch
        {
            (false, true) => [PromisePoint.CommentsOn],
            (true, false) => [PromisePoint.CommentsOff],
            (true, true) when Comments!.Answers != next.Comments!.Answers => [PromisePoint.CommentThreshold],
            _ => (ReadOnlySpan<PromisePoint>)[],
        },
    ];
}

/// <summary>What a promise can differ in from the one before it.</summary>
public enum PromisePoint
{
    /// <summary>More answers are needed before an area is shown.</summary>
    Threshold,

    /// <summary>Somebody else receives the digest too.</summary>
    MoreReaders,

    /// <summary>Somebody does not receive the digest any more.</summary>
    FewerReaders,

    /// <summary>The summary is posted in another channel.</summary>
    Channel,

    /// <summary>What is released is kept for less long.</summary>
    Kept,

    /// <summary>People may comment, and the leaders read it.</summary>
    CommentsOn,

    /// <summary>No more comments are taken; those that are held are shown to nobody.</summary>
    CommentsOff,

    /// <summary>More answers are needed before comments on an area are shown.</summary>
    CommentThreshold,
}
