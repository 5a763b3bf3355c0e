namespace CollabBot.Service.Demo;

/// <summary>A file that is there whole or not at all: written beside its place, and put there at the end.</summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;
    private readonly FileStream _stream;

    private ReportFile(string path, string draft, FileStream stream)
    {
        _path = path;
        _draft = draft;
        _stream = stream;
    }

    /// <summary>Makes sure, before any work is done, that the file can be written.</summary>
    /// <exception cref="ReportFileException">It cannot; the message says why and what is wanted.</exception>
    public static ReportFile Prepare(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw Unwritable(path, Directory.Exists(path) ? "that is a folder" : "that is no path", null);
        }

        var draft = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            {
                throw Unwritable(path, "that file may not be changed", null);
            }

            return new ReportFile(path, draft, new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        }
        catch (DirectoryNotFoundException e)
        {
            throw Unwritable(path, "there is no such folder", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(path, "this account may not write there", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(path, "nothing can be written there", e);
        }
    }

    /// <summary>Writes the file and puts it in its place.</summary>
    /// <exception cref="ReportFileException">It could not be written to its end; nothing is left behind.</exception>
    public async Task CompleteAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(content, cancellationToken);
            await _stream.DisposeAsync();
            File.Move(_draft, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, "writing it failed", e);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_draft);
    }

    private static ReportFileException Unwritable(string path, string why, Exception? cause) =>
        new($"--json is \"{path}\", and {why}; it must be a file in a folder that exists and that this account may write to.", cause!);
}
