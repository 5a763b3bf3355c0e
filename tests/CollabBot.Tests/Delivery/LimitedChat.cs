using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Tests.Delivery;

/// <summary>A chat with the published limits in each tenant, with latency, and with tenants that refuse everything for a while. For one thread.</summary>
internal sealed class LimitedChat(TimeProvider time, int seed) : IChat
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private readonly Random _random = new(seed);
    private readonly Dictionary<TenantId, Throttle> _throttles = [];
    private readonly Dictionary<TenantId, DateTimeOffset> _askedToWaitUntil = [];
    private readonly List<(TenantId Tenant, string Conversation, DateTimeOffset At)> _arrived = [];

    /// <summary>Tenants that refuse until then.</summary>
    public Dictionary<TenantId, DateTimeOffset> RefusesUntil { get; } = [];

    public IReadOnlyList<(TenantId Tenant, string Conversation, DateTimeOffset At)> Arrived => _arrived;

    public long RefusedByLimits => _throttles.Values.Sum(throttle => throttle.Refused);

    /// <summary>How often a tenant that refuses was called.</summary>
    public int Refused { get; private set; }

    /// <summary>Calls that began after a request to wait had come, and before its time.</summary>
    public int TooEarly { get; private set; }

    public async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        var (tenant, conversation, _) = Destination.Of(post);
        TooEarly += _askedToWaitUntil.TryGetValue(tenant, out var until) && time.GetUtcNow() < until ? 1 : 0;
        var half = TimeSpan.FromMilliseconds(_random.Next(10, 100));
        await Task.Delay(half, time, cancellationToken);
        var outcome = Answer(tenant, conversation);
        await Task.Delay(half, time, cancellationToken);
        if (outcome is SendOutcome.NotAccepted { RetryAfter: { } wait })
        {
            _askedToWaitUntil[tenant] = time.GetUtcNow() + wait;
        }

        return outcome;
    }

    private SendOutcome Answer(TenantId tenant, string conversation)
    {
        if (RefusesUntil.TryGetValue(tenant, out var end) && time.GetUtcNow() < end)
        {
            Refused++;
            return new SendOutcome.NotAccepted("Throttled", Wait, IsThrottled: true);
        }

        if (!_throttles.TryGetValue(tenant, out var throttle))
        {
            _throttles[tenant] = throttle = new Throttle(time) { IsOn = true };
        }

        if (throttle.Ask(ConnectorOperation.Send, conversation) is { } wait)
        {
            return new SendOutcome.NotAccepted("Throttled", TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)), IsThrottled: true);
        }

        _arrived.Add((tenant, conversation, time.GetUtcNow()));
        return new SendOutcome.Done(null);
    }
}
