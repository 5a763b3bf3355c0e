using CollabBot.Core.Delivery;

namespace CollabBot.Tests.Fakes;

/// <summary>A chat whose sends all wait on the way until the test lets them go.</summary>
internal sealed class StalledChat(IChat chat) : IChat
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first send has been asked for.</summary>
    public Task Reached => _reached.Task;

    public void Release() => _released.SetResult();

    public async Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        await _released.Task;
        return await chat.SendAsync(post, cancellationToken);
    }
}
