using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Chaos.Audit;
using CollabBot.Chaos.Load;
using CollabBot.Chaos.Processes;
using CollabBot.Core.Storage;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Tenants;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T18 and the rate of answers: one service, people who answer over many connections, beside bare conditional writes to a store of the same kind.</summary>
public sealed class AnswerLoads
{
    private const int Connections = 64;

    /// <summary>What a sealed answer takes in the store.</summary>
    private const int SlotBytes = 1_052;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public async Task Answers_are_taken_over_many_connections(int seed)
    {
        var folder = Output.Folder("chaos", string.Create(CultureInfo.InvariantCulture, $"T18-slice-{seed}"));
        using var footing = Footing.OnSqlite(folder);
        await RunAsync(new AnswerLoad("T18-slice", seed, People: 80, Fast: TimeSpan.FromSeconds(2), Steady: TimeSpan.FromSeconds(2)), folder, footing, limits: null);
    }

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public async Task Two_thousand_answers_a_second_are_taken_and_a_hundred_a_second_at_once(int seed)
    {
        var folder = Output.Folder("chaos", string.Create(CultureInfo.InvariantCulture, $"T18-{seed}"));
        using var footing = Footing.OnSqlite(folder);
        await RunAsync(
            new AnswerLoad("T18", seed, People: 2_000, Fast: TimeSpan.FromSeconds(15), Long), folder, footing, limits: (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250)));
    }

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public async Task A_hundred_a_second_are_taken_by_an_emulated_account_too(int seed)
    {
        var folder = Output.Folder("chaos", string.Create(CultureInfo.InvariantCulture, $"T18-azure-{seed}"));
        using var footing = Footing.OnAccount((await SharedEmulator.RunningAsync()).NewAccount());
        await RunAsync(
            new AnswerLoad("T18-azure", seed, People: 500, Fast: TimeSpan.FromSeconds(15), Long), folder, footing, limits: (TimeSpan.FromMilliseconds(250), Longest));
    }

    private static async Task RunAsync(AnswerLoad load, string folder, Footing footing, (TimeSpan P95, TimeSpan P99)? limits)
    {
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(load.People, Math.Max(1, load.People / 95), load.Seed), Seed = load.Seed });
        await using var supervisor = new Supervisor(footing.Replica, folder);
        await supervisor.StartAsync(1, Live);
        var replica = supervisor.Ready.Single();
        teams.Bot = new Uri(replica.Address!, "api/messages");
        await AskAsync(teams);

        var presses = teams.Tenant.People.Select(person => Press(teams, person)).OfType<JsonObject>().ToList();
        var connections = presses.Chunk((presses.Count + Connections - 1) / Connections).Select(some => new AnswerConnection(replica.Address!, some)).ToList();
        await Task.WhenAll(connections.Select(connection => connection.ConnectAsync(Live)));

        var (first, _) = await AnswerAsync(connections, load.Fast / 3);
        var (answers, took) = await AnswerAsync(connections, load.Fast);
        var asked = teams.Log.Accepted().Where(accepted => accepted.Operation is ConnectorOperation.Send).ToList();
        var asking = asked[^1].AcceptedAt - asked[0].AcceptedAt;
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{asked.Count:N0} posts sent to new chats, {asked.Count / asking.TotalSeconds:N0}/s; {connections.Count} connections: {answers / took.TotalSeconds:N0} acknowledged answers/s") };
        foreach (var rate in new[] { 50, 100 })
        {
            var bare = await SteadyPace.RunAsync(rate, load.Steady / 4, number => WriteAsync(footing.Bare, number), Live);
            var answered = await SteadyPace.RunAsync(rate, load.Steady, number => connections[number % connections.Count].AnswerAsync(Live), Live);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{rate} a second: {answered}; a bare conditional write: {bare}; ratio of p50 {answered.At(0.5) / bare.At(0.5):F1}"));
            Assert.InRange(answered.Longest, TimeSpan.Zero, Longest);
            if (limits is { } most)
            {
                Assert.InRange(answered.At(0.95), TimeSpan.Zero, most.P95);
                Assert.InRange(answered.At(0.99), TimeSpan.Zero, most.P99);
            }
        }

        var all = first + answers + (int)(150 * load.Steady.TotalSeconds);
        Assert.Equal(all, connections.Sum(connection => connection.Kept));
        connections.ForEach(connection => connection.Dispose());
        Figures.Tell(load.Scenario, load.Seed, string.Join("; ", lines));
    }

    private static async Task AskAsync(FakeTeams teams)
    {
        foreach (var team in teams.Tenant.Teams)
        {
            var admin = team.Members.First(member => member.Role == "user");
            Assert.All(await teams.Events.InstallAsync(team, admin, team.Channels[1], Live), answer => Assert.True(answer.IsSuccess));
            Assert.True((await teams.Acts.ExecuteAsync(admin, "ask.now", new JsonObject { ["team"] = team.Id }, cardId: null, Live)).IsSuccess);
        }

        for (int before = -1, now = 0; before != now; before = now, now = teams.Log.Count)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), Live);
        }
    }

    private static async Task<(int Answers, TimeSpan Took)> AnswerAsync(List<AnswerConnection> connections, TimeSpan duration)
    {
        var answers = new ConcurrentBag<int>();
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(connections.Select(connection => Task.Run(
            async () =>
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(start) < duration; count++)
                {
                    await connection.AnswerAsync(Live);
                }

                answers.Add(count);
            },
            Live)));
        return (answers.Sum(), Stopwatch.GetElapsedTime(start));
    }

    private static Task<Revision?> WriteAsync(IObjectStore store, int number) =>
        store.PutNewAsync(StoreKey.Of("bare", Guid.NewGuid().ToString("N"), number.ToString(CultureInfo.InvariantCulture)), new byte[SlotBytes], Live);

    /// <returns>A press of the middle answer of the card that a person was sent; null for a person who was not asked.</returns>
    private static JsonObject? Press(FakeTeams teams, FakePerson person) =>
        teams.Log.Posts(person.ChatId).Select(post => Respondents.Choice(post.Read())).FirstOrDefault(choice => choice is not null) is { } action
            ? teams.Acts.Execute(person, action["verb"]!.GetValue<string>(), action["data"]!.AsObject(), cardId: null)
            : null;

    /// <param name="Fast">For how long answers come as fast as they are taken.</param>
    /// <param name="Steady">For how long they come at each of the rates; bare writes do for a quarter of it.</param>
    private sealed record AnswerLoad(string Scenario, int Seed, int People, TimeSpan Fast, TimeSpan Steady);
}
