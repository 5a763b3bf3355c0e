using System.Globalization;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Administration;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>
/// An organisation, and the running service on a store of its own: what people do goes in at the endpoint, what they see is read from the double of Teams, and
/// time is virtual. People go by number, the first one adds the bot.
/// </summary>
/// <remarks>
/// <see cref="InAnyOrder"/>: each event of the organisation comes up to three times under new ids, events that belong together come in any order, each word and tap
/// comes up to three times under its own id, and all events that there ever were come once more, late and in any order, whenever an hour passes.
/// </remarks>
internal sealed class AStory : IAsyncDisposable
{
    public const string AsTheyCome = "as they come";
    public const string InAnyOrder = "twice and in any order, seed 20261123";

    private const string SeedFollows = "seed ";
    private const int MostCopies = 3;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    private readonly TemporaryFolder _folder = new();
    private readonly bool _isDisturbed;
    private readonly IReadOnlyDictionary<string, string>? _settings;
    private AServiceHost? _host;

    private AStory(FakeTeams teams, FakeTimeProvider time, bool isDisturbed, IReadOnlyDictionary<string, string>? settings)
    {
        (Teams, Time, _isDisturbed, _settings) = (teams, time, isDisturbed, settings);
        Told(newIds: true);
    }

    public FakeTeams Teams { get; }

    public FakeTimeProvider Time { get; }

    public LifecycleEvents Events => Teams.Events;

    public IReadOnlyList<FakePerson> People => Teams.Tenant.People;

    /// <summary>The only team, or the first.</summary>
    public FakeTeam Team => Teams.Tenant.Teams[0];

    /// <summary>Where its summary goes.</summary>
    public FakeChannel Channel => Team.Channels[1];

    public FakePerson Owner => People[0];

    public AServiceHost Host => _host ?? throw new InvalidOperationException("The service does not run.");

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <summary>The service runs; the bot is in no team yet.</summary>
    /// <param name="told"><see cref="AsTheyCome"/> or <see cref="InAnyOrder"/>.</param>
    public static Task<AStory> BeginAsync(string told, int people = 8, int teams = 1) => BeginAsync(told, TenantDescription.Generate(people, teams, seed: 1));

    public static async Task<AStory> BeginAsync(string told, TenantDescription tenant, IReadOnlyDictionary<string, string>? settings = null)
    {
        var seed = told.IndexOf(SeedFollows, StringComparison.Ordinal) is >= 0 and var at ? int.Parse(told[(at + SeedFollows.Length)..], CultureInfo.InvariantCulture) : 1;
        var time = new FakeTimeProvider(World.Monday);
        var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = tenant, Time = time, Seed = seed });
        var story = new AStory(teams, time, told != AsTheyCome, settings);
        await story.StartAsync();
        return story;
    }

    /// <summary>The bot is added, welcomes its team, and is set up.</summary>
    public async Task TakeOnAsync(params int[] leaders)
    {
        await InstallAsync();
        await SetUpAsync(0, leaders is [] ? [1] : leaders);
    }

    public async Task InstallAsync(int by = 0, FakeTeam? team = null)
    {
        team ??= Team;
        Assert.All(await Events.InstallAsync(team, People[by], team.Channels[1], Live), answer => Assert.Equal(200, answer.Status));
        await PassAsync(TimeSpan.FromSeconds(5));
    }

    /// <summary>Weekly, on Tuesdays at ten in London, three questions, nothing shown below five.</summary>
    /// <returns>What the admin was shown.</returns>
    public async Task<string> SetUpAsync(int admin, int[] leaders, FakeChannel? channel = null, FakeTeam? team = null, string weekday = "Tuesday")
    {
        team ??= Team;
        return await PressAsync(admin, "setup.save", new JsonObject
        {
            ["v"] = 1,
            ["team"] = team.Id,
            ["weeks"] = "1",
            ["weekday"] = weekday,
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["holidays"] = "none",
            ["questions"] = "3",
            ["threshold"] = "5",
            ["channel"] = (channel ?? team.Channels[1]).Id,
            ["leaders"] = string.Join(',', leaders.Select(leader => People[leader].ObjectId)),
        });
    }

    /// <summary>Everybody is asked, on the first Tuesday; a little later the questions are there.</summary>
    public Task PassToTuesdayAsync() => PassAsync(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.Zero) - Time.GetUtcNow());

    /// <returns>The bot's answer, which is the newest message of the chat.</returns>
    public async Task<string> WriteAsync(int person, string text)
    {
        Told(newIds: false);
        await Host.WriteAsync(person, text);
        Told(newIds: true);
        return SeenBy(person)[^1];
    }

    /// <returns>What the card gives way to.</returns>
    public async Task<string> PressAsync(int person, string verb, JsonObject data)
    {
        Told(newIds: false);
        var shown = await Host.PressAsync(person, verb, data);
        Told(newIds: true);
        return shown.ToJsonString(RoleStory.Readable);
    }

    /// <summary>Each answers all three questions of the pulse that is open.</summary>
    public async Task AnswerAsync(params IEnumerable<int> people)
    {
        foreach (var person in people)
        {
            await WriteAsync(person, "4");
            await WriteAsync(person, "4");
            Assert.Contains("Thank you", await WriteAsync(person, "4"), StringComparison.Ordinal);
        }
    }

    /// <summary>An admin ends the pulse; what came of it is told.</summary>
    public async Task CloseAsync(int admin = 0)
    {
        Assert.Contains("Closing.", await WriteAsync(admin, "close now"), StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Lets time pass, beating as the service does; what is late comes late.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan? step = null)
    {
        var until = Time.GetUtcNow() + span;
        if (_isDisturbed && span > TimeSpan.FromHours(1))
        {
            await StepAsync(TimeSpan.FromHours(1), Step);
            Told(newIds: true, keepsTime: true);
            await Events.TellAgainAsync(Live);
            Told(newIds: true);
        }

        await StepAsync(until - Time.GetUtcNow(), step ?? Step);
    }

    /// <summary>Several things happen while the bot hears nothing; then it hears of all of them, in any order if they come so.</summary>
    public async Task HearLateAsync(Func<Task> happens)
    {
        Events.Hold();
        await happens();
        Told(newIds: true, keepsTime: true);
        Assert.All(await Events.ReleaseAsync(Live), answer => Assert.Equal(200, answer.Status));
        Told(newIds: true);
    }

    /// <summary>The process ends, and another one begins on the same store.</summary>
    public async Task RestartAsync()
    {
        await Host.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Everything in somebody's chat with the bot that it did not delete, oldest first.</summary>
    public IReadOnlyList<string> SeenBy(int person) => Seen(People[person].ChatId);

    public IReadOnlyList<string> SeenIn(FakeChannel channel) => Seen(channel.Id);

    /// <summary>How many of the messages in somebody's chat say something.</summary>
    public int Count(int person, string words) => SeenBy(person).Count(post => post.Contains(words, StringComparison.Ordinal));

    public int Count(FakeChannel channel, string words) => SeenIn(channel).Count(post => post.Contains(words, StringComparison.Ordinal));

    /// <summary>How often somebody was asked a pulse; their answers and reminders left out.</summary>
    public int Asks(int person) => Count(person, "\"summary\":\"A few short questions for you\"");

    /// <summary>How often each person was asked, by number.</summary>
    public IEnumerable<int> AllAsks() => Enumerable.Range(0, People.Count).Select(Asks);

    public int Summaries(FakeChannel? channel = null) => Count(channel ?? Channel, "What we said");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Teams.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync() => _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), Time, Teams, settings: _settings);

    private async Task StepAsync(TimeSpan span, TimeSpan step)
    {
        var until = Time.GetUtcNow() + span;
        await Host.BeatAsync();
        while (until - Time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            Time.Advance(left < step ? left : step);
            await Host.BeatAsync();
        }
    }

    private IReadOnlyList<string> Seen(string conversation) => [.. Teams.PostsIn(conversation).Select(post => post.ToJsonString(RoleStory.Readable))];

    private void Told(bool newIds, bool keepsTime = false) =>
        Teams.DeliveryFaults = _isDisturbed ? new DeliveryFaults(MostCopies, newIds, Shuffles: true, keepsTime) : DeliveryFaults.None;
}
