using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Calendars;
using CollabBot.Core.Comments;
using CollabBot.Core.Delivery;
using CollabBot.Core.Loop;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>A team of eight that two people lead, its digests and what is said to them, on a clock of its own. Nobody is asked anything.</summary>
internal sealed class ALoop
{
    public static readonly PersonId Ada = ARound.Person(1);
    public static readonly PersonId Bob = ARound.Person(2);

    private readonly TeamRegistry _teams;
    private readonly CheckReply _check;
    private readonly TellLoop _tell;
    private readonly AskNoticed _ask;
    private readonly CountNoticed _count;

    public ALoop()
    {
        World = new World(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
        World.Roster.Reading = MemoryRoster.Of(8);
        var keys = new MemoryKeyWrap();
        _teams = new TeamRegistry(World.Store, keys);
        Rounds = new Rounds(World.Store, keys);
        Errands = new Errands(World.Store);
        Desk = new LoopDesk(World.Store, _teams, Rounds, Errands);
        var deliver = new Deliver(World.Store, World.Chat, World.Unpaced(), new Reachability(_teams, World.Time), World.Replicas, WorkHold.Default, World.Stops(), new DeliveryMetrics(World.Meters));
        Budget = new AttentionBudget(_teams, new AttentionMetrics(World.Meters));
        _tell = new TellLoop(_teams, Rounds, Desk, new CheckAudience(World.Roster), Budget, deliver, new UpdateSummary(Rounds, Desk, deliver));
        _check = new CheckReply(_teams, Rounds, Desk, _tell);
        Replies = new ReplyToDigest(_teams, Rounds, Desk);
        Polls = new TeamPolls(World.Store, keys);
        Votes = new VoteNoticed(_teams, Rounds, Desk, Polls);
        _ask = new AskNoticed(_teams, Rounds, Desk, Polls, _tell);
        _count = new CountNoticed(Desk, Polls, _tell);
    }

    public World World { get; }

    public Rounds Rounds { get; }

    public Errands Errands { get; }

    public LoopDesk Desk { get; }

    public ReplyToDigest Replies { get; }

    public TeamPolls Polls { get; }

    public VoteNoticed Votes { get; }

    public AttentionBudget Budget { get; }

    public IReadOnlyList<LoopNews> Told => [.. World.Chat.Delivered.Select(post => post is Post.TeamNews news ? news.News : ((Post.OwnNews)post).News)];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => World.Time.GetUtcNow();

    public async Task<ALoop> LedByAsync(params PersonId[] leaders)
    {
        await ChangeAsync(_ => new Team
        {
            Ref = ARound.Team,
            Name = "Team",
            Status = TeamStatus.Active,
            InstalledAt = Now.AddDays(-100),
            Admins = [Ada],
            Leaders = leaders,
            Cadence = PulseCadence.Default,
            Calendar = WorkingCalendar.Default with { WorksAtYearEnd = true },
            CadenceSince = Now.AddDays(-99),
            SummaryChannel = Engine.Channel,
            WrappedAssignmentKey = "",
        });
        return this;
    }

    public Task ChangeAsync(Func<Team, Team> change) => _teams.UpdateAsync(ARound.Team, team => change(team!), Live);

    public static RoundRef Round(int number) => new(ARound.Team, new RoundId(string.Create(CultureInfo.InvariantCulture, $"round-{number}")));

    /// <summary>The digest of a round reaches a leader.</summary>
    public async Task DeliverAsync(int number)
    {
        await Rounds.FixPlanAsync(ARound.Plan(8) with { Ref = Round(number), Number = number, Date = ARound.Plan(8).Date.AddDays(7 * (number - 1)) }, Live);
        await Desk.DigestDeliveredAsync(ARound.Team, Round(number).Round, Live);
    }

    public Task<ReplyOutcome> ReplyAsync(int number, PersonId by, LeaderReply? reply = null, DateTimeOffset? at = null) =>
        Replies.HandleAsync(new PersonRef(ARound.Team.Tenant, by), Round(number), reply ?? new LeaderReply.Heard(), at ?? Now, Live);

    public Task<NoticedOutcome> VoteAsync(int number, int reply, PersonId by, NoticedVote vote) => Votes.HandleAsync(new PersonRef(ARound.Team.Tenant, by), Round(number), reply, vote, Live);

    public Task<WorkOutcome> AskNoticedAsync(int number, int reply) => _ask.HandleAsync(Round(number), reply, Live);

    public Task<WorkOutcome> CountNoticedAsync(int number, int reply) => _count.HandleAsync(Round(number), reply, Live);

    public Task<WorkOutcome> CheckAsync(int number) => _check.HandleAsync(Round(number), Live);

    public Task<WorkOutcome> TellAsync() => _tell.HandleAsync(ARound.Team, Live);

    /// <summary>Lets days pass, and does each errand in its time.</summary>
    public async Task PassAsync(double days)
    {
        for (var until = Now.AddDays(days); ; World.Time.Advance(TimeSpan.FromHours(1)))
        {
            await RunAsync();
            if (Now >= until)
            {
                return;
            }
        }
    }

    /// <summary>Does what is due.</summary>
    public async Task RunAsync()
    {
        var names = new List<ErrandName>();
        await foreach (var (_, name, _) in Errands.ListAsync(Live))
        {
            names.Add(name);
        }

        foreach (var name in names)
        {
            await Errands.RunAsync(ARound.Team.Tenant, name, errand => errand switch
            {
                Errand.CheckReply check => _check.HandleAsync(check.Round, Live),
                Errand.AskNoticed ask => _ask.HandleAsync(ask.Round, ask.Reply, Live),
                Errand.CountNoticed count => _count.HandleAsync(count.Round, count.Reply, Live),
                _ => _tell.HandleAsync(ARound.Team, Live),
            }, Live);
        }
    }

    /// <summary>How many weeks lie between two rounds now.</summary>
    public async Task<int> WeeksAsync()
    {
        var team = (await _teams.FindAsync(ARound.Team, Live))!;
        return TeamRhythm.Of(team, await _teams.HistoryAsync(ARound.Team, Live))!.Weeks;
    }

    public Task HistoryAsync(Func<TeamHistory, TeamHistory> change) => _teams.UpdateHistoryAsync(ARound.Team, change, Live);

    public static CommentText Words(string words) => Assert.IsType<CommentReading.Read>(CommentText.Read(words)).Text;
}
