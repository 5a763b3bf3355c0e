using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Ahead;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.OwnData;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Retention;
using CollabBot.Core.Shifts;
using CollabBot.Core.Spanners;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Service.Workers;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CollabBot.Tests.Fakes;

/// <summary>One process: every use case over a <see cref="World"/>, and the heartbeat that drives them, a beat at a time.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A process in these tests just dies; what its pump would wait for is nothing.")]
internal sealed class Engine
{
    private readonly World _world;
    private readonly OpenDueRounds _due;
    private readonly Sweeper _sweeper;
    private readonly DueErrands _errands;
    private readonly WorkPump _pump;
    private readonly WorkHints _hints;

    public Engine(World world, IObjectStore store, IWorkQueue queue, IChat chat, TimeProvider? clock = null, SendPace? pace = null, WorkHold? hold = null)
    {
        _world = world;
        clock ??= world.Time;
        hold ??= WorkHold.Default with { OneMoreEvery = TimeSpan.Zero };
        var keys = new MemoryKeyWrap();
        var hints = _hints = new WorkHints(queue);
        var metrics = new DeliveryMetrics(world.Meters);
        PutOff = new PutOffHints(clock);
        var scheduleMetrics = new ScheduleMetrics(world.Meters);
        Teams = new TeamRegistry(store, keys);
        People = new Reachability(Teams, world.Time);
        Budget = new AttentionBudget(Teams, new AttentionMetrics(world.Meters));
        var audit = new AuditLog(store);
        var decisions = new HoldToDecisions(audit, new ReleaseMetrics(world.Meters), world.Operator);
        Stops = new EmergencyStops(store, audit, clock);
        var deliver = new Deliver(store, chat, pace ??= world.Unpaced(), People, world.Replicas, hold, Stops, metrics);
        Rounds = new Rounds(store, keys);
        var index = new ScheduleIndex(store);
        var welcome = new WelcomeTeam(Teams, deliver);
        Held = new HeldComments(store, keys);
        Release = new ReleaseComments(world.Roster, Teams, Rounds, Held, decisions, Budget, deliver);
        Comments = new WriteComment(Teams, Rounds, Held);
        SwitchComments = new SwitchComments(Teams, Rounds, audit);
        Install = new InstallTeam(Teams, index, Release, audit, hints);
        Configure = new ConfigureTeam(Teams, Rounds, index, audit, world.Roster);
        StopAsking = new StopAsking(Teams);
        PauseAsking = new PauseAsking(Teams, Rounds);
        Open = new OpenRound(world.Roster, Teams, Rounds, decisions, hints);
        LookAhead = new LookAhead(Teams, Rounds, world.Roster, audit);
        Ask = new AskParticipants(Teams, People, Rounds, Budget, deliver);
        Errands = new Errands(store);
        Desks = new LeaderDesks(store, Teams, Errands);
        Polls = new TeamPolls(store, keys);
        Loop = new LoopDesk(store, Teams, Rounds, Errands);
        Replies = new ReplyToDigest(Teams, Rounds, Loop);
        var compose = new ComposeDigest(Teams, Rounds, Release);
        Digests = new ReadDigest(Desks, compose);
        var answerable = new AnswerableRounds(Rounds, clock);
        Polls = new TeamPolls(store, keys);
        Nudges = new NudgeDesk(store);
        Choose = new ChooseNudge(Nudges, Teams, Polls, Errands, Desks);
        NudgeReplies = new ReplyToNudge(Nudges, Teams, Polls);
        Settle = new SettleNudge(Nudges, Polls);
        Kits = new KitDesk(store);
        ChooseKit = new ChooseKit(Teams, Kits, Errands);
        GiveKit = new GiveKit(Teams, Kits, new CheckAudience(world.Roster), Budget, Errands, deliver);
        OfferKit = new OfferKit(Teams, Digests, Nudges, Kits);
        PostKit = new PostKit(Teams, Kits, Errands);
        Advance = new AdvanceRound(
            Rounds,
            answerable,
            new ExtendRound(Teams, Rounds, deliver),
            decisions,
            new CountRound(world.Roster, Rounds, Ask),
            Publishing.Of(Teams, Rounds, Release, Desks, Choose, Loop, deliver, world.Roster, world.Operator, world.Meters),
            new ReduceReadings(Teams, Rounds),
            hints);
        ReadSummary = new ReadSummary(Teams, Rounds, Loop);
        ReadAreas = new ReadAreas(Teams, Rounds);
        Spanners = new SpannerDesk(Teams, Errands, store);
        Connecting = new ChooseConnecting(Spanners);
        Ways = new ReadWays(Teams, Rounds, Nudges, new CheckAudience(world.Roster));
        Leave = new LeaveTeam(Teams, Rounds, answerable, clock);
        Disposals = new DisposalLog(store);
        Dispose = new DisposeOfData(store, Teams, Rounds, Loop, Nudges, Held, Release, Errands, Disposals, world.Hold);
        AskNow = new AskNow(Teams, Rounds, Open, Advance);
        Answers = new AnswerQuestion(Rounds, answerable, new AnswerMetrics(world.Meters), clock);
        Own = new OwnAnswers(Rounds, answerable, clock);
        OpenPulses = new OpenPulses(Teams, answerable, clock);
        OwnData = new ReadOwnData(Teams, Rounds, OpenPulses, Own, Comments);
        Object = new ObjectToAsking(Teams, StopAsking);
        Erase = new EraseOwnData(store, Teams, Rounds, Own, Comments, Polls, Loop, Errands, audit, Object);
        _due = new OpenDueRounds(store, index, Teams, welcome, hints, world.Replicas, clock, scheduleMetrics);
        _errands = new DueErrands(Errands, hints, metrics);
        var tell = new TellLoop(Teams, Rounds, Loop, new CheckAudience(world.Roster), Budget, deliver, new UpdateSummary(Rounds, Loop, deliver));
        var errands = new RunErrand(
            Errands,
            new SendDigest(Desks, compose, Budget, Loop, deliver),
            new GiveNudge(Nudges, Teams, Errands, Budget, deliver),
            new FollowUpNudge(Nudges, Teams, Polls, Errands, Budget, deliver),
            Settle,
            new CheckReply(Teams, Rounds, Loop, tell),
            tell,
            new AskNoticed(Teams, Rounds, Loop, Polls, tell),
            new CountNoticed(Loop, Polls, tell),
            GiveKit,
            SendToSpanner = new SendToSpanner(Teams, Spanners, Nudges, Budget, deliver),
            new TellChannelGone(Teams, deliver));
        _sweeper = new Sweeper(Rounds, Ask, hints, PutOff, metrics);
        var skip = new SkipRounds(Teams, Rounds, Choose, ChooseKit, deliver, scheduleMetrics);
        var dispatcher = new WorkDispatcher(welcome, new OpenScheduledRound(Teams, Rounds, Open, skip, Stops, scheduleMetrics), skip, Open, Ask, new RemindParticipants(world.Roster, Teams, People, Rounds, deliver), Advance, Release, errands, hints);
        _pump = new WorkPump(queue, dispatcher, new Poison(store, queue, clock, metrics), PutOff, hold, pace, clock, NullLogger<WorkPump>.Instance);
    }

    public static PersonId Admin { get; } = ARound.Person(1);

    public static ChannelId Channel { get; } = new("19:channel@thread.tacv2");

    public TeamRegistry Teams { get; }

    public Reachability People { get; }

    public EmergencyStops Stops { get; }

    public AttentionBudget Budget { get; }

    public Rounds Rounds { get; }

    public HeldComments Held { get; }

    public ReleaseComments Release { get; }

    public WriteComment Comments { get; }

    public LoopDesk Loop { get; }

    public ReplyToDigest Replies { get; }

    public SwitchComments SwitchComments { get; }

    public InstallTeam Install { get; }

    public ConfigureTeam Configure { get; }

    public StopAsking StopAsking { get; }

    public PauseAsking PauseAsking { get; }

    public OpenRound Open { get; }

    public LookAhead LookAhead { get; }

    public AskParticipants Ask { get; }

    public AdvanceRound Advance { get; }

    public ReadSummary ReadSummary { get; }

    public ReadAreas ReadAreas { get; }

    public ReadWays Ways { get; }

    public SpannerDesk Spanners { get; }

    public ChooseConnecting Connecting { get; }

    public SendToSpanner SendToSpanner { get; }

    public LeaveTeam Leave { get; }

    public AskNow AskNow { get; }

    public DisposalLog Disposals { get; }

    public ReadOwnData OwnData { get; }

    public ObjectToAsking Object { get; }

    public EraseOwnData Erase { get; }

    public DisposeOfData Dispose { get; }

    public AnswerQuestion Answers { get; }

    public OwnAnswers Own { get; }

    public OpenPulses OpenPulses { get; }

    public PutOffHints PutOff { get; }

    public Errands Errands { get; }

    public TeamPolls Polls { get; }

    public LeaderDesks Desks { get; }

    public NudgeDesk Nudges { get; }

    public ChooseNudge Choose { get; }

    public ReplyToNudge NudgeReplies { get; }

    public SettleNudge Settle { get; }

    public KitDesk Kits { get; }

    public ChooseKit ChooseKit { get; }

    public GiveKit GiveKit { get; }

    public OfferKit OfferKit { get; }

    public PostKit PostKit { get; }

    public ReadDigest Digests { get; }

    public WorkPump Pump => _pump;

    public Sweeper Sweeper => _sweeper;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <summary>Does everything that can be done at this instant.</summary>
    public async Task BeatAsync()
    {
        await _due.HandleAsync(Live);
        await _sweeper.HandleAsync(Live);
        await _errands.HandleAsync(Live);
        await PumpedAsync();
    }

    /// <summary>Follows the hints that there are, and whatever they lead to.</summary>
    public async Task PumpedAsync()
    {
        while (await _pump.RunOnceAsync(Live) > 0)
        {
        }
    }

    /// <summary>Looks at unfinished rounds, and follows none of the hints.</summary>
    public Task SweepAsync() => _sweeper.HandleAsync(Live);

    /// <summary>Lets time pass, beating at every step.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan? step = null)
    {
        var until = _world.Time.GetUtcNow() + span;
        await BeatAsync();
        while (_world.Time.GetUtcNow() < until)
        {
            var left = until - _world.Time.GetUtcNow();
            var next = step ?? TimeSpan.FromMinutes(10);
            _world.Time.Advance(next < left ? next : left);
            await BeatAsync();
        }
    }

    public async Task InstallAsync()
    {
        await Install.AddAsync(ARound.Team, "Team", Admin, Channel, new ChannelId(ARound.Team.Team.Value), Live);
        await PassAsync(TimeSpan.FromSeconds(2));
    }

    /// <summary>The team works in the last week of December too: for tests that count weeks across it. To be called before the set-up.</summary>
    public Task WorkAtYearEndAsync() => Teams.UpdateAsync(ARound.Team, team => team! with { Calendar = team.Calendar with { WorksAtYearEnd = true } }, Live);

    public Task<ConfigureTeamOutcome> SetUpAsync(PulseCadence? cadence = null, params PersonId[] leaders) =>
        Configure.HandleAsync(ARound.Team, Admin, new TeamSetUp(cadence ?? PulseCadence.Default, Channel, leaders is [] ? [Admin] : leaders), Live);

    /// <summary>Installs, sets up with the admin as leader, and opens a round at the admin's word.</summary>
    public async Task<RoundPlan> OpenedAsync()
    {
        await InstallAsync();
        await SetUpAsync();
        return await AskedAsync();
    }

    /// <summary>Opens a round at the admin's word and asks everybody.</summary>
    public async Task<RoundPlan> AskedAsync()
    {
        var opened = Assert.IsType<OpenRoundOutcome.Opened>(Assert.IsType<AskNowOutcome.Opening>(await AskNow.OpenAsync(ARound.Team, Admin, Live)).Outcome);
        await BeatAsync();
        return opened.Plan;
    }

    /// <summary>Where a person stands.</summary>
    public Task<AnswerOutcome> ShowAsync(RoundPlan plan, PersonRef person) => Answers.ShowAsync(person, plan.Ref, Live);

    /// <summary>Answers one question as if it had been typed.</summary>
    public Task<AnswerOutcome> AnswerAsync(RoundPlan plan, PersonId person, int question, int value) =>
        Answers.HandleAsync(new PersonRef(plan.Ref.Tenant, person), plan.Ref, question, new Reply.Rated(value), null, _world.Time.GetUtcNow(), Live);

    /// <summary>The same value to every question of a person.</summary>
    public async Task AnswerAllAsync(RoundPlan plan, PersonId person, int value)
    {
        for (var question = 0; question < plan.Find(person)!.Items.Count; question++)
        {
            Assert.IsType<AnswerOutcome.Shown>(await AnswerAsync(plan, person, question, value));
        }
    }

    /// <summary>Closes at the admin's word and waits until everything has been told, to the leaders too.</summary>
    public async Task CloseAsync()
    {
        Assert.IsType<AskNowOutcome.Closing>(await AskNow.CloseAsync(ARound.Team, Admin, Live));
        await PassAsync(RoundState.Drain + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
        await ToDigestsAsync();
    }

    /// <summary>Closes, waits until everything has been told, and the leader has read it: the team goes on to be asked as often.</summary>
    public async Task CloseAndReadAsync()
    {
        await CloseAsync();
        await ReadAsync();
    }

    /// <summary>The leader has read the newest digest, if one is there.</summary>
    public async Task ReadAsync()
    {
        var leader = new PersonRef(ARound.Team.Tenant, Admin);
        if (await Replies.LookAsync(leader, ARound.Team, Live) is ReplyOutcome.Ready ready)
        {
            await Replies.HandleAsync(leader, new RoundRef(ARound.Team, ready.Digest.Round), new LeaderReply.Heard(), _world.Time.GetUtcNow(), Live);
        }
    }

    /// <summary>Lets the hour of every digest that waits be now, so that a test need not live through the days until then.</summary>
    public async Task ToDigestsAsync()
    {
        await foreach (var (tenant, name, _) in Errands.ListAsync(Live))
        {
            if (await Errands.FindAsync(tenant, name, Live) is { What: Errand.SendDigest digest })
            {
                // On its Monday a digest comes first; in the middle of a week there might be no room left for it.
                await Budget.SetCapAsync(digest.Leader, AttentionAccount.HighestCap, Live);
                await Errands.SetAsync(tenant, name, _world.Time.GetUtcNow(), digest, Live);
                await _hints.SendAsync(new WorkItem.RunErrand(tenant, name), Live);
            }
        }

        await PumpedAsync();
    }

    public Task<RoundState?> StateAsync(RoundPlan plan) => Rounds.FindStateAsync(plan.Ref, Live);

    public Task<RoundResult?> ResultAsync(RoundPlan plan) => Rounds.FindResultAsync(plan.Ref, Live);

    /// <returns>The plan of a local date, or null when there was no round on it.</returns>
    public Task<RoundPlan?> PlanOfAsync(string date) =>
        Rounds.FindPlanAsync(new RoundRef(ARound.Team, RoundId.Of(ARound.Team, DateOnly.Parse(date, CultureInfo.InvariantCulture))), Live);
}
