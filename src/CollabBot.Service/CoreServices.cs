using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Deletion;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Exports;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.OwnData;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Replicas;
using CollabBot.Core.Retention;
using CollabBot.Core.Shifts;
using CollabBot.Core.Spanners;
using CollabBot.Core.Teams;
using CollabBot.Service.Workers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabBot.Service;

/// <summary>Wires the rules. They need a store, a queue, a key ring, a roster and a chat; who provides those is decided elsewhere.</summary>
internal static class CoreServices
{
    public static IServiceCollection AddCollabBot(this IServiceCollection services)
    {
        services.AddSingleton<TeamRegistry>();
        services.AddSingleton<Reachability>();
        services.AddSingleton<Rounds>();
        services.AddSingleton<AnswerableRounds>();
        services.AddSingleton<WorkHints>();
        services.AddSingleton<Poison>();
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<ScheduleMetrics>();
        services.AddSingleton<AnswerMetrics>();
        services.AddSingleton<AttentionMetrics>();
        services.AddSingleton<AttentionBudget>();
        services.AddSingleton<Deliver>();
        services.AddSingleton<SendPace>();
        services.AddSingleton<PutOffHints>();
        services.TryAddSingleton(WorkHold.Default);
        services.TryAddSingleton(PaceLimits.Published);
        services.TryAddSingleton<ILiveReplicas, SingleReplica>();

        services.AddSingleton<InstallTeam>();
        services.AddSingleton<FreezeTeam>();
        services.AddSingleton<WelcomeTeam>();
        services.AddSingleton<StopAsking>();
        services.AddSingleton<FindTeams>();
        services.AddSingleton<PauseAsking>();
        services.AddSingleton<SetQuietHours>();
        services.AddSingleton<SetLanguage>();
        services.AddSingleton<ConfigureTeam>();
        services.AddSingleton<AppointAdmins>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<HoldToDecisions>();
        services.AddSingleton<EmergencyStops>();
        services.TryAddSingleton(TenantAdministrators.None);
        services.AddSingleton<AuditReleases>();
        services.AddSingleton<ExportTold>();
        services.AddSingleton<DeleteStored>();
        services.AddSingleton<SeenReplicas>();
        services.AddSingleton<AuditDecisions>();
        services.AddSingleton<OpenRound>();
        services.AddSingleton<AskParticipants>();
        services.AddSingleton<RemindParticipants>();
        services.AddSingleton<AnswerQuestion>();
        services.AddSingleton<OwnAnswers>();
        services.AddSingleton<OpenPulses>();
        services.AddSingleton<AskNow>();
        services.AddSingleton<LeaveTeam>();
        services.AddSingleton<ExtendRound>();
        services.AddSingleton<CountRound>();
        services.AddSingleton<ReduceReadings>();
        services.AddSingleton<HeldComments>();
        services.AddSingleton<WriteComment>();
        services.AddSingleton<ReleaseComments>();
        services.AddSingleton<SwitchComments>();
        services.AddSingleton<AdvanceRound>();
        services.AddSingleton<CheckAudience>();
        services.AddSingleton<CheckReleases>();
        services.AddSingleton<ReleaseMetrics>();
        services.AddSingleton<IOperatorAlerts, OperatorLog>();
        services.AddSingleton<DecideTelling>();
        services.AddSingleton<LeaderDesks>();
        services.AddSingleton<ComposeDigest>();
        services.AddSingleton<SendDigest>();
        services.AddSingleton<ReadDigest>();
        services.AddSingleton<NudgeDesk>();
        services.AddSingleton<ChooseNudge>();
        services.AddSingleton<GiveNudge>();
        services.AddSingleton<FollowUpNudge>();
        services.AddSingleton<SettleNudge>();
        services.AddSingleton<ReplyToNudge>();
        services.AddSingleton<ReadWays>();
        services.AddSingleton<SpannerDesk>();
        services.AddSingleton<ChooseConnecting>();
        services.AddSingleton<SendToSpanner>();
        services.AddSingleton<PublishRound>();
        services.AddSingleton<ReadSummary>();
        services.AddSingleton<ReadAreas>();
        services.AddSingleton<LoopDesk>();
        services.AddSingleton<ReplyToDigest>();
        services.AddSingleton<UpdateSummary>();
        services.AddSingleton<TellLoop>();
        services.AddSingleton<CheckReply>();
        services.AddSingleton<AskNoticed>();
        services.AddSingleton<VoteNoticed>();
        services.AddSingleton<CountNoticed>();
        services.AddSingleton<KitDesk>();
        services.AddSingleton<ChooseKit>();
        services.AddSingleton<GiveKit>();
        services.AddSingleton<PostKit>();
        services.AddSingleton<OfferKit>();

        services.AddSingleton<LookAhead>();
        services.AddSingleton<ScheduleIndex>();
        services.AddSingleton<OpenDueRounds>();
        services.AddSingleton<OpenScheduledRound>();
        services.AddSingleton<SkipRounds>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Errands>();
        services.AddSingleton<DueErrands>();
        services.AddSingleton<RunErrand>();
        services.AddSingleton<TurnChannel>();
        services.AddSingleton<TellChannelGone>();
        services.AddSingleton<TeamPolls>();
        services.AddSingleton<DisposalLog>();
        services.AddSingleton<ReadOwnData>();
        services.AddSingleton<ObjectToAsking>();
        services.AddSingleton<EraseOwnData>();
        services.AddSingleton<DisposeOfData>();
        services.TryAddSingleton(RetentionHold.None);
        services.AddSingleton<WorkDispatcher>();
        services.AddSingleton<ClaimStore>();
        return services;
    }

    /// <summary>For a store that several processes use: they share what a tenant takes. To be called before <see cref="AddCollabBot"/>.</summary>
    public static IServiceCollection AddReplicas(this IServiceCollection services)
    {
        services.AddSingleton<LiveReplicas>();
        services.AddSingleton<ILiveReplicas>(provider => provider.GetRequiredService<LiveReplicas>());
        services.AddSingleton<StayInTouch>();
        services.AddHostedService<Heartbeat>();
        return services;
    }
}
