using System.Diagnostics;
using CollabBot.Core.Comments;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Comments;

/// <summary>What an admin is told who turned comments on or off.</summary>
internal static class SwitchTexts
{
    private static string Rule(Team team) => Phrase.Of($"They are held until the sweep ends, and shown to those who receive the digest only where {Math.Max(team.CommentThreshold ?? 0, CommentPromise.Floor)} or more people answered in the area and {CommentPromise.FewestComments} or more commented.");

    public static string Of(SwitchCommentsOutcome outcome) => outcome switch
    {
        SwitchCommentsOutcome.Saved { Team: { TakesComments: true } team, Outlook.WithNextSweep: var waiting } when waiting.Contains(PromisePoint.CommentsOn) =>
            Phrase.Of($"Comments are on **from the next sweep on**: within a sweep nothing changes of who reads what. People are told on its first cards. {Rule(team)}"),
        SwitchCommentsOutcome.Saved { Team: { TakesComments: true } team, Outlook.WithNextRound: var next } when next.Contains(PromisePoint.CommentsOn) =>
            Phrase.Of($"Comments are on **from the next pulse on**, which begins a sweep. People are told on its cards. {Rule(team)}"),
        SwitchCommentsOutcome.Saved { Team: { TakesComments: true } team } => Phrase.Of($"Comments are on. {Rule(team)}"),
        SwitchCommentsOutcome.Saved { Outlook.WithNextRound: var next } when next.Contains(PromisePoint.CommentsOff) =>
            Phrase.Of("Comments are off **from the next pulse on**. Those that are held are shown to nobody; when the sweep ends they are deleted and their authors told."),
        SwitchCommentsOutcome.Saved => Phrase.Of("Comments are off."),
        SwitchCommentsOutcome.NotAdmin => Phrase.Of("Only an admin of the team can do this. Nothing was changed."),
        SwitchCommentsOutcome.ThresholdTooLow low => Phrase.Of($"No comment is ever shown where fewer than {CommentPromise.Floor} people answered, so {low.Wanted} cannot be set. Nothing was changed."),
        _ => throw new UnreachableException(),
    };
}
