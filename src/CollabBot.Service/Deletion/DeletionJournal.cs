using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Deletion;

namespace CollabBot.Service.Deletion;

/// <summary>What a deletion has found so far, on the disk before anything is deleted: one that was broken off and begun again counts everything, and nothing twice.</summary>
/// <remarks>Lies beside the certificate until that is written. Holds kinds and checksums of keys, and no id.</remarks>
internal sealed class DeletionJournal
{
    private const string Head = "collabbot-delete";

    private readonly string _path;
    private readonly Dictionary<string, string> _kinds;

    private DeletionJournal(string path, DateTimeOffset begun, IReadOnlyDictionary<string, string> kinds)
    {
        _path = path;
        Begun = begun;
        _kinds = new Dictionary<string, string>(kinds, StringComparer.Ordinal);
    }

    public DateTimeOffset Begun { get; }

    /// <summary>Nothing was found yet.</summary>
    public bool IsEmpty => _kinds.Count == 0;

    /// <summary>By kind, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Counts => _kinds.Values.CountBy(kind => kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>Reads what an earlier run left beside the certificate's place, if there was one.</summary>
    /// <param name="now">When this run begins.</param>
    /// <returns>Null when what lies there is another deletion's.</returns>
    public static async Task<DeletionJournal?> OpenAsync(string certificate, DeletionScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var path = $"{certificate}.journal";
        if (!File.Exists(path))
        {
            return new DeletionJournal(path, now, new Dictionary<string, string>());
        }

        var lines = await File.ReadAllLinesAsync(path, cancellationToken);
        if (lines is not [var head, ..] || head.Split(' ') is not [Head, var whose, var at] || whose != scope.Fingerprint
            || !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var begun))
        {
            return null;
        }

        // A last line that was cut off is of a key that was not deleted yet, and is found again.
        return new DeletionJournal(path, begun, lines.Skip(1).Select(line => line.Split(' ')).Where(parts => parts is [_, { Length: 2 * SHA256.HashSizeInBytes }]).DistinctBy(parts => parts[1]).ToDictionary(parts => parts[1], parts => parts[0]));
    }

    /// <summary>Notes what was found. On the disk when this returns.</summary>
    public async Task NoteAsync(DeletionPlan plan, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var key in plan.Deleted.Concat(plan.Changed))
        {
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.Value)));
            if (_kinds.TryAdd(name, DeletionScope.KindOf(key)))
            {
                lines.Append(CultureInfo.InvariantCulture, $"{DeletionScope.KindOf(key)} {name}\n");
            }
        }

        await using var file = new FileStream(_path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.WriteThrough });
        var head = file.Length == 0 ? $"{Head} {plan.Scope.Fingerprint} {Begun.UtcDateTime:O}\n" : "\n";
        await file.WriteAsync(Encoding.UTF8.GetBytes(head + lines), cancellationToken);
        await file.FlushAsync(cancellationToken);
    }

    /// <summary>To be called when the certificate is written.</summary>
    public void Forget() => File.Delete(_path);
}
