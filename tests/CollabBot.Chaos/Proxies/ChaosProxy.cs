using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CollabBot.Chaos.Proxies;

/// <summary>A network that is not to be relied on: carries requests on to one server, and does to some of them what its rates say, chosen by a seed. Safe for concurrent use.</summary>
/// <remarks>The same seed draws the same faults in the same order; which request meets which depends on the order in which they come.</remarks>
internal sealed class ChaosProxy : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Uri _to;
    private readonly Random _random;
    private readonly Relay _relay = new(keepsConnections: true);
    private readonly long[] _done = new long[Enum.GetValues<ProxyFault>().Length];
    private volatile ProxyRates _rates = ProxyRates.Calm;
    private volatile bool _isDown;
    private WebApplication? _app;

    private ChaosProxy(Uri to, int seed)
    {
        _to = to;
        _random = new Random(seed);
    }

    /// <summary>Where the server is reached through this.</summary>
    public Uri Address => new(_app!.Urls.Single());

    /// <summary>What happens from now on.</summary>
    public ProxyRates Rates
    {
        get => _rates;
        set => _rates = value;
    }

    /// <summary>While true every connection is cut at once, as when nobody listens.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>How many requests came so far.</summary>
    public long Requests => Enum.GetValues<ProxyFault>().Sum(Done);

    public static async Task<ChaosProxy> StartAsync(Uri to, int seed)
    {
        var proxy = new ChaosProxy(to, seed);
        proxy._app = await LoopbackServer.StartAsync(proxy.HandleAsync);
        return proxy;
    }

    /// <summary>How often this was done to a request.</summary>
    public long Done(ProxyFault fault) => Interlocked.Read(ref _done[(int)fault]);

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        _relay.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var fault = Next();
        Interlocked.Increment(ref _done[(int)fault]);
        switch (fault)
        {
            case ProxyFault.UnavailableBefore:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case ProxyFault.Reset:
                context.Abort();
                return;
            case ProxyFault.SilentBefore:
                await WaitAsync(Rates.Silence, context.RequestAborted);
                context.Abort();
                return;
            case ProxyFault.Delayed:
                await WaitAsync(Rates.Delay, context.RequestAborted);
                break;
        }

        await CarryAsync(context, mayAnswer: fault is not ProxyFault.AppliedThenDropped);
    }

    private async Task CarryAsync(HttpContext context, bool mayAnswer)
    {
        try
        {
            // Not ended when the one who asked is gone: a real server carries out what it has got, whether or not somebody waits.
            using var answer = await _relay.SendAsync(context, await Relay.ReadAsync(context), _to, CancellationToken.None);
            if (mayAnswer)
            {
                await Relay.AnswerAsync(context, answer);
                return;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // One end hung up, which is what happens to networks; cut the other.
        }

        context.Abort();
    }

    private ProxyFault Next()
    {
        lock (_gate)
        {
            var chance = _random.NextDouble();
            return IsDown ? ProxyFault.Reset : Rates.Draw(chance);
        }
    }

    private static Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        Task.Delay(wait, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
