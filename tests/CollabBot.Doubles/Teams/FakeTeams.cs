using System.Text.Json.Nodes;
using CollabBot.Doubles.Teams.Connector;
using CollabBot.Doubles.Teams.Control;
using CollabBot.Doubles.Teams.Events;
using CollabBot.Doubles.Teams.Faults;
using CollabBot.Doubles.Teams.Recording;
using CollabBot.Doubles.Teams.Tenants;

namespace CollabBot.Doubles.Teams;

/// <summary>
/// Microsoft Teams on this machine, as far as a bot sees it: a tenant, the connector that the bot calls, and the events that it gets. Everything
/// accepted is kept; everything can be made to fail. Safe for concurrent use.
/// </summary>
public sealed class FakeTeams : IAsyncDisposable
{
    private readonly ConnectorOperations _connector;
    private readonly CallPipeline _calls;
    private readonly ConnectorServer _server;
    private readonly Throttle _throttle;
    private readonly BotDelivery _delivery;
    private readonly BotTokens? _tokens;
    private readonly ConnectorSignature? _signature;
    private readonly ControlServer _control;

    private FakeTeams(FakeTeamsOptions options)
    {
        var time = options.Time;
        Tenant = new FakeTenant(options.Tenant, $"28:{options.AppId}");
        Log = ActivityLog.Open(options.RecordPath, options.RecordsToDisk, time);
        Faults = new FaultPlan(options.Seed);
        _throttle = new Throttle(time) { IsOn = options.HasLimits };
        _tokens = options is { Entra: { } issuer, ChecksBotTokens: true } ? new BotTokens(issuer, options.AppId, Tenant.Id, time) : null;
        _signature = options.Entra is { } entra ? new ConnectorSignature(entra, options.AppId, time) : null;
        _connector = new ConnectorOperations(Tenant, Log);
        _calls = new CallPipeline(_tokens, Faults, _throttle, time, options.Seed);
        _server = new ConnectorServer(_connector, _calls, $"/emea/{Tenant.Id}", options.Port);
        var activities = new ActivityJson(Tenant, options.BotName, () => ServiceUrl, Log, time, options.Seed);
        _delivery = new BotDelivery(_signature, () => ServiceUrl, activities, options.Seed) { Bot = options.Bot };
        Events = new LifecycleEvents(Tenant, activities, _delivery);
        Acts = new PersonActs(activities, _delivery);
        _control = new ControlServer(this, options.ControlPort, time as AdjustableClock);
    }

    /// <summary>Who is there, and where the bot is.</summary>
    public FakeTenant Tenant { get; }

    /// <summary>What was accepted, and what people see of it.</summary>
    public ActivityLog Log { get; }

    /// <summary>What goes wrong with the bot's calls.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What happens to teams, channels and installations.</summary>
    public LifecycleEvents Events { get; }

    /// <summary>What people do.</summary>
    public PersonActs Acts { get; }

    /// <summary>Where the bot finds the connector, as activities tell it.</summary>
    public string ServiceUrl => _server.ServiceUrl;

    /// <summary>Where the control API is; it stays up when the connector goes down.</summary>
    public Uri ControlUrl => _control.Url;

    /// <summary>Whether the connector listens.</summary>
    public bool IsUp => _server.IsUp;

    /// <summary>How many requests the bot got, copies too.</summary>
    public long EventsDelivered => _delivery.Delivered;

    /// <summary>How many of the bot's calls the limits refused.</summary>
    public long CallsThrottled => _throttle.Refused;

    /// <summary>The bot's endpoint.</summary>
    public Uri? Bot
    {
        get => _delivery.Bot;
        set => _delivery.Bot = value;
    }

    /// <summary>Whether the published limits hold.</summary>
    public bool HasLimits
    {
        get => _throttle.IsOn;
        set => _throttle.IsOn = value;
    }

    /// <summary>How long answers take.</summary>
    public Latency Latency
    {
        get => _calls.Latency;
        set => _calls.Latency = value;
    }

    /// <summary>Whether <c>Retry-After</c> is a date, and not a number of seconds.</summary>
    public bool SaysRetryAfterAsDate
    {
        get => _calls.SaysDates;
        set => _calls.SaysDates = value;
    }

    /// <summary>How refusals are written where no fault says otherwise.</summary>
    public ErrorShape ErrorShape
    {
        get => _connector.Shape;
        set => _connector.Shape = _calls.Shape = value;
    }

    /// <summary>How events reach the bot otherwise than once and in order.</summary>
    public DeliveryFaults DeliveryFaults
    {
        get => _delivery.Faults;
        set => _delivery.Faults = value;
    }

    public static async Task<FakeTeams> StartAsync(FakeTeamsOptions? options = null)
    {
        var teams = new FakeTeams(options ?? new FakeTeamsOptions());
        await teams._server.StartAsync();
        await teams._control.StartAsync();
        return teams;
    }

    /// <summary>What the bot said in a conversation and did not delete, oldest first, as it reads now.</summary>
    public IReadOnlyList<JsonObject> PostsIn(string conversationId) => [.. Log.Posts(conversationId).Select(post => post.Read())];

    /// <summary>Nobody listens at the connector's port any more: connections are refused.</summary>
    public Task GoDownAsync() => _server.StopAsync();

    /// <summary>Listens again, at the same port.</summary>
    public Task ComeBackAsync() => _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await _server.DisposeAsync();
        await Log.DisposeAsync();
        _delivery.Dispose();
        _signature?.Dispose();
        _tokens?.Dispose();
    }
}
