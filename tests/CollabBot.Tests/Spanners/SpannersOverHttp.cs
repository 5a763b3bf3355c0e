using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.Core.Practice;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service.Demo;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Privacy;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Spanners;

/// <summary>Turned on, turned down and turned off through the real service, tapped and typed; and what everybody else sees of it, which is nothing.</summary>
public sealed partial class SpannersOverHttp
{
    private const int Admin = 0;
    private const int Leader = 1;
    private const int Member = 2;
    private const int Spanner = 3;

    private static readonly string[] Everybody = ["Ada Quillfeather", "Bob Marrowby", "Cyd Ottershaw", "Dot Pennyfold", "Eve Thistlewood", "Fay Umberton"];

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("connect", "It is off.")]
    [InlineData("Connect on", "It is on: a small step or a question to yourself. The next one may come on Mon 30 November.")]
    [InlineData("connect steps", "It is on: a small step. The next one")]
    [InlineData("connect questions", "It is on: a question to yourself. The next one")]
    [InlineData("connect off", "It is off.")]
    [InlineData("stop these", "It is off.")]
    [InlineData("connect me with Ada", "I know connect on, connect steps, connect questions and connect off. Nothing was changed.")]
    [InlineData("not for me", "I have sent you no such step. Nothing was changed.")]
    public async Task It_is_chosen_by_typing(string words, string said)
    {
        await using var played = await Played.BeginAsync();

        await played.Host.WriteAsync(Spanner, words);

        Assert.Contains(said, played.Last(Spanner), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both", "It is on: a small step or a question to yourself.")]
    [InlineData("steps", "It is on: a small step.")]
    [InlineData("questions", "It is on: a question to yourself.")]
    [InlineData("off", "It is off.")]
    [InlineData("nonsense", "Nothing was changed.")]
    [InlineData("", "It is off.")]
    public async Task It_is_chosen_by_a_button_whose_data_is_not_trusted(string wish, string said)
    {
        await using var played = await Played.BeginAsync();

        var card = await played.Host.PressAsync(Spanner, "pulse.connect", new JsonObject { ["v"] = 1, ["value"] = wish });

        Assert.Contains(said, card.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_is_turned_down_and_stopped_from_its_own_buttons_however_old_and_however_often()
    {
        await using var played = await Played.BeginAsync();
        await played.Host.WriteAsync(Spanner, "connect on");
        await played.ToAsync(new DateTimeOffset(2026, 11, 30, 10, 30, 0, TimeSpan.Zero));
        var message = Assert.Single(played.Chat(Spanner), post => post.Contains("A step to try", StringComparison.Ordinal));
        Assert.Contains(SelfReflection.All[0].Text, message, StringComparison.Ordinal);
        Assert.Contains("It is about being a skilled communicator.", message, StringComparison.Ordinal);
        var data = new JsonObject { ["v"] = 1, ["nudge"] = StepIn().Match(message).Value };

        await played.ToAsync(new DateTimeOffset(2027, 1, 20, 9, 0, 0, TimeSpan.Zero));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Contains("I do not send you this step again", (await played.Host.PressAsync(Spanner, "pulse.connect.not", data.DeepClone().AsObject())).ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("It is off.", (await played.Host.PressAsync(Spanner, "pulse.connect", new JsonObject { ["value"] = "off" })).ToJsonString(), StringComparison.Ordinal);
        }

        Assert.Contains("no such step", (await played.Host.PressAsync(Spanner, "pulse.connect.not", new JsonObject { ["nudge"] = "N-TRU-1" })).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("no such step", (await played.Host.PressAsync(Member, "pulse.connect.not", data.DeepClone().AsObject())).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("no such step", (await played.Host.PressAsync(Spanner, "pulse.connect.not", [])).ToJsonString(), StringComparison.Ordinal);
        var before = played.Chat(Spanner).Count;
        await played.ToAsync(new DateTimeOffset(2027, 2, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(played.Chat(Spanner).Skip(before), post => post.Contains("Something small for you", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_question_is_only_to_think_about_whatever_is_written_is_no_answer_to_it()
    {
        await using var played = await Played.BeginAsync();
        await played.Host.WriteAsync(Admin, "close now");
        await played.Host.WriteAsync(Spanner, "connect questions");
        await played.ToAsync(new DateTimeOffset(2026, 11, 30, 10, 30, 0, TimeSpan.Zero));

        await played.Host.WriteAsync(Spanner, "Yes, I explained it to our partners");

        Assert.Contains("I did not understand that.", played.Last(Spanner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_it_is_not_talked_about()
    {
        await using var played = await Played.BeginAsync();
        var team = played.Teams.Tenant.Teams.Single();

        await played.Teams.Acts.MentionAsync(played.Teams.Tenant.People[Spanner], team, team.Channels[1], "connect on", Live);

        Assert.Contains("Write to me in our private chat", played.Teams.PostsIn(team.Channels[1].Id)[^1].ToJsonString(), StringComparison.Ordinal);
        await played.Host.WriteAsync(Spanner, "connect");
        Assert.Contains("It is off.", played.Last(Spanner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_the_leader_and_the_admin_see_the_same_to_the_byte_whether_somebody_turned_it_on_or_not_and_no_log_says_who()
    {
        using var seen = new OperatorsView();
        var with = await SeenByOthersAsync("connect on", seen);
        var without = await SeenByOthersAsync("connect", null);

        Assert.True(with.Count > 30);
        Assert.Equal(without, with);
        Assert.True(seen.Logs.Count > 100);
    }

    /// <summary>Three weeks with a round, a digest, and everything that others may ask.</summary>
    private static async Task<IReadOnlyList<string>> SeenByOthersAsync(string wish, OperatorsView? seen)
    {
        await using var played = await Played.BeginAsync(seen?.Logs);
        foreach (var person in Enumerable.Range(0, Everybody.Length))
        {
            foreach (var _ in Enumerable.Range(0, 3))
            {
                await played.Host.WriteAsync(person, "4");
            }
        }

        await played.Host.WriteAsync(Spanner, wish);
        await played.Host.WriteAsync(Admin, "close now");
        await played.ToAsync(new DateTimeOffset(2026, 11, 30, 13, 0, 0, TimeSpan.Zero));
        Assert.Equal(wish == "connect on", played.Chat(Spanner).Any(post => post.Contains("Something small for you", StringComparison.Ordinal)));
        if (wish == "connect on")
        {
            await played.Host.WriteAsync(Spanner, "not for me");
        }

        await played.ToAsync(new DateTimeOffset(2026, 12, 14, 13, 0, 0, TimeSpan.Zero));
        foreach (var person in (int[])[Admin, Leader, Member])
        {
            foreach (var words in (string[])["help", "budget", "connect", "ways", "nudges", "nudge", "summary", "digest", "settings", "why", "privacy", "stop"])
            {
                await played.Host.WriteAsync(person, words);
            }
        }

        seen?.Observe();
        if (seen is not null)
        {
            var id = played.Teams.Tenant.People[Spanner].ObjectId;
            Assert.DoesNotContain(id, seen.Logs.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(seen.Measured(), measured => measured.Contains(id, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("N-TRU-4", seen.Logs.Text, StringComparison.Ordinal);
        }

        return [.. ((int[])[Admin, Leader, Member]).SelectMany(played.Chat), .. played.Teams.Tenant.Teams.Single().Channels.SelectMany(channel => played.Teams.PostsIn(channel.Id)).Select(post => Stable(post.ToJsonString()))];
    }

    /// <summary>Without what is drawn by chance for each round, or counts every message of the whole tenant.</summary>
    private static string Stable(string post) => Chance().Replace(post, "");

    [GeneratedRegex("""
        "(mac|replyToId)":"[^"]*"
        """)]
    private static partial Regex Chance();

    [GeneratedRegex("N-[A-Z]{3}-[0-9]")]
    private static partial Regex StepIn();

    /// <summary>A team that was asked once, in a service whose secrets are the same each time.</summary>
    private sealed class Played : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly FakeTimeProvider _time = new(World.Monday);
        private readonly SeededSecrets _secrets = new(new Chance(1));

        public FakeTeams Teams { get; private set; } = null!;

        public AServiceHost Host { get; private set; } = null!;

        public static async Task<Played> BeginAsync(RecordedLogs? logs = null)
        {
            var played = new Played();
            played.Teams = await FakeTeams.StartAsync(new FakeTeamsOptions
            {
                Tenant = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. Everybody.Select(name => new PersonDescription(name))], [new("Housing", Everybody, ["Announcements"])]),
                Time = played._time,
            });
            played.Host = await AServiceHost.StartAsync(
                played._folder.PathOf("store.db"), played._time, played.Teams, logs, last: services => services.AddSingleton<RandomNumberGenerator>(played._secrets));
            await played.Host.InstallAsync(Admin);
            played._time.Advance(TimeSpan.FromSeconds(2));
            await played.Host.BeatAsync();
            await played.Host.PressAsync(Admin, "setup.save", new JsonObject
            {
                ["team"] = played.Teams.Tenant.Teams.Single().Id,
                ["weekday"] = "Tuesday",
                ["time"] = "10:00",
                ["zone"] = "Europe/London",
                ["channel"] = played.Teams.Tenant.Teams.Single().Channels[1].Id,
                ["leaders"] = played.Teams.Tenant.People[Leader].ObjectId,
            });
            await played.Host.WriteAsync(Admin, "ask now");
            await played.Host.BeatAsync();
            return played;
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Teams.DisposeAsync();
            _secrets.Dispose();
            _folder.Dispose();
        }

        public async Task ToAsync(DateTimeOffset at)
        {
            while (_time.GetUtcNow() < at)
            {
                _time.Advance(new[] { TimeSpan.FromHours(1), at - _time.GetUtcNow() }.Min());
                await Host.BeatAsync();
            }
        }

        public IReadOnlyList<string> Chat(int person) => [.. Teams.PostsIn(Teams.Tenant.People[person].ChatId).Select(post => Stable(post.ToJsonString()))];

        public string Last(int person) => Chat(person)[^1];
    }
}
