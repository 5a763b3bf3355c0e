using System.Threading.Channels;

namespace CollabBot.Doubles.Teams.Recording;

/// <summary>
/// An append-only file of lines. A line that was acknowledged has been given to the operating system, so it survives the end of any process; with
/// <c>syncs</c> it has reached the disk, so it survives the end of the machine too. Lines that come together are written together.
/// </summary>
internal sealed class RecordFile : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly FileStream _file;
    private readonly bool _syncs;
    private readonly Task _writer;
    private Batch _filling = new();

    private RecordFile(FileStream file, bool syncs)
    {
        _file = file;
        _syncs = syncs;
        _writer = WriteAllAsync();
    }

    /// <summary>Opens a record to go on with it. A last line that a kill cut short was never acknowledged, and is cut off.</summary>
    /// <returns>The file, and what it holds already.</returns>
    public static (RecordFile File, IReadOnlyList<AcceptedActivity> Before) Open(string path, bool syncs)
    {
        // No buffer of our own: what is written is the system's at once.
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var (before, length) = ReadAll(file);
            file.SetLength(length);
            file.Position = length;
            return (new RecordFile(file, syncs), before);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads a record, also one that is still being written. A last line that is not complete is left out.</summary>
    public static IReadOnlyList<AcceptedActivity> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return ReadAll(file).Lines;
    }

    /// <returns>Completes when the line is safe; fails with what the disk said.</returns>
    public Task AppendAsync(ReadOnlyMemory<byte> line)
    {
        Task written;
        lock (_gate)
        {
            _filling.Lines.Write(line.Span);
            written = _filling.Written.Task;
        }

        _wake.Writer.TryWrite(true);
        return written;
    }

    public async ValueTask DisposeAsync()
    {
        _wake.Writer.Complete();
        await _writer;
        await _file.DisposeAsync();
    }

    private static (IReadOnlyList<AcceptedActivity> Lines, long Length) ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var lines = new List<AcceptedActivity>();
        var start = 0;
        while (bytes.AsSpan(start).IndexOf((byte)'\n') is var length and >= 0)
        {
            lines.Add(RecordLine.Read(bytes.AsMemory(start, length)));
            start += length + 1;
        }

        return (lines, start);
    }

    private async Task WriteAllAsync()
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync())
        {
            Batch batch;
            lock (_gate)
            {
                batch = _filling;
                _filling = new Batch();
            }

            try
            {
                _file.Write(batch.Lines.GetBuffer().AsSpan(0, (int)batch.Lines.Length));
                if (_syncs)
                {
                    RandomAccess.FlushToDisk(_file.SafeFileHandle);
                }

                batch.Written.SetResult();
            }
            catch (IOException e)
            {
                batch.Written.SetException(e);
            }
        }
    }

    private sealed class Batch
    {
        public MemoryStream Lines { get; } = new();

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
