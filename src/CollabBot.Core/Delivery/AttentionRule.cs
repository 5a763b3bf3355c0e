using System.Diagnostics;

namespace CollabBot.Core.Delivery;

/// <summary>What becomes of a message for which a person's week has no room. Whatever it is, the person finds it on their budget card.</summary>
public enum AttentionRule
{
    /// <summary>Not sent. The person can still answer by writing to the bot; in the round they count like somebody who could not be reached.</summary>
    NotAsked,

    /// <summary>Not sent, and not made up for.</summary>
    Dropped,

    /// <summary>Not sent; the person can read it by writing to the bot.</summary>
    OnRequest,

    /// <summary>Tried again on the Monday after.</summary>
    WaitsForMonday,
}

/// <summary>The table of the rules: the only one.</summary>
public static class AttentionRules
{
    public static AttentionRule Of(AttentionKind kind) => kind switch
    {
        AttentionKind.Ask => AttentionRule.NotAsked,
        AttentionKind.Reminder => AttentionRule.Dropped,
        AttentionKind.Digest => AttentionRule.WaitsForMonday,
        AttentionKind.Summary => AttentionRule.OnRequest,
        AttentionKind.Nudge => AttentionRule.Dropped,
        AttentionKind.CommentNote => AttentionRule.Dropped,
        _ => throw new UnreachableException(),
    };
}
