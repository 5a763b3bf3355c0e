using System.Text;
using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Storage.Sqlite;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Privacy;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Comments;

/// <summary>A sweep with comments through the real service, tapped and typed; and what operators get to see of it.</summary>
public sealed class CommentsOverHttp : IAsyncLifetime
{
    /// <summary>Begins every comment, and stands nowhere else.</summary>
    private const string Canary = "qvx-canary";

    private static readonly string[] Everybody =
    [
        "Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton",
        "Gil Vanterpool", "Hal Wetherby", "Ida Yarrow", "Jon Zeal", "Kit Ashdown", "Lea Birkett",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly OperatorsView _seen = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(
            _folder.PathOf("store.db"), _time, _teams, _seen.Logs, settings: new Dictionary<string, string> { ["Comments:ReportLink"] = "https://speak-up.example/report" });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _seen.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task From_turning_them_on_to_the_digest_and_no_operator_sees_a_word()
    {
        await SetUpAsync();
        await AskAsync();
        for (var person = 0; person < 12; person++)
        {
            await AnswerAllAsync(person);
        }

        await TapAsync(person: 1, $"{Canary} one, says Bob");
        await TypeAsync(person: 2, $"{Canary} two");
        await TapAsync(person: 3, $"{Canary} three");
        await TapAsync(person: 4, $"{Canary} on another", area: "equality");
        await LookAsync(person: 1, $"{Canary} one, says Bob");
        Assert.DoesNotContain(await RowsAsync(), row => row.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(_teams.PostsIn(Team.Channels[1].Id), post => post.ToJsonString().Contains(Canary, StringComparison.Ordinal));
        var before = _teams.PostsIn(Chat(0)).Count;

        for (var pulse = 1; pulse <= 5; pulse++)
        {
            await _host.WriteAsync(0, "close now");
            await PassAsync(TimeSpan.FromSeconds(31));
            await PassAsync(TimeSpan.FromSeconds(31));
            await PassAsync(TimeSpan.FromSeconds(31));
            if (pulse < 5)
            {
                await PassAsync(TimeSpan.FromDays(8));
                await AskAsync();
            }
        }

        // Over the last week of December, in which no digest goes out.
        await PassAsync(TimeSpan.FromDays(12));
        await PassAsync(TimeSpan.FromMinutes(1));
        _seen.Observe();
        var shown = _teams.PostsIn(Chat(0)).Skip(before).Where(post => post.ToJsonString().Contains(Canary, StringComparison.Ordinal)).ToList();
        var digest = Assert.Single(shown).ToJsonString();
        Assert.All((string[])["one, says Bob", "two", "three"], said => Assert.Contains($"{Canary} {said}", digest, StringComparison.Ordinal));
        Assert.DoesNotContain("on another", digest, StringComparison.Ordinal);
        Assert.Contains(_teams.PostsIn(Chat(4)), post => post.ToJsonString().Contains("Your comment on equality was shown to nobody", StringComparison.Ordinal));
        Assert.DoesNotContain(_teams.PostsIn(Team.Channels[1].Id), post => post.ToJsonString().Contains(Canary, StringComparison.Ordinal));
        Assert.Single(await RowsAsync(), row => row.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, _seen.Logs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_seen.Measured(), measured => measured.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_seen.Traces.Where(trace => trace.Contains("/api/messages", StringComparison.Ordinal)), trace => trace.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.True(_seen.Logs.Count > 100, "Too little was seen; the test looks at the wrong place.");
    }

    [Fact]
    public async Task The_author_is_warned_sees_it_word_for_word_and_seals_nothing_that_was_not_shown()
    {
        await SetUpAsync();
        await AskAsync();
        await AnswerAllAsync(1);
        var box = await PressAsync(1, "pulse.comment", Data(1));
        Assert.Contains("speak-up.example", box, StringComparison.Ordinal);
        Assert.Contains("not the place to report bullying, danger or wrongdoing", box, StringComparison.Ordinal);

        var preview = await _host.PressAsync(1, "pulse.comment.check", Data(1, "trust", "As the only nurse I asked Eve on 3 March: <at>Eve</at> [x](https://x.example)"));

        var text = preview.ToJsonString();
        Assert.Contains("word for word", text, StringComparison.Ordinal);
        Assert.All((string[])["A name in your team", "A day", "What you say of yourself"], warning => Assert.Contains(warning, text, StringComparison.Ordinal));
        var seal = AServiceHost.Nodes(preview).OfType<JsonObject>().Single(node => node["verb"]?.ToString() == "pulse.comment.seal")["data"]!.AsObject();
        var changed = seal.DeepClone().AsObject();
        (changed["area"], changed["words"]) = ("trust", "something else");
        Assert.Contains("You have changed it since", await PressAsync(1, "pulse.comment.seal", changed), StringComparison.Ordinal);
        Assert.Contains("There are none.", await PressAsync(1, "pulse.comment.mine", Data(1)), StringComparison.Ordinal);
        Assert.Contains("characters; at most 280 fit", await PressAsync(1, "pulse.comment.check", Data(1, "trust", new string('x', 281))), StringComparison.Ordinal);
        Assert.Contains("Choose what it is about", await PressAsync(1, "pulse.comment.check", Data(1, "nonsense", "words")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_all_the_way()
    {
        await SetUpAsync();
        await _host.WriteAsync(1, "comment");
        Assert.Contains("None of your teams takes comments", Last(1), StringComparison.Ordinal);
        await AskAsync();

        await _host.WriteAsync(1, "comment");
        Assert.Contains("Anything to add?", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(1, "comment trust we forgot the colon");
        Assert.Contains("a colon and your words", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(1, "Comment TRUST: Let us meet less");
        Assert.Contains("word for word", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(1, "send comment trust: Let us meet less");
        Assert.Contains("Your comment is sealed", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(1, "my answers");
        Assert.Contains("Let us meet less", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(1, "withdraw comments");
        Assert.Contains("There are none.", Last(1), StringComparison.Ordinal);
        await _host.WriteAsync(0, "comments off");
        Assert.Contains("from the next pulse on", Last(0), StringComparison.Ordinal);
        await _host.WriteAsync(1, "comments on");
        Assert.Contains("You do not administer a team", Last(1), StringComparison.Ordinal);
    }

    private async Task SetUpAsync()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await _host.WriteAsync(0, "comments on");
        Assert.Contains("Comments are on.", Last(0), StringComparison.Ordinal);
        await _host.PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = Team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = Team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
    }

    private async Task AskAsync()
    {
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
    }

    private async Task AnswerAllAsync(int person)
    {
        await _host.WriteAsync(person, "pulse");
        for (var question = 0; question < 3; question++)
        {
            await _host.WriteAsync(person, "4");
        }

        Assert.Contains("Anything to add?", Last(person), StringComparison.Ordinal);
    }

    private async Task TapAsync(int person, string words, string area = "trust")
    {
        await _host.PressAsync(person, "pulse.comment", Data(person));
        var preview = await _host.PressAsync(person, "pulse.comment.check", Data(person, area, words));
        Assert.Contains(words, preview.ToJsonString(), StringComparison.Ordinal);
        var seal = AServiceHost.Nodes(preview).OfType<JsonObject>().Single(node => node["verb"]?.ToString() == "pulse.comment.seal")["data"]!.DeepClone().AsObject();
        (seal["area"], seal["words"]) = (area, words);
        var done = await PressAsync(person, "pulse.comment.seal", seal);
        Assert.Contains("Your comment is sealed", done, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, done, StringComparison.Ordinal);
    }

    private async Task TypeAsync(int person, string words)
    {
        await _host.WriteAsync(person, $"comment trust: {words}");
        await _host.WriteAsync(person, $"send comment trust: {words}");
        Assert.Contains("Your comment is sealed", Last(person), StringComparison.Ordinal);
    }

    private async Task LookAsync(int person, string words) => Assert.Contains(words, await PressAsync(person, "pulse.comment.mine", Data(person)), StringComparison.Ordinal);

    private async Task<string> PressAsync(int person, string verb, JsonObject data) => (await _host.PressAsync(person, verb, data)).ToJsonString();

    /// <summary>What the cards of the person's chat say of their round, with what they fill in.</summary>
    private JsonObject Data(int person, string? area = null, string? words = null)
    {
        var data = _teams.PostsIn(Chat(person)).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>().Last(node => node["data"]?["round"] is not null)["data"]!;
        var own = new JsonObject { ["team"] = data["team"]!.DeepClone(), ["round"] = data["round"]!.DeepClone() };
        if (area is not null)
        {
            (own["area"], own["words"]) = (area, words);
        }

        return own;
    }

    private string Chat(int person) => _teams.Tenant.People[person].ChatId;

    private string Last(int person) => _teams.PostsIn(Chat(person))[^1].ToJsonString();

    private async Task<IReadOnlyList<string>> RowsAsync() => await _host.App.Services.GetRequiredService<SqliteDatabase>().ReadAsync(
        connection => connection.Rows(
            "SELECT key, body FROM objects UNION ALL SELECT key, body FROM log_blocks UNION ALL SELECT '', body FROM messages",
            row => row.GetString(0) + Encoding.Latin1.GetString(row.GetFieldValue<byte[]>(1))), Live);

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
