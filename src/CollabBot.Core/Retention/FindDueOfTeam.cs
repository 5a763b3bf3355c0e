using System.Globalization;
using CollabBot.Core.Cadence;
using CollabBot.Core.Comments;
using CollabBot.Core.Loop;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Retention;

/// <summary>Finds what is due for disposal in a team that the bot is in, also when nobody asks it any more. Changes nothing; what it finds is safe to dispose of twice.</summary>
/// <remarks>
/// Costs two reads where nothing is due: what a team has lies in its history, with dates. Once a week, on a day of the team's own, it also lists what the history
/// does not know of. A round that is not over is never touched.
/// </remarks>
internal sealed class FindDueOfTeam(IObjectStore store, TeamRegistry teams, Rounds rounds, LoopDesk loop, HeldComments held, ReleaseComments comments, OldSteps steps)
{
    /// <summary>What was promised in a reply is asked after some weeks later, and voted on for another.</summary>
    private const int DaysOfFollowUp = 35;

    /// <summary>Logs whose keys end in a date.</summary>
    private static readonly string[] DatedLogs = ["skipped", "channel-gone"];

    public async Task<IReadOnlyList<Due>> HandleAsync(Team team, DateTimeOffset now, bool isHeld, CancellationToken cancellationToken)
    {
        if (await teams.FindHistoryAsync(team.Ref, cancellationToken) is not { } history)
        {
            return [];
        }

        var due = new List<Due>();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        AddReleases(due, team.Ref, history, today, isHeld);
        AddHistograms(due, team.Ref, history, today, isHeld);
        await AddNamesAsync(due, team.Ref, history, now, IsAskedSince(history, today, RetentionPeriods.Comments), cancellationToken);
        AddTold(due, team.Ref, history, today);
        if ((int)(ScheduleIndex.PlaceOf(team.Ref) * 7) == today.DayNumber % 7)
        {
            await AddLeftOverAsync(due, team, history, now, cancellationToken);
            due.AddRange(await steps.FindAsync(team.Ref, today.AddMonths(-RetentionPeriods.ReleasesMonths), isHeld, cancellationToken));
        }

        return due;
    }

    /// <summary>The names alone, of a team that the bot was removed from: no sweep goes on there.</summary>
    public async Task<IReadOnlyList<Due>> NamesAsync(TeamRef team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<Due>();
        if (await teams.FindHistoryAsync(team, cancellationToken) is { Releases: not [] } history)
        {
            await AddNamesAsync(due, team, history, now, isStill: false, cancellationToken);
            AddTold(due, team, history, DateOnly.FromDateTime(now.UtcDateTime));
        }

        return due;
    }

    private void AddReleases(List<Due> due, TeamRef team, TeamHistory history, DateOnly today, bool isHeld)
    {
        var oldest = today.AddMonths(-RetentionPeriods.ReleasesMonths);
        var old = history.Releases.Where(release => release.Date < oldest).ToList();
        if (old is [])
        {
            return;
        }

        due.Add(new Due(DataInventory.Results, old.Count, isHeld ? null : async cancellation =>
        {
            foreach (var release in old)
            {
                await rounds.DeleteAsync(new RoundRef(team, release.Round), cancellation);
            }

            await teams.UpdateHistoryAsync(team, current => current.Without(oldest), cancellation);
        }));
    }

    private void AddHistograms(List<Due> due, TeamRef team, TeamHistory history, DateOnly today, bool isHeld)
    {
        if (history.Releases.MaxBy(release => release.Date) is not { } newest || history.ReducedUpTo >= newest.Date || IsAskedSince(history, today, RetentionPeriods.Histograms))
        {
            return;
        }

        var whole = history.Releases.Where(release => !(release.Date <= history.ReducedUpTo)).ToList();
        due.Add(new Due(DataInventory.Histograms, whole.Count, isHeld ? null : async cancellation =>
        {
            foreach (var release in whole)
            {
                await UnlessDamagedAsync(() => rounds.ReduceResultAsync(new RoundRef(team, release.Round), cancellation));
            }

            await teams.UpdateHistoryAsync(team, current => current.Reduced(newest.Date), cancellation);
        }));
    }

    /// <summary>A round's names stay while its sweep goes on, because comments of it do; and while the team is to be asked after what a leader promised.</summary>
    private async Task AddNamesAsync(List<Due> due, TeamRef team, TeamHistory history, DateTimeOffset now, bool isStill, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var old = history.Releases
            .Where(release => !(release.Date <= history.NamesGoneUpTo) && release.Date.AddDays(RetentionPeriods.WhoWasAsked.Days) <= today && !(isStill && release.Date >= (history.SweepFrom ?? DateOnly.MinValue)))
            .OrderBy(release => release.Date).ToList();
        if (old is [])
        {
            return;
        }

        var replies = await loop.FindAsync(team, cancellationToken);
        var gone = new List<Release>();
        var upTo = history.NamesGoneUpTo;
        var isUnbroken = true;
        foreach (var release in old)
        {
            var state = IsFollowedUp(replies, release.Round, today) ? NamesState.Kept : await NamesOfAsync(new RoundRef(team, release.Round), now, cancellationToken);
            isUnbroken &= state is not NamesState.Kept;
            upTo = isUnbroken ? release.Date : upTo;
            if (state is NamesState.Due)
            {
                gone.Add(release);
            }
        }

        if (gone is not [] || upTo != history.NamesGoneUpTo)
        {
            due.Add(new Due(DataInventory.Plans, gone.Count, async cancellation =>
            {
                foreach (var release in gone)
                {
                    await UnlessDamagedAsync(() => rounds.StrikeNamesAsync(new RoundRef(team, release.Round), cancellation));
                }

                await teams.UpdateHistoryAsync(team, current => upTo is null || current.NamesGoneUpTo >= upTo ? current : current with { NamesGoneUpTo = upTo }, cancellation);
            }));
        }
    }

    private async Task<NamesState> NamesOfAsync(RoundRef round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await rounds.FindPlanAsync(round, cancellationToken) is not { HasAliases: false } plan ? NamesState.Gone
                : await rounds.FindStateAsync(round, cancellationToken) is { } state && (state.Phase is not RoundPhase.Purged || state.ClosesAt(plan) + RetentionPeriods.WhoWasAsked > now) ? NamesState.Kept
                : NamesState.Due;
        }
        catch (DocumentUnreadableException)
        {
            // Nobody can strike out what nobody can read; it goes with its release.
            return NamesState.Gone;
        }
    }

    private void AddTold(List<Due> due, TeamRef team, TeamHistory history, DateOnly today)
    {
        var old = history.Releases.Where(release => !(release.Date <= history.ToldGoneUpTo) && release.Date.AddDays(RetentionPeriods.WhoWasTold.Days) <= today).ToList();
        if (old is [])
        {
            return;
        }

        due.Add(new Due(DataInventory.Told, old.Count, async cancellation =>
        {
            foreach (var release in old)
            {
                await UnlessDamagedAsync(() => rounds.StrikeToldAsync(new RoundRef(team, release.Round), cancellation));
            }

            var upTo = old.Max(release => release.Date);
            await teams.UpdateHistoryAsync(team, current => current.ToldGoneUpTo >= upTo ? current : current with { ToldGoneUpTo = upTo }, cancellation);
        }));
    }

    private async Task AddLeftOverAsync(List<Due> due, Team team, TeamHistory history, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var logs = new List<StoreKey>();
        foreach (var root in DatedLogs)
        {
            await foreach (var entry in store.ListAsync(StoreKey.Of(root, team.Ref.Tenant.Value, team.Ref.Team.Value), cancellationToken))
            {
                if (DateOnly.TryParseExact(entry.Key.Segments()[^1], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.AddDays(RetentionPeriods.Logs.Days) < today)
                {
                    logs.Add(entry.Key);
                }
            }
        }

        // That of the installation in force tells that the team was welcomed.
        await foreach (var entry in store.ListAsync(StoreKey.Of("welcome", team.Ref.Tenant.Value, team.Ref.Team.Value), cancellationToken))
        {
            if (entry.Key != TeamRegistry.WelcomeLedgerKey(team) && team.InstalledAt + RetentionPeriods.Logs < now)
            {
                logs.Add(entry.Key);
            }
        }

        if (logs is not [])
        {
            due.Add(new Due(DataInventory.SendLogs, logs.Count, cancellation => DeleteAsync(logs, cancellation)));
        }

        foreach (var (sweep, holdsComments) in await held.ListAsync(team.Ref, cancellationToken))
        {
            if (await held.FindEndAsync(sweep, cancellationToken) is { IsDone: true } end && !holdsComments)
            {
                if (end.OpensAt + RetentionPeriods.Comments <= now)
                {
                    due.Add(new Due(DataInventory.ShownComments, 1, cancellation => held.ForgetAsync(sweep, cancellation)));
                }
            }
            else if (!IsAskedSince(history, today, RetentionPeriods.Comments))
            {
                due.Add(new Due(DataInventory.HeldComments, 1, cancellation => comments.DropAsync(team.Ref, cancellation)));
            }
        }
    }

    private async Task DeleteAsync(List<StoreKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            await store.DeleteAsync(key, null, cancellationToken);
        }
    }

    private static bool IsAskedSince(TeamHistory history, DateOnly today, TimeSpan period) => history.LatestDate is { } latest && latest.AddDays(period.Days) > today;

    private static bool IsFollowedUp(TeamLoop loop, RoundId round, DateOnly today) =>
        loop.Checks.Any(check => check.Round == round && !(check.IsCounted && check.IsTold))
        || loop.Find(round)?.Replies.Any(given => given.Reply is LeaderReply.WillDo will && will.By.AddDays(DaysOfFollowUp) > today) == true;

    /// <summary>What cannot be read cannot be reduced; it goes with its release.</summary>
    private static async Task UnlessDamagedAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DocumentUnreadableException)
        {
            // Counted where it was read.
        }
    }

    private enum NamesState
    {
        Kept,
        Due,
        Gone,
    }
}
