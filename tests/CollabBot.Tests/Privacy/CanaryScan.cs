using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Privacy;

/// <summary>
/// A whole round with everything that can go wrong in it, among people whose names, ids and words are found nowhere else; then all that operators get
/// to see is searched for them: logs at the lowest level, measurements, traces, error answers, hints, and what lies aside.
/// </summary>
public sealed class CanaryScan : IAsyncLifetime
{
    private const string Words = "zyx-what-i-would-never-say-aloud-zyx";
    private const string Token = "zyx.canary.token.zyx";

    private static readonly string[] Everybody =
        ["Zyxada Quillfeather", "Zyxbob Marrowby", "Zyxcyd Ottershaw", "Zyxdot Pennyfold", "Zyxeve Thistlewood", "Zyxfay Umberton", "Zyxgil Vanterpool"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly OperatorsView _seen = new();
    private readonly List<string> _errors = [];
    private readonly List<string> _roundKeys = [];
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private AwayStore Store => _host.App.Services.GetRequiredService<AwayStore>();

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription(
                "11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _seen.Logs, last: services =>
        {
            services.AddSingleton(provider => new AwayStore(provider.GetRequiredService<CountedStore>()));
            services.AddSingleton<IObjectStore>(provider => provider.GetRequiredService<AwayStore>());
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _seen.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_that_operators_see_names_anybody_or_repeats_anything_that_was_said()
    {
        await SetUpAsync();
        var hints = await AskAsync();
        await AnswerAsync();
        await GoWrongAsync();
        await _host.WriteAsync(0, "close now");
        await PassAsync(TimeSpan.FromSeconds(31));
        Assert.Contains("What we said", _teams.PostsIn(Team.Channels[1].Id)[^1].ToJsonString(), StringComparison.Ordinal);
        _seen.Observe();

        Assert.True(_seen.Logs.Count > 100 && hints.Count > 0 && _errors.Count >= 4 && _roundKeys.Count > 0, "Too little was seen; the test looks at the wrong place.");
        Assert.Contains(_seen.Measured(), measured => measured.StartsWith("CollabBot.Core collabbot.", StringComparison.Ordinal));
        Assert.Contains(_seen.Traces, trace => trace.Contains("/api/messages", StringComparison.Ordinal));
        Assert.Empty(Hits(hints));
    }

    [Fact]
    public void The_search_finds_what_is_logged_measured_traced_or_answered()
    {
        var name = Everybody[0];
        _seen.Logs.CreateLogger("control").Log(LogLevel.Trace, default, name, null, (state, _) => state);
        using var meter = new Meter("control");
        meter.CreateCounter<long>("control").Add(1, new KeyValuePair<string, object?>("who", name));
        using var source = new ActivitySource("control");
        source.StartActivity("/api/messages")?.SetTag("who", name).Dispose();
        _errors.Add(name);

        Assert.Equal(["error answers: name", "hints: name", "logs: name", "measurements: name", "traces of requests to us: name"], Hits([name]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_store_holds_ids_and_neither_a_name_nor_what_was_typed()
    {
        await SetUpAsync();
        await AskAsync();
        await AnswerAsync();

        var rows = await _host.App.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
            connection => connection.Rows("SELECT key, body FROM objects UNION ALL SELECT key, body FROM log_blocks", row => row.GetString(0) + Encoding.Latin1.GetString(row.GetFieldValue<byte[]>(1))), Live);

        Assert.Contains(rows, row => row.Contains(_teams.Tenant.People[1].ObjectId, StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row => row.Contains("zyx", StringComparison.OrdinalIgnoreCase));
    }

    /// <returns>Where something is that must not be, and what kind of thing; not the thing itself.</returns>
    private HashSet<string> Hits(IReadOnlyCollection<string> hints)
    {
        var sources = new Dictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal)
        {
            ["logs"] = [_seen.Logs.Text],
            ["measurements"] = [.. _seen.Measured()],
            ["traces of requests to us"] = [.. _seen.Traces.Where(trace => trace.Contains("/api/messages", StringComparison.Ordinal))],
            ["hints"] = hints,
            ["error answers"] = _errors,
        };
        var hits = from source in sources
                   from secret in Secrets()
                   where source.Value.Any(text => text.Contains(secret.Text, StringComparison.OrdinalIgnoreCase))
                   select $"{source.Key}: {secret.Kind}";
        return [.. hits];
    }

    private IEnumerable<(string Kind, string Text)> Secrets()
    {
        foreach (var person in _teams.Tenant.People)
        {
            yield return ("name", person.Name);
            yield return ("name", person.Name.Split(' ')[0]);
            yield return ("name", person.Name.Split(' ')[1]);
            yield return ("id", person.Id);
            yield return ("id", person.ObjectId);
            yield return ("id", person.ChatId);
            yield return ("id", Uri.EscapeDataString(person.Id));
            yield return ("id", Uri.EscapeDataString(person.ChatId));
        }

        yield return ("words", Words);
        yield return ("words", "zyx-");
        yield return ("words", "almost always");
        yield return ("token", Token);
        foreach (var key in _roundKeys)
        {
            yield return ("key", key);
        }

        foreach (var item in ItemBank.Shipped.Items)
        {
            yield return ("words", item.Text);
        }

        foreach (var stamp in Everything().Select(node => node["mac"]?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return ("stamp", stamp);
        }
    }

    private IEnumerable<JsonObject> Everything() =>
        _teams.Tenant.People.SelectMany(person => _teams.PostsIn(person.ChatId)).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>();

    private async Task SetUpAsync()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.PressAsync(0, "setup.who", SetUp());
        await _host.PressAsync(0, "setup.save", SetUp());
    }

    private JsonObject SetUp() => new()
    {
        ["team"] = Team.Id,
        ["weekday"] = "Tuesday",
        ["time"] = "10:00",
        ["zone"] = "Europe/London",
        ["channel"] = Team.Channels[1].Id,
        ["leaders"] = _teams.Tenant.People[0].ObjectId,
        ["find"] = Words,
    };

    /// <returns>The hints that wait then.</returns>
    private async Task<IReadOnlyList<string>> AskAsync()
    {
        await _host.PressAsync(0, "ask.now", new JsonObject { ["team"] = Team.Id });
        var hints = await _host.App.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
            connection => connection.Rows("SELECT body FROM messages", row => Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0))), Live);
        await _host.BeatAsync();
        return hints;
    }

    private async Task AnswerAsync()
    {
        for (var person = 0; person < Everybody.Length; person++)
        {
            await _host.PressAsync(person, "pulse.answer", Choice(person));
            await _host.WriteAsync(person, "almost always");
            await _host.WriteAsync(person, Words);
            await _host.WriteAsync(person, "4");
        }

        await _host.WriteAsync(1, "my answers");
        await _host.WriteAsync(1, "withdraw");
        await _host.WriteAsync(2, $"{Words} {Everybody[1]}");
        await NoteKeyAsync();
    }

    private async Task NoteKeyAsync()
    {
        var services = _host.App.Services;
        var team = new TeamRef(new TenantId(_teams.Tenant.Id), new TeamId(Team.Id));
        var round = (await services.GetRequiredService<TeamRegistry>().HistoryAsync(team, Live)).Latest!.Value;
        var wrapped = await Store.GetAsync(StoreKey.Of("round", team.Tenant.Value, team.Team.Value, round.Value, "key"), Live);
        var key = services.GetRequiredService<IKeyWrap>().Unwrap(wrapped!.Body.Span, "round");
        _roundKeys.AddRange([Convert.ToHexString(key), Convert.ToBase64String(key), Convert.ToBase64String(wrapped.Body.Span)]);
        var box = (await services.GetRequiredService<Rounds>().FindBoxAsync(new RoundRef(team, round), Live))!;
        _roundKeys.AddRange(_teams.Tenant.People.Select(person => box.SlotOf(new PersonRef(team.Tenant, new PersonId(person.ObjectId)))));
    }

    /// <summary>Cards that were tampered with, bodies that are none, a hint that is none, a damaged document, and a store that is away.</summary>
    private async Task GoWrongAsync()
    {
        var services = _host.App.Services;
        await _host.PressAsync(3, "pulse.answer", new JsonObject { ["team"] = Words, ["round"] = new JsonArray(Words), ["value"] = Words });
        await _host.PressAsync(3, Words, new JsonObject { [Words] = Words });
        foreach (var body in new[]
        {
            $$"""{"type":"message","text":"{{Words}}","from":{"name":"{{Everybody[2]}}" """,
            $$"""{"type":["{{Words}}"],"from":"{{Everybody[2]}}"}""",
            $$$"""{"type":"message","id":"1","channelId":"{{{Words}}}","serviceUrl":"https://{{{Words}}}.example","from":{"id":"{{{Words}}}"},"conversation":{"id":"{{{Words}}}"},"recipient":{"id":"b"}}""",
            $"\"{Words}\"",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Token}");
            using var response = await _host.Client.SendAsync(request, Live);
            Assert.InRange((int)response.StatusCode, 400, 499);
            _errors.Add($"{await response.Content.ReadAsStringAsync(Live)} {response.Headers} {response.ReasonPhrase}");
        }

        await services.GetRequiredService<IWorkQueue>().SendAsync(WorkHints.Queue, Encoding.UTF8.GetBytes($$"""{"kind":"{{Words}}"}"""), TimeSpan.Zero, Live);
        await _host.BeatAsync();
        Assert.Single(await services.GetRequiredService<Poison>().ListAsync(Live).ToListAsync(Live));

        Store.IsAway = true;
        await _teams.Acts.ExecuteAsync(_teams.Tenant.People[4], "pulse.answer", Choice(6), cardId: null, Live);
        await _teams.Acts.WriteAsync(_teams.Tenant.People[4], Words, Live);
        await _teams.Events.AddMembersAsync(Team, [_teams.Tenant.People[5]], Live);
        Store.IsAway = false;

        var person = StoreKey.Of("person", _teams.Tenant.Id, _teams.Tenant.People[5].ObjectId);
        var stored = await Store.GetAsync(person, Live);
        await Store.PutIfAsync(person, Encoding.UTF8.GetBytes($"damaged {Words}"), stored!.Revision, Live);
        await _teams.Acts.WriteAsync(_teams.Tenant.People[5], "pulse", Live);
    }

    private JsonObject Choice(int person) => _teams.PostsIn(_teams.Tenant.People[person].ChatId).SelectMany(post => AServiceHost.Nodes(post))
        .OfType<JsonObject>().First(node => node["data"]?["value"]?.ToString() == "4")["data"]!.DeepClone().AsObject();

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
