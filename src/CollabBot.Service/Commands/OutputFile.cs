namespace CollabBot.Service.Commands;

/// <summary>A file that is there whole or not at all: written beside its place, and put there at the end.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _option;
    private readonly bool _mayReplace;
    private readonly string _draft;
    private readonly FileStream _stream;

    private OutputFile(string path, string option, bool mayReplace, string draft, FileStream stream)
    {
        _path = path;
        _option = option;
        _mayReplace = mayReplace;
        _draft = draft;
        _stream = stream;
    }

    /// <summary>Makes sure, before any work is done, that the file can be written.</summary>
    /// <param name="option">With which the path was given, for what is said about it.</param>
    /// <param name="mayReplace">A file that is there may be written over.</param>
    /// <exception cref="OutputFileException">It cannot; the message says why and what is wanted.</exception>
    public static OutputFile Prepare(string path, string option, bool mayReplace)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw Unwritable(option, path, Directory.Exists(path) ? "that is a folder" : "that is no path", null);
        }

        if (!mayReplace && File.Exists(path))
        {
            throw Taken(option, path);
        }

        var draft = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
            {
                throw Unwritable(option, path, "that file may not be changed", null);
            }

            return new OutputFile(path, option, mayReplace, draft, new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None));
        }
        catch (DirectoryNotFoundException e)
        {
            throw Unwritable(option, path, "there is no such folder", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(option, path, "this account may not write there", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(option, path, "nothing can be written there", e);
        }
    }

    /// <summary>Writes the file and puts it in its place.</summary>
    /// <exception cref="OutputFileException">It could not be written to its end; nothing is left behind.</exception>
    public async Task CompleteAsync(byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(content, cancellationToken);
            await _stream.DisposeAsync();
            File.Move(_draft, _path, _mayReplace);
        }
        catch (IOException) when (!_mayReplace && File.Exists(_path))
        {
            throw Taken(_option, _path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_option, _path, "writing it failed", e);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_draft);
    }

    private static OutputFileException Taken(string option, string path) =>
        new($"{option} is \"{path}\", and there is a file of that name; it was left as it is. Choose another name, or add --force to write over it.");

    private static OutputFileException Unwritable(string option, string path, string why, Exception? cause) =>
        new($"{option} is \"{path}\", and {why}; it must be a file in a folder that exists and that this account may write to.", cause!);
}
