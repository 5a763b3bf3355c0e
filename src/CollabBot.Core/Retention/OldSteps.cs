using System.Globalization;
using CollabBot.Core.Loop;
using CollabBot.Core.Nudges;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Finds what is remembered of small steps and of replies for longer than releases are kept. A team that is still asked strikes it out by itself, as it goes on.</summary>
internal sealed class OldSteps(IObjectStore store, NudgeDesk nudges, LoopDesk loop)
{
    /// <param name="oldest">The first date that is kept.</param>
    public async Task<IReadOnlyList<Due>> FindAsync(TeamRef team, DateOnly oldest, bool isHeld, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        var weeks = new List<StoreKey>();
        await foreach (var entry in store.ListAsync(StoreKey.Of("nudge", team.Tenant.Value, team.Team.Value, "week"), cancellationToken))
        {
            if (DateOnly.TryParseExact(entry.Key.Segments()[^1], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < oldest)
            {
                weeks.Add(entry.Key);
            }
        }

        var isRecordOld = await RecordAsync(team, cancellationToken) is { } record && record != Since(record, oldest);
        if (weeks.Count > 0 || isRecordOld)
        {
            due.Add(new Due(DataInventory.Steps, weeks.Count + (isRecordOld ? 1 : 0), isHeld ? null : async cancellation =>
            {
                await nudges.UpdateRecordAsync(team, current => Since(current, oldest), cancellation);
                foreach (var week in weeks)
                {
                    await store.DeleteAsync(week, null, cancellation);
                }
            }));
        }

        var replies = await loop.FindAsync(team, cancellationToken);
        if (replies.Digests.Any(digest => digest.Date < oldest))
        {
            due.Add(new Due(DataInventory.Loop, 1, isHeld ? null : cancellation => loop.UpdateAsync(
                team,
                current => current.Digests.All(digest => digest.Date >= oldest) ? current : current with
                {
                    Digests = [.. current.Digests.Where(digest => digest.Date >= oldest)],
                    Checks = [.. current.Checks.Where(check => current.Find(check.Round) is { } digest && digest.Date >= oldest)],
                },
                cancellation)));
        }

        return due;
    }

    private async Task<NudgeRecord?> RecordAsync(TeamRef team, CancellationToken cancellationToken)
    {
        try
        {
            return await nudges.RecordAsync(team, cancellationToken);
        }
        catch (DocumentUnreadableException)
        {
            return null;
        }
    }

    private static NudgeRecord Since(NudgeRecord record, DateOnly oldest) =>
        record.Given.Concat(record.Unseen).All(given => given.On >= oldest) && record.Rests.All(date => date >= oldest) ? record : record with
        {
            Given = [.. record.Given.Where(given => given.On >= oldest)],
            Unseen = [.. record.Unseen.Where(given => given.On >= oldest)],
            Rests = [.. record.Rests.Where(date => date >= oldest)],
        };
}
