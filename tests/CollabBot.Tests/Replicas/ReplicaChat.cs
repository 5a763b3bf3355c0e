using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;

namespace CollabBot.Tests.Replicas;

/// <summary>The chat as one of several processes sees it. For one thread.</summary>
internal sealed class ReplicaChat(IChat chat, TimeProvider time) : IChat
{
    private readonly List<(TenantId Tenant, DateTimeOffset At)> _calls = [];
    private readonly List<(TenantId Tenant, DateTimeOffset At, DateTimeOffset Until)> _refusals = [];

    /// <summary>When this process called.</summary>
    public IReadOnlyList<(TenantId Tenant, DateTimeOffset At)> Calls => _calls;

    /// <summary>When this process was asked to wait, and until when.</summary>
    public IReadOnlyList<(TenantId Tenant, DateTimeOffset At, DateTimeOffset Until)> Refusals => _refusals;

    /// <summary>The next call to this tenant is refused, with this long to wait.</summary>
    public (TenantId Tenant, TimeSpan Wait)? RefusesNext { get; set; }

    /// <summary>When it was.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    public async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        var tenant = Destination.Of(post).Tenant;
        _calls.Add((tenant, time.GetUtcNow()));
        if (RefusesNext is { } refusal && refusal.Tenant == tenant)
        {
            RefusesNext = null;
            RefusedAt = time.GetUtcNow();
            return new SendOutcome.NotAccepted("Throttled", refusal.Wait, IsThrottled: true);
        }

        var outcome = await chat.SendAsync(post, cancellationToken);
        if (outcome is SendOutcome.NotAccepted { RetryAfter: { } wait })
        {
            _refusals.Add((tenant, time.GetUtcNow(), time.GetUtcNow() + wait));
        }

        return outcome;
    }
}
