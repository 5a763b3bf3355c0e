using System.Globalization;
using CollabBot.Core.Deletion;
using CollabBot.Core.Exports;
using CollabBot.Core.Replicas;
using CollabBot.Core.Storage;
using CollabBot.Storage;

namespace CollabBot.Service.Deletion;

/// <summary>One deletion from the first look to the certificate. For one run.</summary>
internal sealed class DeletionRun(IServiceProvider services, DeletionScope scope, string path)
{
    private readonly DeleteStored _delete = services.GetRequiredService<DeleteStored>();
    private readonly StorageOptions _storage = services.GetRequiredService<StorageOptions>();

    private DeletionJournal _journal = null!;
    private StoreWalk _walk = null!;
    private int _hints;

    public DeletionPlan Plan { get; private set; } = null!;

    /// <summary>Looks at what there is. Changes nothing.</summary>
    /// <returns>Why it is not to be begun, as sentences; null when it may.</returns>
    public async Task<string?> PrepareAsync(bool besideReplicas, CancellationToken cancellationToken)
    {
        if (_storage.IsShared && !besideReplicas && await services.GetRequiredService<SeenReplicas>().CountAsync(cancellationToken) is var alive and > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The service is alive on this store (replicas: {alive}) and would write again. Scale it to none and wait 15 seconds, or add --beside-replicas.");
        }

        var now = await services.GetRequiredService<IObjectStore>().ServerTimeAsync(cancellationToken);
        if (await DeletionJournal.OpenAsync(path, scope, now, cancellationToken) is not { } journal)
        {
            return $"{path}.journal is of another deletion, or cannot be read. Finish that one, or choose another name for the certificate.";
        }

        _journal = journal;
        Plan = await _delete.PlanAsync(scope, cancellationToken);
        if (!Plan.IsEmpty || !_journal.IsEmpty)
        {
            return null;
        }

        var there = await _delete.TenantsAsync(cancellationToken);
        return $"There is nothing of {(scope.Team is { } team ? $"the team \"{ExportText.OneLine(team.Value)}\" of " : "")}the organisation \"{ExportText.OneLine(scope.Tenant.Value)}\" in this store. "
            + (there is [] ? "It has no organisation at all." : $"These there are: {string.Join(", ", there.Select(ExportText.OneLine))}.");
    }

    /// <summary>Deletes, and looks whether it is gone.</summary>
    public async Task<StoreWalk> DeleteAsync(CancellationToken cancellationToken)
    {
        await _journal.NoteAsync(Plan, cancellationToken);
        _hints = await _delete.HandleAsync(Plan, cancellationToken);
        return _walk = await _delete.WalkAsync(scope, cancellationToken);
    }

    public byte[] Certify() => CertificateFile.Write(new Certificate(
        CertificateFile.Schema,
        scope.Tenant.Value,
        scope.Team?.Value,
        _journal.Begun,
        ProgramVersion.Text,
        _storage.IsShared ? "Azure Storage" : "SQLite",
        _journal.Counts,
        _journal.Counts.Values.Sum(),
        _hints,
        new CertifiedWalk(_walk.At, _walk.Keys, _walk.Bytes, _walk.Found.Values.Sum()),
        CertificateFile.Proves,
        CertificateFile.ProvesNot(services.GetRequiredService<IWholeStore>().SeesEveryMessage, !_storage.IsShared)));

    /// <summary>The certificate is written: what it was made of is not needed any more.</summary>
    public void Finish() => _journal.Forget();
}
