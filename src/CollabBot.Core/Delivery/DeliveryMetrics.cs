using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>What an operator is told of posts and of the work that leads to them. Tags hold kinds and outcomes, never an id, and no code of the other side.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class DeliveryMetrics
{
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _unreachable;
    private readonly Histogram<double> _latency;
    private readonly Histogram<double> _retryAfter;
    private readonly Counter<long> _poisoned;
    private readonly Counter<long> _reemitted;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The factory owns its meters.")]
    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(CoreMeter.Name);
        _attempts = meter.CreateCounter<long>("collabbot.delivery.attempts", "{message}", "Posts that were tried and reported, by kind and outcome.");
        _unknown = meter.CreateCounter<long>("collabbot.delivery.unknown", "{message}", "Posts that may or may not have arrived, those that a stopped process left behind included.");
        _unreachable = meter.CreateCounter<long>("collabbot.delivery.unreachable", "{message}", "Posts that could not reach the person they were for, by reason; those to somebody known to be out of reach included.");
        _latency = meter.CreateHistogram<double>("collabbot.delivery.latency", "s", "From the opening of a round to the sending of its questions to a person, where they arrived.");
        _retryAfter = meter.CreateHistogram<double>("collabbot.teams.retry_after", "s", "How long Teams asked to wait.");
        _poisoned = meter.CreateCounter<long>("collabbot.poison", "{message}", "Messages put aside because they could not be worked on, by queue and reason.");
        _reemitted = meter.CreateCounter<long>("collabbot.sweeper.reemitted", "{hint}", "Hints given again because nothing had come of them, by kind.");
    }

    /// <param name="sentAt">When it was sent, by the store's clock.</param>
    internal void Reported(Post post, SendOutcome outcome, DateTimeOffset sentAt)
    {
        _attempts.Add(1, new("kind", KindOf(post)), new("outcome", OutcomeOf(outcome)));
        switch (outcome)
        {
            case SendOutcome.Done when post is Post.PulseAsk ask:
                var latency = sentAt - ask.Plan.OpensAt;
                _latency.Record(latency > TimeSpan.Zero ? latency.TotalSeconds : 0, new KeyValuePair<string, object?>("kind", KindOf(post)));
                break;
            case SendOutcome.NotAccepted { IsThrottled: true, RetryAfter: { } wait }:
                _retryAfter.Record(wait.TotalSeconds);
                break;
            case SendOutcome.Unknown:
                _unknown.Add(1);
                break;
            case SendOutcome.Permanent { Why: { } why }:
                _unreachable.Add(1, new KeyValuePair<string, object?>("reason", NameOf(why)));
                break;
        }
    }

    /// <summary>Posts were found intended and not reported, because the process that was to send them stopped.</summary>
    internal void FoundOpen(int posts) => _unknown.Add(posts);

    internal void PutAside(string queue, PoisonReason reason) => _poisoned.Add(1, new("queue", queue), new("reason", reason switch
    {
        PoisonReason.Failed => "failed",
        PoisonReason.Unreadable => "unreadable",
        PoisonReason.NeverSettled => "never_settled",
        _ => throw new UnreachableException(),
    }));

    internal void GivenAgain(WorkItem hint) => _reemitted.Add(1, new KeyValuePair<string, object?>("kind", hint switch
    {
        WorkItem.OpenRound => "open",
        WorkItem.AskChunk => "ask",
        WorkItem.Remind => "remind",
        WorkItem.AdvanceRound => "advance",
        WorkItem.RunErrand => "errand",
        _ => throw new UnreachableException(),
    }));

    private static string KindOf(Post post) => post switch
    {
        Post.Welcome => "welcome",
        Post.SetUpInvitation => "set_up",
        Post.RoundSkipped => "skipped",
        Post.ChannelGone => "channel_gone",
        Post.PulseAsk => "pulse",
        Post.PulseReminder => "reminder",
        Post.RoundExtended => "extended",
        Post.ChannelSummary => "summary",
        Post.SummaryElsewhere => "summary_elsewhere",
        Post.OwnSummary => "own_summary",
        Post.LeaderDigest => "digest",
        Post.LeaderComments => "comments",
        Post.CommentsNotShown => "comments_not_shown",
        Post.NudgeToTry => "nudge",
        Post.NudgeFollowUp => "nudge_follow_up",
        Post.TeamNews => "team_news",
        Post.SummaryUpdate => "summary_update",
        Post.OwnNews => "own_news",
        Post.TeamKit => "kit",
        Post.ToSpanner => "spanner",
        _ => throw new UnreachableException(),
    };

    private static string NameOf(Unreachable why) => why switch
    {
        Unreachable.Blocked => "blocked",
        Unreachable.NotInstalled => "not_installed",
        Unreachable.Left => "left",
        Unreachable.ConversationGone => "conversation_gone",
        Unreachable.ForbiddenByAdmin => "forbidden_by_admin",
        Unreachable.NotDelivered => "not_delivered",
        _ => throw new UnreachableException(),
    };

    private static string OutcomeOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Done => "done",
        SendOutcome.NotSent => "not_sent",
        SendOutcome.NotAccepted { IsThrottled: true } => "throttled",
        SendOutcome.NotAccepted => "not_accepted",
        SendOutcome.Unknown => "unknown",
        SendOutcome.Permanent => "permanent",
        _ => throw new UnreachableException(),
    };
}
