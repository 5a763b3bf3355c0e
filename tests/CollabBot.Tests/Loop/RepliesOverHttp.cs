using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Loop;

/// <summary>Replies to a digest through the real service, tapped and typed, and what the team and the operators get to see of them.</summary>
public sealed class RepliesOverHttp : IAsyncLifetime
{
    /// <summary>Stands in every reply, and nowhere else.</summary>
    private const string Canary = "qvx-canary";

    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton", "Gil Vanterpool"];

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly RecordedLogs _logs = new();
    private FakeTeams _teams = null!;
    private AServiceHost _host = null!;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private string InChannel => _teams.PostsIn(Team.Channels[1].Id)[^1].ToJsonString(Readable);

    private IEnumerable<string> Summaries => _teams.PostsIn(Team.Channels[1].Id).Select(post => post.ToJsonString(Readable)).Where(post => post.Contains("What we said", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(_folder.PathOf("store.db"), _time, _teams, _logs);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
        _logs.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_leader_taps_through_to_the_team()
    {
        var digest = await DigestAsync();

        Assert.Contains("I tell your team that a leader has read the summary", await PressAsync(0, "pulse.reply.heard", digest), StringComparison.Ordinal);
        Assert.Contains("You have replied to this digest already", await PressAsync(0, "pulse.reply.heard", digest), StringComparison.Ordinal);
        Assert.Contains("You do not lead this team now", await PressAsync(1, "pulse.reply.heard", digest), StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Contains("A leader of your team has read the summary.", InChannel, StringComparison.Ordinal);
        Assert.Contains("Your leaders have read this.", Assert.Single(Summaries), StringComparison.Ordinal);

        Assert.Contains("I have sent it to you below", await PressAsync(0, "pulse.reply.open", With(digest, "will-do")), StringComparison.Ordinal);
        Assert.Contains("What you will do, at most 280 characters", Last(0), StringComparison.Ordinal);
        Assert.Contains("You do not lead this team now", await PressAsync(1, "pulse.reply.open", With(digest, "cannot")), StringComparison.Ordinal);
        Assert.Contains("there is nothing in it that can be seen", await PressAsync(0, "pulse.reply.check", With(digest, "will-do", ("what", " "))), StringComparison.Ordinal);
        Assert.Contains("“soon” is no day that I can read", await PressAsync(0, "pulse.reply.check", With(digest, "will-do", ("what", "less"), ("by", "soon"))), StringComparison.Ordinal);
        var preview = await PressAsync(0, "pulse.reply.check", With(digest, "will-do", ("what", $"{Canary}: with Eve, **less**"), ("by", "2027-01-05")));
        Assert.Contains("word for word", preview, StringComparison.Ordinal);
        Assert.Contains("A name in your team: “Eve”", preview, StringComparison.Ordinal);

        var send = With(Sent(preview), "will-do", ("what", $"{Canary}: with Eve, **less**"), ("by", "2027-01-05"));
        var changed = With(send, "will-do", ("what", $"{Canary}: with Eve, more"), ("by", "2027-01-05"));
        Assert.Contains("You have changed it since", await PressAsync(0, "pulse.reply.send", changed), StringComparison.Ordinal);
        Assert.Contains("\"Sent\"", await PressAsync(0, "pulse.reply.send", send), StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(3));

        Assert.Contains($@"**Will do**, by Tue 5 January: {Canary}: with Eve, \\*\\*less\\*\\*", InChannel, StringComparison.Ordinal);
        Assert.Contains(Canary, Assert.Single(Summaries), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _logs.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_leader_types_it_all()
    {
        await WriteAsync("heard", "You do not lead a team");
        await DigestAsync();

        await WriteAsync("will do", "Write *will do* and what");
        await WriteAsync($"Will do: {Canary} with Eve by 5 January", "Shall I send it?");
        Assert.Contains("by Tue 5 January", Last(0), StringComparison.Ordinal);
        Assert.Contains("A name in your team", Last(0), StringComparison.Ordinal);
        await WriteAsync("no", "nothing was sent");
        await WriteAsync($"cannot because {Canary} costs too much", "**Cannot, because**");
        await WriteAsync("yes", "in your own words");
        await WriteAsync("heard", "You have replied to this digest already");
        await PassAsync(TimeSpan.FromMinutes(3));

        Assert.Contains($"**Cannot, because**: {Canary} costs too much", InChannel, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _logs.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_team_says_whether_it_noticed_by_a_tap_or_a_word_and_nobody_sees_who()
    {
        await DigestAsync();
        await WriteAsync($"Will do: {Canary} meet less by tomorrow", "Shall I send it?");
        await WriteAsync("yes", "in your own words");
        await _host.WriteAsync(1, "noticed yes");
        Assert.Contains("None of your teams is asked just now", Last(1), StringComparison.Ordinal);

        for (var day = 0; day < 20 && !InChannel.Contains("Did you notice it?", StringComparison.Ordinal); day++)
        {
            await PassAsync(TimeSpan.FromDays(1));
        }

        var yes = AServiceHost.Nodes(JsonNode.Parse(InChannel)!).OfType<JsonObject>().First(node => node["verb"]?.ToString() == "noticed.vote")["data"]!.AsObject();
        for (var person = 1; person < 6; person++)
        {
            Assert.Contains("It is sealed", await PressAsync(person, "noticed.vote", yes), StringComparison.Ordinal);
        }

        await _host.WriteAsync(6, "noticed no");
        Assert.Contains("It is sealed", Last(6), StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromDays(7));
        await PassAsync(TimeSpan.FromMinutes(3));

        Assert.Contains(_teams.PostsIn(Team.Channels[1].Id), post => post.ToJsonString().Contains("Most of those who answered noticed it.", StringComparison.Ordinal));
        Assert.Contains("This question is over", await PressAsync(1, "noticed.vote", yes), StringComparison.Ordinal);
    }

    private static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Plays a pulse until its digest has reached the leader.</summary>
    /// <returns>What the digest's buttons carry.</returns>
    private async Task<JsonObject> DigestAsync()
    {
        await _host.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await PressAsync(0, "setup.save", new JsonObject
        {
            ["team"] = Team.Id,
            ["weekday"] = "Friday",
            ["time"] = "10:00",
            ["zone"] = "Europe/London",
            ["channel"] = Team.Channels[1].Id,
            ["leaders"] = _teams.Tenant.People[0].ObjectId,
        });
        await _host.WriteAsync(0, "ask now");
        await _host.BeatAsync();
        for (var person = 0; person < Everybody.Length; person++)
        {
            await _host.WriteAsync(person, "pulse");
            for (var question = 0; question < 3; question++)
            {
                await _host.WriteAsync(person, "4");
            }
        }

        await _host.WriteAsync(0, "close now");
        for (var hour = 0; hour < 200 && DigestOf(0) is null; hour++)
        {
            await PassAsync(hour < 3 ? TimeSpan.FromSeconds(31) : TimeSpan.FromHours(1));
        }

        return DigestOf(0)!;
    }

    private JsonObject? DigestOf(int person) => _teams.PostsIn(Chat(person)).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>()
        .LastOrDefault(node => node["verb"]?.ToString() == "pulse.reply.heard")?["data"]!.AsObject();

    private static JsonObject Sent(string card) =>
        AServiceHost.Nodes(JsonNode.Parse(card)!).OfType<JsonObject>().Single(node => node["verb"]?.ToString() == "pulse.reply.send")["data"]!.AsObject();

    /// <summary>What a button carries, with what is filled in.</summary>
    private static JsonObject With(JsonObject data, string says, params (string Box, string Text)[] boxes)
    {
        var filled = data.DeepClone().AsObject();
        filled["says"] = says;
        foreach (var (box, text) in boxes)
        {
            filled[box] = text;
        }

        return filled;
    }

    private async Task WriteAsync(string text, string answer)
    {
        await _host.WriteAsync(0, text);
        Assert.Contains(answer, Last(0), StringComparison.Ordinal);
    }

    private async Task<string> PressAsync(int person, string verb, JsonObject data) => (await _host.PressAsync(person, verb, data.DeepClone().AsObject())).ToJsonString(Readable);

    private string Chat(int person) => _teams.Tenant.People[person].ChatId;

    private string Last(int person) => _teams.PostsIn(Chat(person))[^1].ToJsonString(Readable);

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host.BeatAsync();
    }
}
