using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CollabBot.Core.Practice;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Service.Demo;
using CollabBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.HalfYear;

/// <summary>Made teams and the real service, week by week on a virtual clock: people tap what they think on the cards that they get.</summary>
internal sealed class PlayedHalfYear : IAsyncDisposable
{
    /// <summary>A Monday before any working hour.</summary>
    public static readonly DateTimeOffset Begins = new(2027, 1, 4, 6, 0, 0, TimeSpan.Zero);

    private readonly IReadOnlyList<PlayedTeam> _played;
    private readonly FakeTimeProvider _time;
    private readonly FakeTeams _teams;
    private readonly AServiceHost _host;
    private readonly LatentAnswers _people;
    private readonly List<SeenPost> _seen = [];
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _acts = new();
    private readonly Dictionary<string, Item> _items = ItemBank.Shipped.Items.ToDictionary(item => item.Text, StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> _askedOn = [];
    private long _read;

    private PlayedHalfYear(IReadOnlyList<PlayedTeam> played, int seed, FakeTimeProvider time, FakeTeams teams, AServiceHost host) =>
        (_played, _people, _time, _teams, _host) = (played, new LatentAnswers(seed), time, teams, host);

    /// <summary>All that the bot said of its own accord, oldest first.</summary>
    public IReadOnlyList<SeenPost> Seen => _seen;

    public GivenAnswers Given { get; } = new();

    public AServiceHost Host => _host;

    public FakeTeams Teams => _teams;

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    /// <param name="database">Where the service keeps its data.</param>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The game disposes of both; a game that cannot begin fails its test.")]
    public static async Task<PlayedHalfYear> BeginAsync(string database, IReadOnlyList<PlayedTeam> played, int seed)
    {
        var time = new FakeTimeProvider(Begins);
        var tenant = new TenantDescription(
            "11111111-1111-4111-8111-111111111111",
            [.. played.SelectMany(team => team.Members).Select(name => new PersonDescription(name)), .. played.Where(team => team.HasGuest).Select(team => new PersonDescription(team.Guest, Role: "guest"))],
            [.. played.Select(team => new TeamDescription(team.Name, team.HasGuest ? [.. team.Members, team.Guest] : [.. team.Members], ["Announcements"]))]);
        var teams = await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = tenant, Time = time });

        // Who is asked what comes out the same for a seed; in which order posts go out, and with it what people have read when they answer, does not.
        var host = await AServiceHost.StartAsync(database, time, teams, last: services => services.AddSingleton<RandomNumberGenerator>(_ => new SeededSecrets(new Chance(seed))));
        var game = new PlayedHalfYear(played, seed, time, teams, host);
        foreach (var team in played)
        {
            await game.SetUpAsync(team);
        }

        return game;
    }

    public async Task PlayAsync(int weeks)
    {
        var end = Begins.AddDays(7 * weeks);
        while (_time.GetUtcNow() < end)
        {
            var beat = NextBeat(_time.GetUtcNow());
            while (_acts.TryPeek(out _, out var at) && at <= beat)
            {
                MoveTo(at);
                await _acts.Dequeue()();
            }

            MoveTo(beat);
            await BeatAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _teams.DisposeAsync();
    }

    public PlayedTeam PlayedAs(FakeTeam team) => _played.Single(played => played.Name == team.Name);

    /// <summary>Every hour of a working day, and twice on others.</summary>
    private static DateTimeOffset NextBeat(DateTimeOffset now)
    {
        var next = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 1, 0, TimeSpan.Zero).AddHours(now.Minute >= 1 || now.Second > 0 ? 1 : 0);
        while (next <= now || (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? next.Hour % 12 != 9 : next.Hour is < 8 or > 18))
        {
            next = next.AddHours(1);
        }

        return next;
    }

    private async Task SetUpAsync(PlayedTeam played)
    {
        var team = _teams.Tenant.Teams.Single(team => team.Name == played.Name);
        var admin = Person(played.Admin);
        await _teams.Events.InstallAsync(team, admin, team.Channels[1], Live);
        MoveTo(_time.GetUtcNow().AddSeconds(5));
        await BeatAsync();
        var saved = (await _teams.Acts.ExecuteAsync(admin, "setup.save", new JsonObject
        {
            ["team"] = team.Id,
            ["weekday"] = played.Weekday.ToString(),
            ["time"] = played.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
            ["zone"] = "Europe/London",
            ["channel"] = team.Channels[1].Id,
            ["leaders"] = Person(played.Leader).ObjectId,
        }, cardId: null, Live)).Read()!;
        Assert.Contains("All set", saved.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Does what is due, half a minute at a time where one thing leads to another: a round is counted half a minute after it closes.</summary>
    private async Task BeatAsync()
    {
        for (var step = 0; step < 4; step++)
        {
            await _host.BeatAsync();
            MoveTo(_time.GetUtcNow().AddSeconds(31));
        }

        await _host.BeatAsync();
        foreach (var accepted in _teams.Log.Accepted(_read))
        {
            _read = accepted.Sequence;
            if (accepted.Operation is ConnectorOperation.Send or ConnectorOperation.CreateConversation && accepted.Read() is { } activity && PostOf(accepted, activity) is { } post)
            {
                _seen.Add(post);
                React(post);
            }
        }
    }

    private SeenPost? PostOf(AcceptedActivity accepted, JsonObject activity) =>
        _teams.Tenant.People.FirstOrDefault(person => person.ChatId == accepted.ConversationId) is { } person ? new SeenPost(accepted.AcceptedAt, person, null, activity)
        : _teams.Tenant.Teams.FirstOrDefault(team => team.Channels.Any(channel => accepted.ConversationId.StartsWith(channel.Id, StringComparison.Ordinal))) is { } team ? new SeenPost(accepted.AcceptedAt, null, team, activity)
        : null;

    /// <summary>Most of those who answer at all do so on the day; some need the reminder.</summary>
    private void React(SeenPost post)
    {
        if (post is { IsDigest: true, To: { } leader } && post.Buttons("pulse.reply.heard").FirstOrDefault() is { } digest && !PlayedAs(_teams.Tenant.FindTeam(digest["team"]!.GetValue<string>())!).HasSilentLeader)
        {
            _acts.Enqueue(() => _teams.Acts.ExecuteAsync(leader, "pulse.reply.heard", digest.DeepClone().AsObject(), cardId: null, Live), post.At.AddDays(1));
        }

        if (!post.IsAsk || post.To is not { } person)
        {
            return;
        }

        var data = post.Buttons("pulse.answer").First();
        var team = PlayedAs(_teams.Tenant.FindTeam(data["team"]!.GetValue<string>())!);
        var round = data["round"]!.GetValue<string>();
        if (_askedOn.TryAdd(round, DateOnly.FromDateTime(post.At.UtcDateTime)))
        {
            // So that what happens at the end of a round is seen when it happens, and not an hour later.
            _acts.Enqueue(BeatAsync, ClosesAt(post.At).AddSeconds(10));
        }

        var isReminder = post.Texts.Any(text => text.StartsWith("This is the only reminder", StringComparison.Ordinal));
        if (_people.Happens(isReminder ? team.Response / 4 : team.Response * .9))
        {
            _acts.Enqueue(() => AnswerAsync(person, team, post, _askedOn[round]), post.At + _people.Within(TimeSpan.FromMinutes(1), TimeSpan.FromHours(isReminder ? 8 : 26)));
        }
    }

    private async Task AnswerAsync(FakePerson person, PlayedTeam team, SeenPost post, DateOnly day)
    {
        var week = (day.DayNumber - DateOnly.FromDateTime(Begins.UtcDateTime).DayNumber) / 7;
        var card = post.Card;
        while (card is not null && SeenPost.ButtonsOf(card, "pulse.answer").FirstOrDefault() is not null
            && new SeenPost(post.At, person, null, new JsonObject { ["attachments"] = new JsonArray(new JsonObject { ["content"] = card.DeepClone() }) }).Texts.FirstOrDefault(_items.ContainsKey) is { } question)
        {
            var item = _items[question];
            var answer = _people.AnswerOf(team, person.Name, item, week);
            var choice = SeenPost.ButtonsOf(card, "pulse.answer").First(button => button["value"]?.ToString() == answer.ToString(CultureInfo.InvariantCulture));
            var reply = await _teams.Acts.ExecuteAsync(person, "pulse.answer", choice.DeepClone().AsObject(), cardId: null, Live);
            Assert.Equal(200, reply.Status);
            card = reply.Read()?["value"];
            if (card?["body"] is null || card.ToJsonString().Contains("This pulse has closed", StringComparison.Ordinal))
            {
                return;
            }

            Given.Add(team.Name, day, item.Area, item.Keyed(answer), readsDigest: person.Name == team.Leader);
        }
    }

    /// <summary>Three working days later, at the same hour.</summary>
    private static DateTimeOffset ClosesAt(DateTimeOffset asked)
    {
        for (var left = 3; left > 0;)
        {
            asked = asked.AddDays(1);
            left -= asked.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return asked;
    }

    private FakePerson Person(string name) => _teams.Tenant.People.Single(person => person.Name == name);

    private void MoveTo(DateTimeOffset instant)
    {
        if (instant > _time.GetUtcNow())
        {
            _time.SetUtcNow(instant);
        }
    }
}
