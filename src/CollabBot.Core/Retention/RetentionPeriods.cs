using CollabBot.Core.Comments;
using CollabBot.Core.Privacy;

namespace CollabBot.Core.Retention;

/// <summary>How long what is kept. Changing one changes a promise: the notice, the inventory and ADR 0033 name them.</summary>
public static class RetentionPeriods
{
    /// <summary>Who was asked in a round, by name, after it has closed.</summary>
    public static readonly TimeSpan WhoWasAsked = TimeSpan.FromDays(30);

    /// <summary>Who was told a result in their own chat: a quarter, over which ways of working are read, and thirty days.</summary>
    public static readonly TimeSpan WhoWasTold = TimeSpan.FromDays(124);

    /// <summary>What is known of somebody who is in no team any more, and the member list of a team that the bot was removed from.</summary>
    public static readonly TimeSpan AfterMembership = TimeSpan.FromDays(30);

    /// <summary>Histograms in a team that is asked no more; while a team is asked they go when the next sweep has ended, which takes about as long.</summary>
    public static readonly TimeSpan Histograms = TimeSpan.FromDays(70);

    /// <summary>Logs of what was sent, messages that were put aside, copies of damaged documents.</summary>
    public static readonly TimeSpan Logs = TimeSpan.FromDays(30);

    /// <summary>Comments that are shown, from when they were; and comments that are held in a team that is asked no more, from its last round.</summary>
    public static readonly TimeSpan Comments = CommentPromise.Kept;

    /// <summary>What was released, in months.</summary>
    public const int ReleasesMonths = Promise.LongestKeptMonths;

    /// <summary>All of a team that the bot was removed from, in months.</summary>
    public const int AfterRemovalMonths = 3;

    /// <summary>The log of decisions about a team that the bot was removed from, in months.</summary>
    public const int AuditAfterRemovalMonths = 12;
}
