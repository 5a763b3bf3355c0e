using System.Text.Json.Nodes;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// The real service with two teams in open rounds, somebody in one of them who has not answered and means ill, and a colleague who has answered
/// already. Writes down what the service says to the one, and can tell what became of everybody's answers.
/// </summary>
internal sealed class TamperingStage : IAsyncDisposable
{
    private static readonly string[] Housing = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];
    private static readonly string[] Parks = ["Gil Vanterpool", "Hal Wexcombe", "Ivy Yarrowby", "Jan Zellaby", "Kit Abberley", "Lou Brindle"];
    private static readonly string[] Newcomers = ["Max Coldharbour"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly List<BotAnswer> _answers = [];
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;
    private JsonObject _card = null!;
    private JsonObject _colleaguesCard = null!;

    private TamperingStage()
    {
    }

    public FakePerson Admin => _teams.Tenant.People[0];

    /// <summary>Who presses; asked, and has not answered.</summary>
    public FakePerson Presser => _teams.Tenant.People[1];

    /// <summary>Has answered 2 to everything.</summary>
    public FakePerson Colleague => _teams.Tenant.People[2];

    /// <summary>Asked in the other team.</summary>
    public FakePerson Stranger => _teams.Tenant.People[7];

    /// <summary>In no team yet.</summary>
    public FakePerson Newcomer => _teams.Tenant.People[12];

    public FakeTeam Team => _teams.Tenant.Teams[0];

    public FakeTeam OtherTeam => _teams.Tenant.Teams[1];

    /// <summary>What the presser's card sends back for its choice 5, to be changed at will.</summary>
    public JsonObject Card => _card.DeepClone().AsObject();

    /// <summary>What the colleague's card sent back for its choice 1 before they answered.</summary>
    public JsonObject ColleaguesCard => _colleaguesCard.DeepClone().AsObject();

    /// <summary>All that was answered to what was pressed and written.</summary>
    public IReadOnlyList<BotAnswer> Answers => _answers;

    public RoundRef Round => new(Ref(Team), new RoundId(_card["round"]!.GetValue<string>()));

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<TamperingStage> OpenAsync()
    {
        var stage = new TamperingStage();
        var people = (string[])[.. Housing, .. Parks, .. Newcomers];
        stage._teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription(
                "11111111-1111-4111-8111-111111111111",
                [.. people.Select(name => new PersonDescription(name))],
                [new("Housing", Housing, ["Announcements"]), new("Parks", Parks, ["Announcements"])]),
            Time = stage._time,
        });
        stage._host = await AServiceHost.StartAsync(stage._folder.PathOf("store.db"), stage._time, stage._teams);
        await stage.AskAsync(stage.Team, 0);
        await stage.AskAsync(stage.OtherTeam, 6);
        stage._card = stage.CardOf(stage.Presser, "5");
        stage._colleaguesCard = stage.CardOf(stage.Colleague, "1");
        for (var question = 0; question < 3; question++)
        {
            await stage._host.WriteAsync(2, "2");
        }

        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _folder.Dispose();
    }

    public static TeamRef Ref(FakeTeam team) => new(new TenantId("11111111-1111-4111-8111-111111111111"), new TeamId(team.Id));

    /// <summary>What the newest card in a person's chat sends back for a choice.</summary>
    public JsonObject CardOf(FakePerson person, string choice) => AServiceHost.Nodes(_teams.PostsIn(person.ChatId)[^1]["attachments"]![0]!["content"]!)
        .OfType<JsonObject>().First(node => node["data"]?["value"]?.ToString() == choice)["data"]!.DeepClone().AsObject();

    public Task PressAsync(FakePerson person, string verb, JsonObject data, Action<JsonObject>? altered = null)
    {
        var activity = _teams.Acts.Execute(person, verb, data, cardId: null);
        altered?.Invoke(activity);
        return DeliverAsync(activity);
    }

    public async Task DeliverAsync(JsonObject activity) => _answers.Add(await _teams.Acts.DeliverAsync(activity, Live));

    public async Task SubmitAsync(FakePerson person, string verb, JsonObject data)
    {
        data["verb"] = verb;
        _answers.Add(await _teams.Acts.SubmitAsync(person, data, cardId: null, Live));
    }

    /// <summary>What the bot writes back to a person, without what tells one message from the next.</summary>
    public async Task<string> TellAsync(FakePerson person, string text)
    {
        await WriteAsync(person, text);
        var told = _teams.PostsIn(person.ChatId)[^1];
        return $"{told["text"]} {told["attachments"]?.ToJsonString()}";
    }

    public async Task WriteAsync(FakePerson person, string text) => _answers.Add(await _teams.Acts.WriteAsync(person, text, Live));

    public JsonObject AsActivity(FakePerson person, string verb, JsonObject data) => _teams.Acts.Execute(person, verb, data, cardId: null);

    public Task JoinAsync(FakePerson person) => _teams.Events.AddMembersAsync(Team, [person], Live);

    public Task LeaveAsync(FakePerson person) => _teams.Events.RemoveMembersAsync(Team, [person], Live);

    /// <summary>Somebody else administers the team from now on.</summary>
    public Task DemoteAdminAsync() => _host.App.Services.GetRequiredService<TeamRegistry>().UpdateAsync(
        Ref(Team), team => team! with { Admins = [new PersonId(Colleague.ObjectId)] }, Live);

    public async Task BeginClosingAsync() => await _teams.Acts.WriteAsync(Admin, "close now", Live);

    public async Task CloseAsync()
    {
        await BeginClosingAsync();
        await PassAsync(TimeSpan.FromSeconds(31));
    }

    public async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }

    /// <summary>What the presser, or whoever, was told last in their chat, and all that was answered.</summary>
    public string SaidTo(FakePerson person) => string.Join('\n', [.. _answers.Select(answer => answer.Body), .. _teams.PostsIn(person.ChatId).TakeLast(1).Select(post => post.ToJsonString())]);

    /// <summary>How often the bot has called Teams.</summary>
    public int Calls => _teams.Log.Count;

    public int PostsInChannels() => _teams.Tenant.Teams.SelectMany(team => team.Channels).Sum(channel => _teams.PostsIn(channel.Id).Count);

    /// <summary>Everybody's answers that would be counted now, by object id; nobody who has none.</summary>
    public async Task<SortedDictionary<string, string>> BallotsAsync()
    {
        var services = _host.App.Services;
        var rounds = services.GetRequiredService<Rounds>();
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var team in _teams.Tenant.Teams.Select(Ref))
        {
            var round = new RoundRef(team, (await services.GetRequiredService<TeamRegistry>().HistoryAsync(team, Live)).Latest!.Value);
            var plan = (await rounds.FindPlanAsync(round, Live))!;
            if (await rounds.FindBoxAsync(round, Live) is not { } box)
            {
                continue;
            }

            foreach (var participant in plan.Participants)
            {
                var slot = box.SlotOf(new PersonRef(team.Tenant, participant.Person));
                var entries = box.BallotIn(slot, await rounds.ReadSlotAsync(round, slot, Live)).Entries;
                if (entries.Count > 0)
                {
                    found.Add(participant.Person.Value, string.Join(' ', entries.OrderBy(entry => entry.Item, StringComparer.Ordinal).Select(entry => entry.Value)));
                }
            }
        }

        return found;
    }

    /// <summary>Every object and log of the database, as text that differs when it does; without the slots and what a chat's address is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RestAsync()
    {
        var rows = await _host.App.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
            connection => connection.Rows(
                "SELECT key, hex(body) FROM objects UNION ALL SELECT key, length || '' FROM logs", row => (Key: row.GetString(0), Body: row.GetString(1))),
            Live);
        return rows
            .Where(row => !row.Key.Contains("/inbox/", StringComparison.Ordinal) && row.Key.Split('/')[0] is not ("conversation" or "dialog" or "person"))
            .ToDictionary(row => row.Key, row => row.Body, StringComparer.Ordinal);
    }

    private async Task AskAsync(FakeTeam team, int admin)
    {
        var person = _teams.Tenant.People[admin];
        await _teams.Events.InstallAsync(team, person, team.Channels[1], Live);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.PressAsync(admin, "setup.save", new JsonObject
        {
            ["team"] = team.Id,
            ["weekday"] = "Tuesday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = team.Channels[1].Id,
            ["leaders"] = person.ObjectId,
        });
        await _host.PressAsync(admin, "ask.now", new JsonObject { ["team"] = team.Id });
        await _host.BeatAsync();
    }
}
