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
using CollabBot.Storage.Sqlite;
using Xunit;

namespace CollabBot.Chaos.Scenarios;

/// <summary>T18 and the rate of answers: one service on SQLite, people who answer over many connections, beside bare conditional writes to a database of the same kind.</summary>
public sealed class AnswerLoads
{
    private const int Connections = 64;

    /// <summary>What a sealed answer takes in the store.</summary>
    private const int SlotBytes = 1_052;

    public static TheoryData<int> EveryRun { get; } = Seeds.Of(1);

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EveryRun))]
    public Task Answers_are_taken_over_many_connections(int seed) => RunAsync("T18-slice", seed, people: 80, fast: TimeSpan.FromSeconds(2), steady: TimeSpan.FromSeconds(2), measures: false);

    [Theory]
    [Trait("length", "long")]
    [MemberData(nameof(EveryRun))]
    public Task Two_thousand_answers_a_second_are_taken_and_a_hundred_a_second_at_once(int seed) =>
        RunAsync("T18", seed, people: 2_000, fast: TimeSpan.FromSeconds(15), steady: TimeSpan.FromMinutes(1), measures: true);

    private static async Task RunAsync(string scenario, int seed, int people, TimeSpan fast, TimeSpan steady, bool measures)
    {
        var folder = Output.Folder("chaos", string.Create(CultureInfo.InvariantCulture, $"{scenario}-{seed}"));
        File.Delete(Path.Combine(folder, "answers.db"));
        await using var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = TenantDescription.Generate(people, Math.Max(1, people / 95), seed), Seed = seed });
        await using var supervisor = new Supervisor(new ReplicaSettings { SqlitePath = Path.Combine(folder, "answers.db") }, folder);
        await supervisor.StartAsync(1, Live);
        var replica = supervisor.Ready.Single();
        teams.Bot = new Uri(replica.Address!, "api/messages");
        await AskAsync(teams);

        var presses = teams.Tenant.People.Select(person => Press(teams, person)).OfType<JsonObject>().ToList();
        var connections = presses.Chunk((presses.Count + Connections - 1) / Connections).Select(some => new AnswerConnection(replica.Address!, some)).ToList();
        await Task.WhenAll(connections.Select(connection => connection.ConnectAsync(Live)));

        var (first, _) = await AnswerAsync(connections, fast / 3);
        var (answers, took) = await AnswerAsync(connections, fast);
        var asked = teams.Log.Accepted().Where(accepted => accepted.Operation is ConnectorOperation.Send).ToList();
        var asking = asked[^1].AcceptedAt - asked[0].AcceptedAt;
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{asked.Count:N0} posts sent to new chats, {asked.Count / asking.TotalSeconds:N0}/s; {connections.Count} connections: {answers / took.TotalSeconds:N0} acknowledged answers/s") };
        using var database = SqliteDatabase.Open(Path.Combine(folder, "bare.db"));
        var store = new SqliteObjectStore(database, TimeProvider.System);
        foreach (var rate in new[] { 50, 100 })
        {
            var bare = await SteadyPace.RunAsync(rate, steady / 4, number => WriteAsync(store, number), Live);
            var answered = await SteadyPace.RunAsync(rate, steady, number => connections[number % connections.Count].AnswerAsync(Live), Live);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{rate} a second: {answered}; a bare conditional write: {bare}; ratio of p50 {answered.At(0.5) / bare.At(0.5):F1}"));
            Assert.InRange(answered.Longest, TimeSpan.Zero, TimeSpan.FromSeconds(3));
            if (measures)
            {
                Assert.InRange(answered.At(0.95), TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
                Assert.InRange(answered.At(0.99), TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
            }
        }

        var all = first + answers + (int)(150 * steady.TotalSeconds);
        Assert.Equal(all, connections.Sum(connection => connection.Kept));
        connections.ForEach(connection => connection.Dispose());
        Figures.Tell(scenario, seed, string.Join("; ", lines));
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

    private static Task<Revision?> WriteAsync(SqliteObjectStore store, int number) =>
        store.PutNewAsync(StoreKey.Of("bare", Guid.NewGuid().ToString("N"), number.ToString(CultureInfo.InvariantCulture)), new byte[SlotBytes], Live);

    /// <returns>A press of the middle answer of the card that a person was sent; null for a person who was not asked.</returns>
    private static JsonObject? Press(FakeTeams teams, FakePerson person) =>
        teams.Log.Posts(person.ChatId).Select(post => Respondents.Choice(post.Read())).FirstOrDefault(choice => choice is not null) is { } action
            ? teams.Acts.Execute(person, action["verb"]!.GetValue<string>(), action["data"]!.AsObject(), cardId: null)
            : null;
}
