namespace CollabBot.Storage.KeyRing;

/// <summary>Where the wrapping keys are: a folder of their own, so that a copy of the database alone opens nothing.</summary>
internal static class KeyRingFolder
{
    /// <summary>The folder <c>keys</c> next to the database file, made for its owner alone (0700).</summary>
    /// <exception cref="StorageSetupException">The folder cannot be made or is not the owner's.</exception>
    public static DirectoryInfo Beside(string databasePath)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(databasePath))!, "keys");
        try
        {
            var folder = PrivateFiles.CreateFolder(path);
            if (!OperatingSystem.IsWindows())
            {
                folder.UnixFileMode = PrivateFiles.FolderMode;
            }

            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageSetupException(
                $"The key ring belongs in {path}, next to Storage:SqlitePath, and that folder cannot be used: {exception.Message} "
                + "Make the account that runs CollabBot its owner, or set another path.",
                exception);
        }
    }
}
