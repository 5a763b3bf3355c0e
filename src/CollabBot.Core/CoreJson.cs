using System.Text.Json.Serialization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Replicas;
using CollabBot.Core.Retention;
using CollabBot.Core.Teams;

namespace CollabBot.Core;

/// <summary>How Core's own records are stored. Names of members and enum values are part of the stored format.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Absence))]
[JsonSerializable(typeof(ActiveRound))]
[JsonSerializable(typeof(Ballot))]
[JsonSerializable(typeof(CommentRelease))]
[JsonSerializable(typeof(DeploymentRecord))]
[JsonSerializable(typeof(DisposalWalk))]
[JsonSerializable(typeof(Disposed))]
[JsonSerializable(typeof(DueErrand))]
[JsonSerializable(typeof(FoundCopies))]
[JsonSerializable(typeof(HeartbeatRecord))]
[JsonSerializable(typeof(LeaderDesk))]
[JsonSerializable(typeof(Membership))]
[JsonSerializable(typeof(NudgeChoice))]
[JsonSerializable(typeof(NudgeRecord))]
[JsonSerializable(typeof(NudgeTally))]
[JsonSerializable(typeof(NudgesOfWeek))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(PollVote))]
[JsonSerializable(typeof(RoundPlan))]
[JsonSerializable(typeof(RoundResult))]
[JsonSerializable(typeof(RoundState))]
[JsonSerializable(typeof(ScheduleShard))]
[JsonSerializable(typeof(SealedComment))]
[JsonSerializable(typeof(StopOrder))]
[JsonSerializable(typeof(SweepEnd))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(TeamHistory))]
[JsonSerializable(typeof(TeamKits))]
[JsonSerializable(typeof(TeamLoop))]
[JsonSerializable(typeof(Telling))]
[JsonSerializable(typeof(TeamPoll))]
[JsonSerializable(typeof(ThrottleNotice))]
[JsonSerializable(typeof(TickRecord))]
[JsonSerializable(typeof(ToldSummary))]
[JsonSerializable(typeof(WorkItem))]
[JsonSerializable(typeof(WorkingCalendar))]
internal sealed partial class CoreJson : JsonSerializerContext;
