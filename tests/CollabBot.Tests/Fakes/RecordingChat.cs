using CollabBot.Core.Delivery;

namespace CollabBot.Tests.Fakes;

/// <summary>Keeps what was posted, and answers as <see cref="Answer"/> says; without one everything is delivered. Safe for concurrent use.</summary>
internal sealed class RecordingChat : IChat
{
    private readonly Lock _gate = new();
    private readonly List<Post> _tried = [];
    private readonly List<Post> _delivered = [];

    /// <summary>What becomes of a post; may throw. What is <see cref="SendOutcome.Done"/> or <see cref="SendOutcome.Unknown"/> has arrived.</summary>
    public Func<Post, SendOutcome> Answer { get; set; } = _ => new SendOutcome.Done("message");

    public IReadOnlyList<Post> Tried => Copy(_tried);

    public IReadOnlyList<Post> Delivered => Copy(_delivered);

    public Task<SendOutcome> SendAsync(Post post, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _tried.Add(post);
            var outcome = Answer(post);
            if (outcome is SendOutcome.Done or SendOutcome.Unknown)
            {
                _delivered.Add(post);
            }

            return Task.FromResult(outcome);
        }
    }

    private List<Post> Copy(List<Post> posts)
    {
        lock (_gate)
        {
            return [.. posts];
        }
    }
}
