using System.Security.Cryptography;

namespace CollabBot.Storage.Sqlite;

/// <summary>The disk that the database file lies on: how much room it has left, and a little that is kept back for the day when there is none.</summary>
/// <remarks>
/// What is kept back is a file beside the database, <c>&lt;path&gt;.reserve</c>, of no meaning in itself. On a full disk it is given up for what makes
/// room or ends work: deleting answers after they were counted, and closing the file. It is made again once there is room; until then it lies there empty,
/// so that a process that starts meanwhile knows. Safe for concurrent use.
/// </remarks>
public sealed class DatabaseDisk
{
    /// <summary>With less room than this, in bytes, an operator should act: about a month of a thousand teams.</summary>
    public const long Floor = 64L * 1024 * 1024;

    /// <summary>Twice what the write-ahead log grows to before it is folded into the file.</summary>
    internal const int ReserveBytes = 8 * 1024 * 1024;

    private const int ChunkBytes = 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly string _reserve;
    private readonly int _reserveBytes;
    private readonly Func<long> _free;
    private volatile bool _isKept;
    private volatile bool _isGivenUp;

    /// <param name="databasePath">Relative to the current directory, as in <see cref="StorageOptions.SqlitePath"/>.</param>
    public DatabaseDisk(string databasePath)
        : this(databasePath, ReserveBytes, null)
    {
    }

    /// <param name="free">Null asks the operating system.</param>
    internal DatabaseDisk(string databasePath, int reserveBytes, Func<long>? free)
    {
        var path = Path.GetFullPath(databasePath);
        _reserve = $"{path}.reserve";
        _reserveBytes = reserveBytes;
        _free = free ?? (() => new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace);
        var reserve = new FileInfo(_reserve);
        _isKept = reserve.Exists && reserve.Length == _reserveBytes;
        _isGivenUp = reserve.Exists && !_isKept;
    }

    /// <summary>Bytes that this account may still write.</summary>
    /// <exception cref="IOException">The disk is not there.</exception>
    public long FreeBytes => _free();

    /// <summary>True while less than <see cref="Floor"/> is left.</summary>
    /// <exception cref="IOException">The disk is not there.</exception>
    public bool IsTight => FreeBytes < Floor;

    /// <summary>True while something is kept back.</summary>
    internal bool IsReserveKept => _isKept;

    /// <summary>Keeps room back, if there is none kept yet and enough of it. Costs nothing when there is.</summary>
    internal void KeepReserve()
    {
        if (_isKept)
        {
            return;
        }

        lock (_gate)
        {
            try
            {
                if (!_isKept && FreeBytes >= Floor + _reserveBytes)
                {
                    WriteReserve();
                    (_isKept, _isGivenUp) = (true, false);
                }
            }
            catch (IOException)
            {
                // Somebody else was quicker to fill the disk: then there is nothing to keep back, and half a reserve is only in the way.
                Empty();
            }
        }
    }

    /// <summary>Gives the room that was kept back to what may be written on a full disk.</summary>
    internal void GiveUpReserve()
    {
        lock (_gate)
        {
            Empty();
            (_isKept, _isGivenUp) = (false, true);
        }
    }

    /// <returns>False while the reserve is given up and there is no room to make it again: then only what makes room may be written.</returns>
    internal bool MayBeFilled()
    {
        if (_isGivenUp)
        {
            KeepReserve();
        }

        return !_isGivenUp;
    }

    // Needs no room, where making a file might.
    private void Empty()
    {
        if (File.Exists(_reserve))
        {
            using var file = new FileStream(_reserve, FileMode.Truncate, FileAccess.Write);
        }
    }

    // Written and not just declared, and of bytes that no file system can pack: otherwise there would be nothing to give up.
    private void WriteReserve()
    {
        using var file = PrivateFiles.Open(_reserve, FileMode.Create, FileShare.None);
        var chunk = new byte[ChunkBytes];
        for (var written = 0; written < _reserveBytes; written += ChunkBytes)
        {
            RandomNumberGenerator.Fill(chunk);
            file.Write(chunk, 0, Math.Min(ChunkBytes, _reserveBytes - written));
        }
    }
}
