using CollabBot.Chaos.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Chaos.Proxies;

/// <summary>The load balancer before the replicas: each event goes to one that is ready, and to another when that one refuses the connection. What broke off is not sent again.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Supervisor _supervisor;
    private readonly Relay _relay = new(keepsConnections: false);
    private WebApplication? _app;
    private int _turn;
    private long _failed;
    private long _elsewhere;

    private FrontDoor(Supervisor supervisor) => _supervisor = supervisor;

    /// <summary>Where the bot is, for Teams.</summary>
    public Uri Bot => new(new Uri(_app!.Urls.Single()), "/api/messages");

    /// <summary>How many events no replica answered: it broke off, or none was ready for long.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>How often one refused the connection and another was asked.</summary>
    public long SentElsewhere => Interlocked.Read(ref _elsewhere);

    public static async Task<FrontDoor> OpenAsync(Supervisor supervisor)
    {
        var door = new FrontDoor(supervisor);
        door._app = await LoopbackServer.StartAsync(door.HandleAsync);
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _relay.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = await Relay.ReadAsync(context);
        using var patience = new CancellationTokenSource(Patience);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, context.RequestAborted);
        try
        {
            using var answer = await SendAsync(context, body, life.Token);
            await Relay.AnswerAsync(context, answer);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Interlocked.Increment(ref _failed);
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ready = _supervisor.Ready;
            if (ready.Count > 0 && ready[(int)((uint)Interlocked.Increment(ref _turn) % ready.Count)].Address is { } address)
            {
                try
                {
                    return await _relay.SendAsync(context, body, address, cancellationToken);
                }
                catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError)
                {
                    Interlocked.Increment(ref _elsewhere);
                }
            }

            await Task.Delay(LookAgain, cancellationToken);
        }
    }
}
