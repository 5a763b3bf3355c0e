using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Storage;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Comments;

/// <summary>Seals what a person has to say on an area, one comment for each area and sweep; shows them their own; lets them change and withdraw it until the sweep ends.</summary>
/// <remarks>
/// Safe to repeat: the same words twice are one comment, and a late copy of something older changes nothing. Nobody else gets at a comment: its slot is
/// found by the authenticated person.
/// </remarks>
public sealed class WriteComment(TeamRegistry teams, Rounds rounds, HeldComments held)
{
    /// <summary>How often a write meets a newer one before it gives up; at that point something is wrong, not busy.</summary>
    private const int MaxAttempts = 16;

    /// <summary>Where a person stands: on what they may comment, and what they have said. Changes nothing.</summary>
    public async Task<CommentOutcome> ShowAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        var (place, refusal) = await AdmitAsync(person, round, cancellationToken);
        return place is null ? refusal! : new CommentOutcome.Shown(await ViewAsync(place, cancellationToken));
    }

    /// <param name="at">When the person sent it.</param>
    public async Task<CommentOutcome> SealAsync(PersonRef person, RoundRef round, PracticeArea area, CommentText text, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (place, refusal) = await AdmitAsync(person, round, cancellationToken);
        if (place is null)
        {
            return refusal!;
        }

        if (!place.TakesComments)
        {
            return new CommentOutcome.NotTaken();
        }

        var box = await held.FindBoxAsync(place.Sweep, cancellationToken);
        if (!AreasOf(place).Contains(area) && (box is null || await ReadAsync(place, box, area, cancellationToken) is null))
        {
            return new CommentOutcome.NoSuchArea();
        }

        box ??= await held.MakeBoxAsync(place.Sweep, cancellationToken);
        return await SayAsync(place, box, area, SealedComment.Of(text, at), cancellationToken)
            ? new CommentOutcome.Sealed(await ViewAsync(place, cancellationToken))
            : new CommentOutcome.TooLate();
    }

    /// <param name="area">Null for everything that the person has said in the sweep.</param>
    /// <param name="at">When the person sent it.</param>
    public async Task<CommentOutcome> WithdrawAsync(PersonRef person, RoundRef round, PracticeArea? area, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (place, refusal) = await AdmitAsync(person, round, cancellationToken);
        if (place is null)
        {
            return refusal!;
        }

        if (await held.FindBoxAsync(place.Sweep, cancellationToken) is { } box)
        {
            foreach (var one in area is null ? PracticeArea.Asked : [area])
            {
                if (await ReadAsync(place, box, one, cancellationToken) is not null && !await SayAsync(place, box, one, SealedComment.Of(null, at), cancellationToken))
                {
                    return new CommentOutcome.TooLate();
                }
            }
        }

        return new CommentOutcome.Withdrawn(await ViewAsync(place, cancellationToken));
    }

    private async Task<(Place? Place, CommentOutcome? Refusal)> AdmitAsync(PersonRef person, RoundRef round, CancellationToken cancellationToken)
    {
        if (person.Tenant != round.Tenant || await rounds.FindPlanAsync(round, cancellationToken) is not { } plan)
        {
            return (null, new CommentOutcome.UnknownRound());
        }

        if (plan.Find(person.Person) is not { } participant)
        {
            return (null, new CommentOutcome.NotAsked());
        }

        if (plan.Comments is null || SweepRef.Of(plan) is not { } sweep
            || await teams.FindAsync(round.Team, cancellationToken) is not { Status: TeamStatus.Active })
        {
            return (null, new CommentOutcome.NotTaken());
        }

        var latest = (await teams.HistoryAsync(round.Team, cancellationToken)).Latest is { } newest && newest != round.Round
            ? await rounds.FindPlanAsync(new RoundRef(round.Team, newest), cancellationToken)
            : plan;
        return latest is null || SweepRef.Of(latest) != sweep || await held.FindEndAsync(sweep, cancellationToken) is not null
            ? (null, new CommentOutcome.Ended())
            : (new Place(plan, participant, person, sweep, latest.Comments is { AreTaken: true }), null);
    }

    /// <returns>False when it may have come too late: nobody can say whether it was there when the slots were opened.</returns>
    private async Task<bool> SayAsync(Place place, CommentBox box, PracticeArea area, SealedComment said, CancellationToken cancellationToken)
    {
        var slot = box.SlotOf(place.Person, area);
        await WriteAsync(place.Sweep, box, slot, said, cancellationToken);

        // Whoever ends the sweep writes that first, and opens the slots later: what was written before either is among them.
        if (await held.FindEndAsync(place.Sweep, cancellationToken) is not { } end || await held.NowAsync(cancellationToken) < end.OpensAt)
        {
            return true;
        }

        if (end.IsDone)
        {
            // All is destroyed already, and this would be the only one left.
            await held.DestroyAsync(place.Sweep, cancellationToken);
        }

        return false;
    }

    private async Task WriteAsync(SweepRef sweep, CommentBox box, string slot, SealedComment said, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await held.ReadSlotAsync(sweep, slot, cancellationToken);
            if (box.Open(slot, stored) is { } current && current.At > said.At)
            {
                return;
            }

            if (await held.WriteSlotAsync(sweep, slot, box.Seal(slot, said), stored?.Revision, cancellationToken))
            {
                return;
            }

            StorageMetrics.SlotConflict();
        }

        throw new StoreUnavailableException($"A slot changed {MaxAttempts} times while it was being written.");
    }

    private async Task<CommentView> ViewAsync(Place place, CancellationToken cancellationToken)
    {
        var said = new List<OwnComment>();
        if (await held.FindBoxAsync(place.Sweep, cancellationToken) is { } box)
        {
            foreach (var area in PracticeArea.Asked)
            {
                if (await ReadAsync(place, box, area, cancellationToken) is { } text)
                {
                    said.Add(new OwnComment(area, text));
                }
            }
        }

        return new CommentView(place.Plan, place.TakesComments ? AreasOf(place) : [], said);
    }

    private async Task<CommentText?> ReadAsync(Place place, CommentBox box, PracticeArea area, CancellationToken cancellationToken)
    {
        var slot = box.SlotOf(place.Person, area);
        return box.Open(slot, await held.ReadSlotAsync(place.Sweep, slot, cancellationToken))?.Text;
    }

    private static IReadOnlyList<PracticeArea> AreasOf(Place place) =>
        [.. place.Participant.Items.Select(item => ItemBank.Shipped.Find(item)?.Area).OfType<PracticeArea>().Distinct()];

    /// <summary>A person in a sweep that has not ended.</summary>
    private sealed record Place(RoundPlan Plan, Participant Participant, PersonRef Person, SweepRef Sweep, bool TakesComments);
}

/// <summary>What a person may say and has said in a sweep.</summary>
/// <param name="Areas">On which they may comment: those of their questions in this round.</param>
/// <param name="Comments">Their own, of the whole sweep.</param>
public sealed record CommentView(RoundPlan Plan, IReadOnlyList<PracticeArea> Areas, IReadOnlyList<OwnComment> Comments)
{
    public CommentText? On(PracticeArea area) => Comments.FirstOrDefault(comment => comment.Area == area)?.Text;
}

/// <summary>What a person has said on an area.</summary>
public sealed record OwnComment(PracticeArea Area, CommentText Text);

/// <summary>What came of writing, seeing or withdrawing a comment.</summary>
public abstract record CommentOutcome
{
    private CommentOutcome()
    {
    }

    public sealed record Shown(CommentView View) : CommentOutcome;

    /// <summary>Held until the sweep ends; unless the person has sent something newer since, which then stands.</summary>
    public sealed record Sealed(CommentView View) : CommentOutcome;

    /// <summary>What the person had said is gone.</summary>
    public sealed record Withdrawn(CommentView View) : CommentOutcome;

    /// <summary>The sweep is over: what was held is opened, shown or deleted by now. Nothing was changed.</summary>
    public sealed record Ended : CommentOutcome;

    /// <summary>The sweep ended while it was being written: it may or may not be among what is shown.</summary>
    public sealed record TooLate : CommentOutcome;

    /// <summary>The team takes no comments. Nothing was saved.</summary>
    public sealed record NotTaken : CommentOutcome;

    /// <summary>The person was not asked about this area in this round. Nothing was saved.</summary>
    public sealed record NoSuchArea : CommentOutcome;

    /// <summary>The person is not asked in this round. Nothing was saved.</summary>
    public sealed record NotAsked : CommentOutcome;

    /// <summary>There is no such round in the person's organisation.</summary>
    public sealed record UnknownRound : CommentOutcome;
}
