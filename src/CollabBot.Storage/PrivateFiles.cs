namespace CollabBot.Storage;

/// <summary>Folders and files for the account that runs the process and nobody else. Windows keeps the folder's own access list.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode FolderMode = OwnerReadWrite | UnixFileMode.UserExecute;

    private const UnixFileMode OwnerReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder (0700) with its parents, if it is absent. A folder that is there keeps its mode.</summary>
    public static DirectoryInfo CreateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, FolderMode);

    /// <summary>Opens a file for reading and writing; one that <paramref name="mode"/> makes is 0600.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerReadWrite;
        }

        return new FileStream(path, options);
    }
}
