using System.Globalization;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Delivery;

/// <summary>Several teams of one organisation that have people in common, in one process.</summary>
internal sealed class AttentionTeams
{
    private readonly Dictionary<TeamRef, RosterReading.Complete> _rosters = [];

    public AttentionTeams(DateTimeOffset? now = null)
    {
        World = new World(now);
        World.Roster.ReadingOf = team => _rosters[team];
        Engine = World.Start();
    }

    public World World { get; }

    public Engine Engine { get; set; }

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static TeamRef Team(string name) => new(ARound.Team.Tenant, new TeamId($"19:{name}@thread.tacv2"));

    public static PersonRef Ref(int person) => new(ARound.Team.Tenant, ARound.Person(person));

    /// <summary>Adds a team that is asked on a weekday at ten, by its own clock; the first of its people is its admin and leader.</summary>
    public async Task<TeamRef> AddAsync(string name, DayOfWeek day, IReadOnlyList<int> people, string zone = "Europe/London")
    {
        var team = Team(name);
        _rosters[team] = new RosterReading.Complete([.. people.Select(number => new RosterMember(ARound.Person(number), string.Create(CultureInfo.InvariantCulture, $"address-{number}"), IsGuest: false))]);
        var channel = new ChannelId($"19:{name}-channel@thread.tacv2");
        var admin = ARound.Person(people[0]);
        await Engine.Install.AddAsync(team, name, admin, channel, new ChannelId(team.Team.Value), Live);
        Assert.IsType<ConfigureTeamOutcome.Saved>(await Engine.Configure.HandleAsync(
            team, admin, new TeamSetUp(new PulseCadence(day, new TimeOnly(10, 0), zone), channel, [admin]), Live));
        return team;
    }

    /// <summary>Opens a team's round now, and asks everybody.</summary>
    public async Task<RoundPlan> AskAsync(TeamRef team, string zone = "Europe/London")
    {
        var date = TeamClock.For(zone).DateAt(World.Time.GetUtcNow());
        var opened = Assert.IsType<OpenRoundOutcome.Opened>(await Engine.Open.HandleAsync(team, date, Live));
        await Engine.PumpedAsync();
        return opened.Plan;
    }

    public Task PassUntilAsync(DateTimeOffset until) => Engine.PassAsync(until - World.Time.GetUtcNow(), TimeSpan.FromHours(1));

    public async Task<AttentionAccount> AccountAsync(int person) => (await Engine.Teams.PersonAsync(Ref(person), Live)).Attention ?? AttentionAccount.Empty;

    /// <summary>Of which teams somebody got the questions, in order.</summary>
    public IEnumerable<string> AskedOf(int person) =>
        World.Chat.Delivered.OfType<Post.PulseAsk>().Where(post => post.Participant.Person == ARound.Person(person)).Select(post => post.Plan.TeamName!);

    public IEnumerable<string> RemindedOf(int person) =>
        World.Chat.Delivered.OfType<Post.PulseReminder>().Where(post => post.Participant.Person == ARound.Person(person)).Select(post => post.Plan.TeamName!);
}
