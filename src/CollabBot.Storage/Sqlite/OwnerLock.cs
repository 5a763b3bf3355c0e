namespace CollabBot.Storage.Sqlite;

/// <summary>Makes one process the owner of a database file, by an operating-system lock on <c>&lt;path&gt;.lock</c>.</summary>
/// <remarks>The lock ends with the process, also when it is killed. The empty file stays: deleting it would let a third process
/// lock a new file while a second one still holds the old.</remarks>
internal sealed class OwnerLock : IDisposable
{
    // What "somebody holds it" looks like: EWOULDBLOCK on Linux and macOS, and Windows' sharing and lock violations.
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <exception cref="StorageSetupException">Another process owns the file.</exception>
    /// <exception cref="IOException">The lock file cannot be made; likewise <see cref="UnauthorizedAccessException"/>.</exception>
    public static OwnerLock Take(string databasePath)
    {
        try
        {
            return new OwnerLock(PrivateFiles.Open($"{databasePath}.lock", FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation or WindowsLockViolation)
        {
            throw new StorageSetupException(
                $"Storage:SqlitePath is {databasePath}, and another process is using that file. Only one may: stop the other one, or set another path. "
                + "There is nothing to clean up; the lock ends with the process that holds it.",
                exception)
            { IsInUse = true };
        }
    }

    public void Dispose() => _file.Dispose();
}
