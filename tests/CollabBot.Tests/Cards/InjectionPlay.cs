using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Privacy;
using CollabBot.Tests.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Cards;

/// <summary>The real service in a tenant in which everything that people or Teams can fill in is hostile: each field with a text of the corpus and a mark of its own.</summary>
/// <param name="seed">Which text each field gets.</param>
internal sealed class InjectionPlay(int seed) : IAsyncDisposable
{
    private const int People = 12;

    private readonly FakeTimeProvider _time = new(World.Monday);
    private readonly List<JsonNode> _answers = [];
    private FakeTeams _teams = null!;
    private AServiceHost? _host;

    public AnInstallation Here { get; } = new();

    public PersonsTexts Texts { get; } = new(seed);

    public OperatorsView Operators { get; } = new();

    public PrintedLogs Logs { get; } = new();

    /// <summary>Every activity that went out, and every answer to a press.</summary>
    public IEnumerable<JsonNode> Sent => _teams.Log.Accepted().Select(sent => sent.Read()).OfType<JsonNode>().Concat(_answers);

    public string Tenant => _teams.Tenant.Id;

    private FakeTeam Team => _teams.Tenant.Teams.Single();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        string[] names = [.. Enumerable.Range(0, People).Select(number => Texts.Of("person", number))];
        _teams = await FakeTeams.StartAsync(new FakeTeamsOptions
        {
            Tenant = new TenantDescription(
                "11111111-1111-4111-8111-111111111111",
                [.. names.Select(name => new PersonDescription(name))],
                [new(Texts.Of("team"), names, [Texts.Of("channel")])]),
            Time = _time,
        });
        _host = await AServiceHost.StartAsync(
            Here.DatabasePath, _time, _teams, Operators.Logs,
            settings: new Dictionary<string, string> { ["Administrators:ObjectIds:0"] = _teams.Tenant.People[^1].ObjectId },
            last: services => services.AddSingleton<ILoggerProvider>(Logs));
    }

    /// <summary>From installing to the team's news of what a leader says, a sweep with comments between.</summary>
    public async Task LiveAsync()
    {
        await _host!.InstallAsync(0);
        await PassAsync(TimeSpan.FromSeconds(2));
        await WriteAsync(0, "comments on");
        await SetUpAsync();
        for (var pulse = 1; pulse <= 5; pulse++)
        {
            await WriteAsync(0, "ask now");
            await _host.BeatAsync();
            if (pulse == 1)
            {
                for (var person = 0; person < People; person++)
                {
                    await WriteAllAsync(person, "pulse", "4", "4", "4");
                }

                for (var person = 1; person <= 3; person++)
                {
                    await CommentAsync(person, Texts.Of("comment", person));
                }
            }

            await WriteAsync(0, "close now");
            await PassAsync(TimeSpan.FromSeconds(31));
            await PassAsync(TimeSpan.FromSeconds(31));
            if (pulse < 5)
            {
                await PassAsync(TimeSpan.FromDays(8));
            }
        }

        await PassAsync(TimeSpan.FromDays(12));
        await PassAsync(TimeSpan.FromMinutes(1));
        await WriteAllAsync(0, "digest", $"will do {Texts.Of("reply", 0)} by tomorrow", "yes", $"cannot because {Texts.Of("reply", 1)}", "yes");
        for (var day = 0; day < 12; day++)
        {
            await PassAsync(TimeSpan.FromDays(1));
        }

        await WriteAllAsync(1, "noticed yes", "my answers", "my data", "summary");
        await WriteAllAsync(0, "digest", "settings", "decisions", "admins", "plan", "areas", "ways", "kits");
        await WriteAllAsync(People - 1, "teams", "my data");
        Operators.Observe();
    }

    /// <summary>One text in everything that takes one at any time.</summary>
    public async Task PokeAsync(int number)
    {
        await _teams.Events.RenameAsync(Team, Person(0), Texts.Of("team", number), Live);
        await _teams.Events.RenameAsync(Team, Team.Channels[1], Person(0), Texts.Of("channel", number), Live);
        foreach (var (field, line) in InjectionFields.Typed)
        {
            foreach (var person in (int[])[0, People - 1])
            {
                await WriteAllAsync(person, line.Replace("{}", Texts.Of(field, number), StringComparison.Ordinal), "no");
            }
        }

        foreach (var (field, dialog) in InjectionFields.Dialogs)
        {
            await WriteAllAsync(0, dialog, Texts.Of(field, number), Texts.Of(field, number), "cancel");
        }

        await AnswerAsync(_teams.Acts.MentionAsync(Person(0), Team, Team.Channels[1], Texts.Of("mention", number), Live));
        await AnswerAsync(_teams.Acts.SubmitAsync(Person(1), new JsonObject { ["words"] = Texts.Of("submitted", number) }, null, Live));
        await AnswerAsync(_teams.Acts.ReactAsync(Person(1), "1", Texts.Of("reaction", number), Live));
        foreach (var (field, path) in InjectionFields.OfActivities)
        {
            foreach (var activity in Activities())
            {
                Put(activity, path, Texts.Of(field, number));
                await AnswerAsync(_teams.Acts.DeliverAsync(activity, Live));
            }
        }

        await PressEverythingAsync(InjectionFields.Data, number);
        await WriteAllAsync(0, "settings", "decisions", "admins", "plan");
        await WriteAllAsync(People - 1, "teams");
        await PassAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>One text in each of these members of the data of each button, one at a time.</summary>
    public async Task PressOneByOneAsync(IEnumerable<string> names, int number)
    {
        foreach (var name in names)
        {
            await PressEverythingAsync([name], number);
        }
    }

    /// <summary>Ends the service, so that verbs may have the store.</summary>
    public async Task StopAsync()
    {
        await _host!.DisposeAsync();
        _host = null;
    }

    public async ValueTask DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _teams.DisposeAsync();
        Operators.Dispose();
        Logs.Dispose();
        Here.Dispose();
    }

    /// <summary>A message, a press, an event of a team, and an installation, to be spoilt.</summary>
    private IEnumerable<JsonObject> Activities()
    {
        foreach (var type in (string[])["message", "messageUpdate", "invoke", "conversationUpdate", "installationUpdate", "event"])
        {
            var activity = _teams.Acts.Execute(Person(1), "pulse.mine", new JsonObject { ["team"] = Team.Id }, cardId: null);
            activity["type"] = type;
            activity["text"] = "hm";
            activity["channelData"]!["team"] = new JsonObject { ["id"] = Team.Id, ["name"] = Team.Name };
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = Team.Channels[1].Id, ["name"] = Team.Channels[1].Name };
            yield return activity;
        }
    }

    private async Task PressEverythingAsync(IReadOnlyCollection<string> names, int number)
    {
        var round = _teams.PostsIn(Person(1).ChatId).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>().LastOrDefault(node => node["data"]?["round"] is not null)?["data"];
        foreach (var verb in InjectionFields.Verbs.Append(Texts.Of("verb", number)))
        {
            var data = Filled();
            (data["area"], data["says"], data["words"], data["what"]) = ("trust", "will-do", "x", "x");
            foreach (var (name, value) in round?.AsObject() ?? [])
            {
                data[name] = value?.DeepClone();
            }

            foreach (var name in names)
            {
                data[name] = Texts.Of($"data {name}", number);
            }

            foreach (var person in (int[])[0, 1])
            {
                await AnswerAsync(_teams.Acts.ExecuteAsync(Person(person), verb, data, cardId: null, Live));
            }
        }
    }

    private async Task SetUpAsync()
    {
        foreach (var verb in (string[])["setup.who", "setup.check", "setup.save"])
        {
            await AnswerAsync(_teams.Acts.ExecuteAsync(Person(0), verb, Filled(), cardId: null, Live));
        }
    }

    private JsonObject Filled() => new()
    {
        ["team"] = Team.Id,
        ["weekday"] = "Friday",
        ["time"] = "10:00",
        ["zone"] = "Europe/London",
        ["channel"] = Team.Channels[1].Id,
        ["leaders"] = Person(0).ObjectId,
    };

    private async Task CommentAsync(int person, string words)
    {
        var data = _teams.PostsIn(Person(person).ChatId).SelectMany(post => AServiceHost.Nodes(post)).OfType<JsonObject>().Last(node => node["data"]?["round"] is not null)["data"]!.DeepClone().AsObject();
        (data["area"], data["words"]) = ("trust", words);
        var preview = await AnswerAsync(_teams.Acts.ExecuteAsync(Person(person), "pulse.comment.check", data, cardId: null, Live));
        var seal = AServiceHost.Nodes(preview!).OfType<JsonObject>().Single(node => node["verb"]?.ToString() == "pulse.comment.seal")["data"]!.DeepClone().AsObject();
        (seal["area"], seal["words"]) = ("trust", words);
        await AnswerAsync(_teams.Acts.ExecuteAsync(Person(person), "pulse.comment.seal", seal, cardId: null, Live));
    }

    private async Task WriteAllAsync(int person, params string[] lines)
    {
        foreach (var line in lines)
        {
            await WriteAsync(person, line);
        }
    }

    private async Task WriteAsync(int person, string line) => await AnswerAsync(_teams.Acts.WriteAsync(Person(person), line, Live));

    private async Task<JsonNode?> AnswerAsync(Task<BotAnswer> answering)
    {
        var answer = await answering;
        Assert.True(answer.Status is >= 200 and < 500 or 501, $"The service failed: {answer.Status}.");
        if (answer.Body.StartsWith('{') && answer.Read() is { } read)
        {
            _answers.Add(read);
            return read;
        }

        return null;
    }

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await _host!.BeatAsync();
    }

    private FakePerson Person(int number) => _teams.Tenant.People[number];

    private static void Put(JsonObject activity, string path, string text)
    {
        JsonNode node = activity;
        string[] steps = path.Split('/');
        foreach (var step in steps[..^1])
        {
            node = node[step] ??= new JsonObject();
        }

        node[steps[^1]] = text;
    }
}
