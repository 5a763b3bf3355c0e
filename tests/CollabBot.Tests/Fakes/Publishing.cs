using System.Diagnostics.Metrics;
using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Fakes;

/// <summary>Puts together what tells a round.</summary>
internal static class Publishing
{
    public static HoldToDecisions Held(IObjectStore store, IOperatorAlerts? alerts = null) => new(new AuditLog(store), new ReleaseMetrics(Meters.Unread), alerts ?? new RecordingOperator());

    public static PublishRound Of(TeamRegistry teams, Rounds rounds, ReleaseComments comments, LeaderDesks desks, ChooseNudge nudges, LoopDesk loop, Deliver deliver, IRoster? roster = null, IOperatorAlerts? alerts = null, IMeterFactory? meters = null) => new(
        teams,
        rounds,
        new DecideTelling(
            new CheckAudience(roster ?? new MemoryRoster()),
            new CheckReleases(teams, new AuditReleases(teams, rounds), new ReleaseMetrics(meters ?? Meters.Unread), alerts ?? new RecordingOperator()),
            rounds),
        comments,
        desks,
        new AttentionBudget(teams, new AttentionMetrics(meters ?? Meters.Unread)),
        nudges,
        loop,
        deliver);
}
