using System.Globalization;
using CollabBot.Doubles.Teams.Connector;

namespace CollabBot.Doubles.Teams.Recording;

/// <summary>Everything that was accepted, in memory and, if asked for, in a file. What can be queried here is safe in the file already. Safe for concurrent use.</summary>
public sealed class ActivityLog : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<AcceptedActivity> _all = [];
    private readonly Dictionary<string, List<FakePost>> _posts = new(StringComparer.Ordinal);
    private readonly List<(Func<AcceptedActivity, bool> Matches, TaskCompletionSource<AcceptedActivity> Found)> _waiting = [];
    private readonly RecordFile? _file;
    private readonly TimeProvider _time;
    private long _sequence;
    private long _lastId;

    private ActivityLog(TimeProvider time, RecordFile? file)
    {
        _time = time;
        _file = file;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _all.Count;
            }
        }
    }

    /// <param name="path">Null keeps it in memory only. A file that exists is gone on with.</param>
    /// <param name="syncs">Whether each line must reach the disk before it is answered, and not the operating system alone.</param>
    internal static ActivityLog Open(string? path, bool syncs, TimeProvider time)
    {
        if (path is null)
        {
            return new ActivityLog(time, file: null);
        }

        var (file, before) = RecordFile.Open(path, syncs);
        var log = new ActivityLog(time, file);
        foreach (var accepted in before)
        {
            log.Keep(accepted);
            log._sequence = Math.Max(log._sequence, accepted.Sequence);
            log._lastId = accepted.ActivityId is { } id && long.TryParse(id, out var number) ? Math.Max(log._lastId, number) : log._lastId;
        }

        return log;
    }

    /// <summary>Reads the record of a process that may be gone, or still be at work.</summary>
    public static IReadOnlyList<AcceptedActivity> Read(string path) => RecordFile.Read(path);

    /// <param name="after">Those with a later sequence only.</param>
    /// <returns>In the order in which they became safe, which for calls side by side may differ from their sequence.</returns>
    public IReadOnlyList<AcceptedActivity> Accepted(long after = 0)
    {
        lock (_gate)
        {
            return [.. _all.Where(accepted => accepted.Sequence > after)];
        }
    }

    /// <returns>What the bot said in a conversation and did not delete, oldest first, as it reads now.</returns>
    public IReadOnlyList<FakePost> Posts(string conversationId)
    {
        lock (_gate)
        {
            return [.. _posts.GetValueOrDefault(conversationId) ?? []];
        }
    }

    /// <summary>Waits for something to be accepted, unless it was already.</summary>
    public async Task<AcceptedActivity> WaitForAsync(Func<AcceptedActivity, bool> matches, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<AcceptedActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_all.Find(accepted => matches(accepted)) is { } already)
            {
                return already;
            }

            _waiting.Add((matches, found));
        }

        return await found.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    /// <summary>The next message's id: the time in milliseconds, and never one twice.</summary>
    internal string NextId()
    {
        lock (_gate)
        {
            _lastId = Math.Max(_lastId + 1, _time.GetUtcNow().ToUnixTimeMilliseconds());
            return _lastId.ToString(CultureInfo.InvariantCulture);
        }
    }

    internal bool Holds(string conversationId, string activityId)
    {
        lock (_gate)
        {
            return _posts.GetValueOrDefault(conversationId)?.Exists(post => post.ActivityId == activityId) ?? false;
        }
    }

    /// <summary>Keeps it. When this returns, it is safe, and can be found.</summary>
    internal async ValueTask AcceptAsync(ConnectorOperation operation, string conversationId, string? threadId, string? activityId, ReadOnlyMemory<byte> json)
    {
        AcceptedActivity accepted;
        var written = Task.CompletedTask;
        lock (_gate)
        {
            accepted = new AcceptedActivity(++_sequence, _time.GetUtcNow(), operation, conversationId, threadId, activityId, json);
            if (_file is null)
            {
                Keep(accepted);
                return;
            }

            written = _file.AppendAsync(RecordLine.Write(accepted));
        }

        await written;
        lock (_gate)
        {
            Keep(accepted);
        }
    }

    private void Keep(AcceptedActivity accepted)
    {
        _all.Add(accepted);
        Show(accepted);
        foreach (var (_, found) in _waiting.Where(waiting => waiting.Matches(accepted)).ToList())
        {
            found.TrySetResult(accepted);
        }

        _waiting.RemoveAll(waiting => waiting.Found.Task.IsCompleted);
    }

    private void Show(AcceptedActivity accepted)
    {
        if (accepted.ActivityId is not { } id)
        {
            return;
        }

        if (!_posts.TryGetValue(accepted.ConversationId, out var posts))
        {
            _posts[accepted.ConversationId] = posts = [];
        }

        switch (accepted.Operation)
        {
            case ConnectorOperation.Update when posts.FindLastIndex(post => post.ActivityId == id) is var at and >= 0:
                posts[at] = posts[at] with { Json = accepted.Json, Revisions = posts[at].Revisions + 1 };
                break;
            case ConnectorOperation.Delete:
                posts.RemoveAll(post => post.ActivityId == id);
                break;
            case ConnectorOperation.Send or ConnectorOperation.CreateConversation:
                posts.Add(new FakePost(accepted.ConversationId, accepted.ThreadId, id, accepted.Json));
                break;
        }
    }
}
