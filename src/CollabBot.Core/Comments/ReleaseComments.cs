using System.Security.Cryptography;
using CollabBot.Core.Administration;
using CollabBot.Core.Cadence;
using CollabBot.Core.Delivery;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>Ends the comments of a sweep: opens them once, freezes what passed, tells the authors of the rest, and destroys the slots and their key.</summary>
/// <remarks>
/// Each step is safe to repeat and to be done by several at once. What is shown is fixed before anything is destroyed; whoever comes later finds
/// it, and never counts what is half destroyed.
/// </remarks>
public sealed class ReleaseComments(IRoster roster, TeamRegistry teams, Rounds rounds, HeldComments held, HoldToDecisions decisions, AttentionBudget budget, Deliver deliver)
{
    /// <summary>For so long a step that waits for others (the roster, the way to the authors) is tried again; then the comments are destroyed without it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private static readonly TimeSpan RosterRetry = TimeSpan.FromMinutes(1);

    /// <summary>Somebody else tells the authors; to be looked after all the same, for they might die of it.</summary>
    private static readonly TimeSpan TakenOver = TimeSpan.FromMinutes(1);

    private readonly SweepRounds _sweeps = new(teams, rounds);

    /// <summary>The same for a hint at a round: the sweeps that it left behind it.</summary>
    public async Task<WorkOutcome> HandleAsync(RoundRef round, CancellationToken cancellationToken) =>
        await rounds.FindPlanAsync(round, cancellationToken) is { } plan ? await HandleAsync(await decisions.HandleAsync(plan, cancellationToken), cancellationToken) : WorkOutcome.Done.Instance;

    /// <summary>Ends every sweep that is over with a round: those before its own, and its own with the last of its rounds. Deletes what was kept long enough.</summary>
    /// <param name="plan">Of a round that has been counted, or has begun a sweep; held to what was decided.</param>
    public async Task<WorkOutcome> HandleAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Comments is not { } promise || SweepRef.Of(plan) is not { } own)
        {
            return WorkOutcome.Done.Instance;
        }

        var isOver = plan.Pulse!.IsLast && await rounds.FindResultAsync(plan.Ref, cancellationToken) is not null;
        var known = await held.ListAsync(own.Team, cancellationToken);
        foreach (var (sweep, holdsComments) in known.Where(entry => entry.Sweep.FirstRound < own.FirstRound || (isOver && entry.Sweep == own)))
        {
            if (await EndAsync(sweep, plan, holdsComments, cancellationToken) is WorkOutcome.Again again)
            {
                return again;
            }
        }

        // Also where nobody commented: nobody shall from now on.
        return isOver && promise.AreTaken && known.All(entry => entry.Sweep != own) ? await EndAsync(own, plan, holdsComments: false, cancellationToken) : WorkOutcome.Done.Instance;
    }

    /// <summary>Destroys every comment that is held in a team, unread: nobody is there any more to see them.</summary>
    public async Task DropAsync(TeamRef team, CancellationToken cancellationToken)
    {
        foreach (var (sweep, holdsComments) in await held.ListAsync(team, cancellationToken))
        {
            var end = await held.FixEndAsync(sweep, new SweepEnd(await held.NowAsync(cancellationToken), ShownWith: null), cancellationToken);
            if (!end.IsDone || holdsComments)
            {
                await held.FixReleaseAsync(sweep, CommentRelease.Nothing, cancellationToken);
                await FinishAsync(sweep, cancellationToken);
            }
        }
    }

    /// <returns>What a round's digest shows, and to whom; decided before, and always the same.</returns>
    public async Task<IReadOnlyList<ShownComments>> ShownWithAsync(RoundPlan plan, CancellationToken cancellationToken)
    {
        var shown = new List<ShownComments>();
        foreach (var (sweep, _) in plan.Comments is null ? [] : await held.ListAsync(plan.Ref.Team, cancellationToken))
        {
            if (await held.FindEndAsync(sweep, cancellationToken) is { IsDone: true } end && end.ShownWith == plan.Ref.Round
                && await held.FindReleaseAsync(sweep, cancellationToken) is { Areas.Count: > 0 } release)
            {
                // Who wrote them was told who reads; whoever came later does not.
                var promised = (await _sweeps.PlansAsync(sweep, cancellationToken)) is [.., var last] ? last.DigestReaders : [];
                shown.Add(new ShownComments(release.Areas, [.. plan.DigestReaders.Intersect(promised)]));
            }
        }

        return shown;
    }

    private async Task<WorkOutcome> EndAsync(SweepRef sweep, RoundPlan with, bool holdsComments, CancellationToken cancellationToken)
    {
        var now = await held.NowAsync(cancellationToken);
        var end = await held.FixEndAsync(sweep, new SweepEnd(now + RoundState.Drain, with.Ref.Round), cancellationToken);
        if (end.IsDone)
        {
            if (holdsComments)
            {
                // Somebody stood still in the middle of writing, and died of it.
                await held.DestroyAsync(sweep, cancellationToken);
            }

            if (now >= end.OpensAt + CommentPromise.Kept)
            {
                await held.ForgetAsync(sweep, cancellationToken);
            }

            return WorkOutcome.Done.Instance;
        }

        if (now < end.OpensAt)
        {
            return new WorkOutcome.Again(end.OpensAt - now);
        }

        var plans = await PlansAsync(sweep, with, cancellationToken);
        var room = await RoomAsync(plans, now, cancellationToken);
        if (await held.FindBoxAsync(sweep, cancellationToken) is { } box)
        {
            switch (await roster.ReadAsync(sweep.Team, cancellationToken))
            {
                case RosterReading.Complete complete:
                    if (await OpenAsync(sweep, box, [.. complete.Members.Where(member => !member.IsGuest)], plans, now < end.OpensAt + Patience ? room : null, cancellationToken) is WorkOutcome.Again again)
                    {
                        return again;
                    }

                    break;
                case RosterReading.Unavailable when now < end.OpensAt + Patience:
                    return new WorkOutcome.Again(RosterRetry);
            }
        }

        // Without a key nobody wrote, or all is decided; without a roster nobody knows who has left, and nothing is shown.
        await held.FixReleaseAsync(sweep, CommentRelease.Nothing, cancellationToken);
        await FinishAsync(sweep, cancellationToken);
        return WorkOutcome.Done.Instance;
    }

    /// <summary>The sweep's plans, the last of them as it was promised whatever stands in the store.</summary>
    /// <param name="with">Has been held to what was decided.</param>
    private async Task<IReadOnlyList<RoundPlan>> PlansAsync(SweepRef sweep, RoundPlan with, CancellationToken cancellationToken) => await _sweeps.PlansAsync(sweep, cancellationToken) is [.., var last] plans
        ? [.. plans.SkipLast(1), last.Ref == with.Ref ? with : await decisions.HandleAsync(last, cancellationToken)]
        : [];

    /// <summary>Fixes what is shown, once, and tells those whose comments are not. What people who left have written is found by nobody (P14).</summary>
    /// <param name="room">Whose week has room to be told; null when there is no time left for it.</param>
    private async Task<WorkOutcome> OpenAsync(
        SweepRef sweep, CommentBox box, IReadOnlyList<RosterMember> members, IReadOnlyList<RoundPlan> plans, IReadOnlySet<PersonId>? room, CancellationToken cancellationToken)
    {
        var written = await WrittenAsync(sweep, box, members, cancellationToken);
        if (await held.FindReleaseAsync(sweep, cancellationToken) is null)
        {
            var readers = plans.SelectMany(plan => plan.DigestReaders).ToHashSet();
            var promise = plans is [.., var last] ? last.Comments : null;
            var release = promise is null ? CommentRelease.Nothing : CommentGate.Release(
                promise,
                await _sweeps.ResultsAsync(plans, cancellationToken),
                [.. written.Select(comment => new WrittenComment(comment.Area, comment.Text, readers.Contains(comment.Author.Id)))]);
            await held.FixReleaseAsync(sweep, release, cancellationToken);
        }

        var fixedRelease = await held.FindReleaseAsync(sweep, cancellationToken) ?? throw new InvalidOperationException("What was released vanished after it was written.");
        var unshown = written
            .Where(comment => fixedRelease.Areas.All(shown => shown.Area != comment.Area))
            .ToLookup(comment => comment.Author.Id, comment => comment.Area);
        return room is null ? WorkOutcome.Done.Instance : await TellAsync(sweep, box, members, unshown, plans, room, cancellationToken);
    }

    /// <summary>
    /// Whose week has room for the note that comments were not shown. It is charged to everybody who might have written one, also where nobody did: neither
    /// an account nor a card of it may tell who, or whether anybody, wrote.
    /// </summary>
    private async Task<IReadOnlySet<PersonId>> RoomAsync(IReadOnlyList<RoundPlan> plans, DateTimeOffset now, CancellationToken cancellationToken) => plans is [.., var last]
        ? await budget.TryChargeAsync(
            last.Ref.Tenant,
            plans.SelectMany(plan => plan.Participants).Select(participant => participant.Person).Distinct(),
            AttentionKind.CommentNote,
            last.Ref.Round.Value,
            AttentionWeek.At(TeamClock.For(last.ZoneId), now),
            cancellationToken)
        : new HashSet<PersonId>();

    private async Task<List<(RosterMember Author, PracticeArea Area, CommentText Text)>> WrittenAsync(
        SweepRef sweep, CommentBox box, IReadOnlyList<RosterMember> members, CancellationToken cancellationToken)
    {
        var written = new List<(RosterMember, PracticeArea, CommentText)>();
        var slots = await held.SlotsAsync(sweep, cancellationToken);
        foreach (var member in members)
        {
            foreach (var area in PracticeArea.Asked)
            {
                var slot = box.SlotOf(new PersonRef(sweep.Team.Tenant, member.Id), area);
                if (slots.Contains(slot) && await ReadAsync(sweep, box, slot, cancellationToken) is { } text)
                {
                    written.Add((member, area, text));
                }
            }
        }

        return written;
    }

    private async Task<CommentText?> ReadAsync(SweepRef sweep, CommentBox box, string slot, CancellationToken cancellationToken)
    {
        try
        {
            return box.Open(slot, await held.ReadSlotAsync(sweep, slot, cancellationToken))?.Text;
        }
        catch (CryptographicException)
        {
            // Lost, as a slot that somebody deleted would be.
            StorageMetrics.Unreadable("comment");
            return null;
        }
    }

    /// <summary>
    /// Everybody has their line in the log, under a name that only the sweep's key can make, whether or not a post went out: so it tells neither who
    /// had written nor how many.
    /// </summary>
    private async Task<WorkOutcome> TellAsync(
        SweepRef sweep, CommentBox box, IReadOnlyList<RosterMember> members, ILookup<PersonId, PracticeArea> unshown, IReadOnlyList<RoundPlan> plans, IReadOnlySet<PersonId> room, CancellationToken cancellationToken)
    {
        if (unshown.Count == 0 || plans is not [.., var plan])
        {
            return WorkOutcome.Done.Instance;
        }

        var posts = members
            .Select(member => (Id: box.NoticeOf(new PersonRef(sweep.Team.Tenant, member.Id)), Post: (Post)new Post.CommentsNotShown(plan, member, [.. unshown[member.Id]])))
            .OrderBy(post => post.Id, StringComparer.Ordinal)
            .GroupBy(post => post.Id[..1], StringComparer.Ordinal);

        // By a digit of their names, and not by their number: who joins or leaves meanwhile moves nobody to another log, to be told twice.
        foreach (var part in posts)
        {
            switch (await deliver.HandleAsync(HeldComments.LedgerKey(sweep, part.Key), [.. part], IsWantedAsync, cancellationToken))
            {
                case DeliveryOutcome.Paused paused:
                    return new WorkOutcome.Again(paused.For);
                case DeliveryOutcome.TakenOver:
                    return new WorkOutcome.Again(TakenOver);
            }
        }

        return WorkOutcome.Done.Instance;

        // Another may have told everybody meanwhile and destroyed the log of it; the slots go before the log does.
        async Task<bool> IsWantedAsync(Post post) => post is Post.CommentsNotShown { Areas: [var area, ..], Author: var author } && room.Contains(author.Id)
            && await held.ReadSlotAsync(sweep, box.SlotOf(new PersonRef(sweep.Team.Tenant, author.Id), area), cancellationToken) is not null;
    }

    private async Task FinishAsync(SweepRef sweep, CancellationToken cancellationToken)
    {
        await held.DestroyAsync(sweep, cancellationToken);
        await held.MarkDoneAsync(sweep, cancellationToken);
    }
}

/// <summary>Comments that a digest shows.</summary>
/// <param name="Readers">Who may see them: those who receive this digest, and were named as readers when the comments were written.</param>
public sealed record ShownComments(IReadOnlyList<AreaComments> Areas, IReadOnlyList<PersonId> Readers);
