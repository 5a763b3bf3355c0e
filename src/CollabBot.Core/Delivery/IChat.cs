using CollabBot.Core.Teams;

namespace CollabBot.Core.Delivery;

/// <summary>Where posts go out: the one way from the rules to people.</summary>
/// <remarks>Safe for concurrent use. Never repeats a send by itself: a repeat could ask somebody twice.</remarks>
public interface IChat
{
    /// <exception cref="Storage.StoreUnavailableException">What the post needs could not be read; nothing was sent.</exception>
    Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken);

    /// <summary>How long nothing goes out to where a post goes, so that it is not even worth intending. A chat whose way is never closed says nothing.</summary>
    /// <returns>Null when posts go out, as far as is known.</returns>
    /// <exception cref="Storage.StoreUnavailableException">Where the post goes could not be read.</exception>
    Task<TimeSpan?> ClosedForAsync(Post post, CancellationToken cancellationToken) => Task.FromResult<TimeSpan?>(null);
}

/// <summary>What became of one send.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Delivered.</summary>
    /// <param name="MessageId">By which it can be changed later; null when the other side gave none.</param>
    public sealed record Done(string? MessageId) : SendOutcome;

    /// <summary>Nothing went out: the other side cannot be reached, or is not called now. May be tried again as often as it takes.</summary>
    /// <param name="RetryAfter">How long nothing goes out; null when that is not known.</param>
    public sealed record NotSent(string Code, TimeSpan? RetryAfter = null) : SendOutcome;

    /// <summary>Refused, so certainly not delivered; may be tried again.</summary>
    /// <param name="RetryAfter">How long to wait; null when the other side did not say.</param>
    /// <param name="IsThrottled">The other side asks everybody in the tenant to go slower.</param>
    public sealed record NotAccepted(string Code, TimeSpan? RetryAfter, bool IsThrottled = false) : SendOutcome;

    /// <summary>May or may not have been delivered. Never repeated blindly.</summary>
    public sealed record Unknown(string Code) : SendOutcome;

    /// <summary>Not delivered, and a repeat would not help.</summary>
    /// <param name="Why">Where it is because the person cannot be reached: nothing more is sent to them until they are heard from. Else null.</param>
    public sealed record Permanent(string Code, Unreachable? Why = null) : SendOutcome;
}
