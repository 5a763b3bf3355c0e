using System.Buffers;

namespace CollabBot.Service.Insights;

/// <summary>A file of responses, read to its end or refused.</summary>
internal static class ResponseFile
{
    /// <summary>16 MiB: eight million answers. What is longer is refused before it is looked at.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int Chunk = 64 * 1024;

    public static async Task<ResponseFileOutcome> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return Refused("that is a folder");
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return await ReadBoundedAsync(file, cancellationToken) is { } content ? ResponseReader.Read(content.Span) : Refused("that is more than 16 MiB");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused("there is no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return Refused("this account may not read it");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Refused("it cannot be read");
        }
    }

    /// <summary>Counts what comes and believes no length: a device has none.</summary>
    /// <returns>Null when there is more than <see cref="MostBytes"/>.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBoundedAsync(FileStream file, CancellationToken cancellationToken)
    {
        var content = new ArrayBufferWriter<byte>(Chunk);
        for (var read = await file.ReadAsync(content.GetMemory(Chunk), cancellationToken); read > 0; read = await file.ReadAsync(content.GetMemory(Chunk), cancellationToken))
        {
            content.Advance(read);
            if (content.WrittenCount > MostBytes)
            {
                return null;
            }
        }

        return content.WrittenMemory;
    }

    private static ResponseFileOutcome.Refused Refused(string why)
    {
        var problems = new InputProblems();
        problems.Add("", why);
        return new ResponseFileOutcome.Refused(problems);
    }
}
