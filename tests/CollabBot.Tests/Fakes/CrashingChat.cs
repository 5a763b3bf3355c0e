using CollabBot.Core.Delivery;

namespace CollabBot.Tests.Fakes;

/// <summary>A chat as a process sees it that dies at a <see cref="CrashPoint"/>: each send is a step, and may have arrived when the process dies.</summary>
internal sealed class CrashingChat(IChat chat, CrashPoint crash) : IChat
{
    public Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken) => crash.StepAsync(() => chat.SendAsync(post, cancellationToken));
}
