using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Tenants;
using CollabBot.Tests.Fakes;
using CollabBot.Tests.Service;
using CollabBot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.Administration;

/// <summary>A team to which its first person has added the bot, in the real service, and a client that fills in cards and dialogs as Teams does.</summary>
internal sealed class SettingsStage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SettingsStage(FakeTeams teams, FakeTimeProvider time) => (Teams, Time) = (teams, time);

    public FakeTeams Teams { get; }

    public FakeTimeProvider Time { get; }

    public AServiceHost Host { get; private set; } = null!;

    public FakeTeam Group => Teams.Tenant.Teams.Single();

    public TeamRef Ref => new(new TenantId(Teams.Tenant.Id), new TeamId(Group.Id));

    public TeamRegistry Registry => Host.App.Services.GetRequiredService<TeamRegistry>();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public static async Task<SettingsStage> StartAsync(DateTimeOffset? at = null, int people = 7)
    {
        var time = new FakeTimeProvider(at ?? World.Monday);
        string[] names = [.. Enumerable.Range(0, people).Select(number => $"Member {(char)('A' + number)}")];
        var described = new TenantDescription("11111111-1111-4111-8111-111111111111", [.. names.Select(name => new PersonDescription(name))], [new("Housing", names, ["Announcements"])]);
        var stage = new SettingsStage(await FakeTeams.StartAsync(new FakeTeamsOptions { Tenant = described, Time = time }), time);
        stage.Host = await AServiceHost.StartAsync(stage._folder.PathOf("store.db"), time, stage.Teams);
        await stage.Host.InstallAsync(0);
        await stage.PassAsync(TimeSpan.FromSeconds(2));
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Teams.DisposeAsync();
        _folder.Dispose();
    }

    public async Task PassAsync(TimeSpan span)
    {
        Time.Advance(span);
        await Host.BeatAsync();
    }

    public async Task<Team> TeamAsync() => (await Registry.FindAsync(Ref, Live))!;

    /// <summary>Somebody else looks after the team too.</summary>
    public async Task MakeAdminAsync(int person) => await Registry.UpdateAsync(Ref, team => team! with { Admins = [.. team.Admins, new PersonId(Teams.Tenant.People[person].ObjectId)] }, Live);

    /// <summary>As the first card proposes it, but every Tuesday.</summary>
    public async Task SetUpAsync() => Assert.Contains("All set", Said(await PressAsync("setup.save", [])), StringComparison.Ordinal);

    /// <summary>Presses a button with nothing but this in its data.</summary>
    public async Task<JsonObject> PressAsync(string verb, (string Name, string Value)[] data, int person = 0) => await Host.PressAsync(person, verb, Data(data));

    /// <summary>Opens a dialog, or sends a page of it.</summary>
    /// <param name="name"><c>task/fetch</c> or <c>task/submit</c>.</param>
    public async Task<JsonObject> DialogAsync(string name, JsonNode? data, int person = 0) => (await DeliverAsync(AsInvoke(name, new JsonObject { ["data"] = data?.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } }, person))).Read()!.AsObject();

    public Task<JsonObject> OpenAsync(string verb, int person = 0, params (string Name, string Value)[] data)
    {
        var sent = Data(data);
        sent["verb"] = verb;
        sent["msteams"] = new JsonObject { ["type"] = "task/fetch" };
        return DialogAsync("task/fetch", sent, person);
    }

    /// <summary>Presses a button of a page by its title: the inputs of the page go with it, as they stand or as they are filled in here.</summary>
    public Task<JsonObject> SubmitAsync(JsonObject page, string title, int person = 0, params (string Name, string Value)[] filledIn) =>
        DialogAsync("task/submit", Filled(page, title, filledIn), person);

    /// <summary>The same on a card.</summary>
    public Task<JsonObject> PressAsync(JsonObject card, string title, params (string Name, string Value)[] filledIn) =>
        Host.PressAsync(0, Button(card, title)["verb"]!.GetValue<string>(), Filled(card, title, filledIn));

    public JsonObject AsInvoke(string name, JsonNode? value, int person = 0)
    {
        var activity = Teams.Acts.Execute(Teams.Tenant.People[person], "none", [], cardId: null);
        activity["name"] = name;
        activity["value"] = value?.DeepClone();
        return activity;
    }

    public async Task<BotAnswer> DeliverAsync(JsonObject activity)
    {
        var answer = await Teams.Acts.DeliverAsync(activity, Live);
        Assert.Equal(200, answer.Status);
        return answer;
    }

    public async Task<string> TypeAsync(string words, int person = 0)
    {
        await Host.WriteAsync(person, words);
        return Said(Teams.PostsIn(Teams.Tenant.People[person].ChatId)[^1]);
    }

    public JsonObject Data(params (string Name, string Value)[] members)
    {
        var data = new JsonObject { ["team"] = Group.Id };
        foreach (var (name, value) in members)
        {
            data[name] = value;
        }

        return data;
    }

    /// <summary>What a client sends: the button's data, and over it what stands in the inputs.</summary>
    public static JsonObject Filled(JsonObject card, string title, params (string Name, string Value)[] filledIn)
    {
        var data = Button(card, title)["data"]!.DeepClone().AsObject();
        foreach (var input in Objects(card).Where(node => node["type"]?.ToString().StartsWith("Input.", StringComparison.Ordinal) is true))
        {
            data[input["id"]!.GetValue<string>()] = input["value"]?.ToString() ?? "";
        }

        foreach (var (name, value) in filledIn)
        {
            data[name] = value;
        }

        return data;
    }

    public static JsonObject Button(JsonObject card, string title) => Objects(card).Single(node => node["type"]?.ToString().StartsWith("Action.", StringComparison.Ordinal) is true && node["title"]?.ToString() == title);

    public static string? ValueOf(JsonObject card, string input) => Objects(card).Single(node => node["id"]?.ToString() == input)["value"]?.ToString();

    public static IEnumerable<JsonObject> Objects(JsonNode node) => AServiceHost.Nodes(node).OfType<JsonObject>();

    public static string Said(JsonNode answer) => answer.ToJsonString(Readable);

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
