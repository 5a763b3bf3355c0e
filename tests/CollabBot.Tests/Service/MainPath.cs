using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The main job through the real endpoint, the real store and a real connector call: once with a restart in the middle, and what it logs.</summary>
public sealed class MainPath : IAsyncLifetime
{
    private const string Typed = "almost always";

    private static readonly TenantDescription Described = new(
        "11111111-1111-4111-8111-111111111111",
        [new("Ada Quillfeather"), new("Bob Marrowby"), new("Cyd Ottershaw"), new("Dot Pennyfold"), new("Eve Thistlewood"), new("Fay Umberton")],
        [new("Housing", ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"], ["Announcements"])]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly RecordedLogs _logs = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private IReadOnlyList<FakePerson> People => _teams.Tenant.People;

    private string Channel => _teams.Tenant.Teams.Single().Channels[1].Id;

    private string TeamId => _teams.Tenant.Teams.Single().Id;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = Described, Time = _time });
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task From_installing_to_the_digest_across_a_restart()
    {
        await SetUpAsync();
        await AskAsync();
        await TapThroughAsync(person: 0);
        await TypeThroughAsync(person: 1);
        var (verb, data) = Choice(Card(_teams.PostsIn(Chat(2))[^1]), "5");
        var second = Shown(await _host.PressAsync(2, verb, data));

        await _host.DisposeAsync();
        await StartAsync();

        (verb, data) = Choice(second, "4");
        (verb, data) = Choice(Shown(await _host.PressAsync(2, verb, data)), "4");
        Assert.Contains("3 of 3", Shown(await _host.PressAsync(2, verb, data)).ToJsonString(), StringComparison.Ordinal);
        await TapThroughAsync(person: 3);
        await TapThroughAsync(person: 4);
        await _host.WriteAsync(0, "close now");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _host.BeatAsync();

        var summary = _teams.PostsIn(Channel)[^1].ToJsonString();
        Assert.Contains("What we said", summary, StringComparison.Ordinal);
        Assert.All(PracticeArea.Core, area => Assert.Contains(area.ShortName, summary, StringComparison.Ordinal));
        Assert.Contains("Building a baseline: 6 more readings are needed.", summary, StringComparison.Ordinal);
        await _host.WriteAsync(0, "digest");
        Assert.Contains("Your team", _teams.PostsIn(Chat(0))[^1].ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(2, _teams.PostsIn(Channel).Count);
        Assert.Single(_teams.PostsIn(Chat(5)));
    }

    [Fact]
    public async Task An_answer_is_one_conditional_write_and_no_read()
    {
        await SetUpAsync();
        await AskAsync();
        await TapThroughAsync(person: 0);
        await TapThroughAsync(person: 1);
        _host.Store.Clear();

        await TapThroughAsync(person: 0);
        await TapThroughAsync(person: 1);

        Assert.Equal(Enumerable.Repeat("put-if inbox", 6), _host.Store.Calls);
    }

    [Fact]
    public async Task The_first_answer_of_somebody_whom_the_bot_knows_is_one_write_too()
    {
        await SetUpAsync();
        await _host.WriteAsync(1, "help");
        await AskAsync();
        await TapThroughAsync(person: 0);
        _host.Store.Clear();

        await TapThroughAsync(person: 1);

        Assert.Equal(["put-new inbox", "put-if inbox", "put-if inbox"], _host.Store.Calls);
    }

    [Fact]
    public async Task After_a_while_it_is_asked_whether_the_round_is_still_open_and_the_bot_is_not_stopped()
    {
        await SetUpAsync();
        await AskAsync();
        await TapThroughAsync(person: 0);
        _host.Store.Clear();

        _time.Advance(AnswerableRounds.Trust);
        await TapThroughAsync(person: 0);

        Assert.Equal(["get state.json", "get stop", "get stop-everywhere", "put-if inbox", "put-if inbox", "put-if inbox"], _host.Store.Calls.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_logged_on_the_way_names_nobody_and_repeats_nothing_that_was_said()
    {
        await SetUpAsync();
        await AskAsync();
        await TapThroughAsync(person: 0);
        await TypeThroughAsync(person: 1);
        await _host.WriteAsync(2, "I would rather talk about Bob Marrowby");
        await _host.PressAsync(3, "pulse.answer", new JsonObject { ["team"] = 7, ["round"] = new JsonArray() });
        await _host.PressAsync(3, "setup.save", new JsonObject { ["team"] = TeamId });
        await _host.WriteAsync(0, "close now");
        _time.Advance(TimeSpan.FromSeconds(31));
        await _host.BeatAsync();
        var logged = _logs.Text;

        Assert.True(_logs.Count > 50, "Nothing was recorded; the test looks at the wrong place.");
        var stamps = _teams.PostsIn(Chat(3)).SelectMany(activity => AServiceHost.Nodes(activity)).OfType<JsonObject>().Select(node => node["mac"]?.GetValue<string>()).OfType<string>();
        string[] secrets =
        [
            .. People.SelectMany(person => new[] { person.Id, person.ObjectId, person.Name, person.Name.Split(' ')[1], person.ChatId }),
            .. stamps.Distinct(StringComparer.Ordinal),
            .. ItemBank.Shipped.Items.SelectMany(item => new[] { item.Text, item.Scale.Labels[4] }),
            Typed, "rather talk", "close now", "selectAction", "\"question\"", "pulse.answer",
        ];
        Assert.DoesNotContain(secrets, secret => logged.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_heartbeat_by_itself_brings_the_welcome()
    {
        await _host.DisposeAsync();
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), TimeProvider.System, _teams, beating: true);

        await _host.InstallAsync(0);

        await _teams.Log.WaitForAsync(accepted => accepted.ThreadId is not null, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Contains("CollabBot", _teams.PostsIn(Channel).Single().ToJsonString(), StringComparison.Ordinal);
    }

    private async Task StartAsync() => _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _logs);

    private async Task SetUpAsync()
    {
        await _host.InstallAsync(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        await _host.BeatAsync();
        Assert.Single(_teams.PostsIn(Channel));
        Assert.Contains("setup.who", _teams.PostsIn(Chat(0)).Single().ToJsonString(), StringComparison.Ordinal);

        var saved = await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = TeamId,
            ["weekday"] = "Tuesday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = Channel,
            ["leaders"] = People[0].ObjectId,
        });
        Assert.Contains("All set", saved.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task AskAsync()
    {
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = TeamId });
        await _host.BeatAsync();
        Assert.All(Enumerable.Range(0, People.Count), person => Assert.Contains("pulse.answer", _teams.PostsIn(Chat(person))[^1].ToJsonString(), StringComparison.Ordinal));
    }

    private async Task TapThroughAsync(int person)
    {
        var card = Card(_teams.PostsIn(Chat(person))[^1]);
        for (var question = 0; question < 3; question++)
        {
            var (verb, data) = Choice(card, "4");
            card = Shown(await _host.PressAsync(person, verb, data));
        }

        Assert.Contains("Thank you", card.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task TypeThroughAsync(int person)
    {
        await _host.WriteAsync(person, "4");
        await _host.WriteAsync(person, Typed);
        await _host.WriteAsync(person, "5");
        Assert.Contains("Thank you", _teams.PostsIn(Chat(person))[^1].ToJsonString(), StringComparison.Ordinal);
    }

    private string Chat(int person) => People[person].ChatId;

    private static JsonObject Card(JsonObject activity) => activity["attachments"]![0]!["content"]!.AsObject();

    private static JsonObject Shown(JsonObject answer) => answer["value"]!.AsObject();

    private static (string Verb, JsonObject Data) Choice(JsonObject card, string value)
    {
        var action = AServiceHost.Nodes(card).OfType<JsonObject>().First(node => node["data"]?["value"]?.ToString() == value);
        return (action["verb"]!.GetValue<string>(), action["data"]!.AsObject());
    }
}
