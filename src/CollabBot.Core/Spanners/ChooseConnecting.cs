using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Spanners;

/// <summary>Lets a person say whether they connect their team with its partners, and want something small for it once a fortnight. Tells nobody.</summary>
/// <remarks>All of it may be repeated.</remarks>
public sealed class ChooseConnecting(SpannerDesk desk)
{
    /// <summary>What they chose so far.</summary>
    public async Task<SpannerOutcome> ShowAsync(PersonRef person, CancellationToken cancellationToken) =>
        await AnswerAsync(person, await desk.FindAsync(person, cancellationToken), cancellationToken);

    /// <summary>From the next Monday on; and no sooner than a fortnight after the last one.</summary>
    public async Task<SpannerOutcome> HandleAsync(PersonRef person, bool steps, bool questions, CancellationToken cancellationToken)
    {
        if (!steps && !questions)
        {
            var off = await desk.UpdateAsync(person, current => current.Off(), cancellationToken);
            await desk.DropAsync(person, cancellationToken);
            return await AnswerAsync(person, off, cancellationToken);
        }

        if (await desk.HomeOfAsync(person, cancellationToken) is not { } home)
        {
            return new SpannerOutcome.NoTeam();
        }

        var today = home.Clock.DateAt(await desk.NowAsync(cancellationToken));
        return await AnswerAsync(person, await desk.UpdateAsync(person, current => current.Choosing(steps, questions, today), cancellationToken), cancellationToken);
    }

    /// <summary>They do not want a step again.</summary>
    /// <param name="nudgeId">As a card has it, which is not to be trusted; null for the one that they were sent last.</param>
    public async Task<NotForMeOutcome> TurnDownAsync(PersonRef person, string? nudgeId, CancellationToken cancellationToken)
    {
        var record = await desk.FindAsync(person, cancellationToken);
        if ((nudgeId ?? (record.Sent is [.., var last] ? last.NudgeId : null)) is not { } id || NudgeLibrary.Shipped.Find(id) is not { Role: NudgeRole.Spanner } step
            || !(record.Sent.Any(sent => sent.NudgeId == id) || record.Sending?.NudgeId == id))
        {
            return new NotForMeOutcome.Unknown();
        }

        await desk.UpdateAsync(person, current => current.TurnedDown(id), cancellationToken);
        return new NotForMeOutcome.Noted(step);
    }

    private async Task<SpannerOutcome> AnswerAsync(PersonRef person, SpannerRecord record, CancellationToken cancellationToken)
    {
        if (!record.IsOn || await desk.HomeOfAsync(person, cancellationToken) is not { } home)
        {
            return new SpannerOutcome.Chosen(record, null);
        }

        // Also where it is on already: what was lost between the choice and its timer is found again by whoever looks.
        await desk.SetIfNoneAsync(person, SpannerHours.At(record.NextOn, home.Clock), cancellationToken);
        return new SpannerOutcome.Chosen(record, record.NextOn);
    }
}

/// <summary>What came of somebody's choice, or of their asking for it.</summary>
public abstract record SpannerOutcome
{
    private SpannerOutcome()
    {
    }

    /// <param name="NextOn">The day of the next message, if nothing is in its way; null when it is off.</param>
    public sealed record Chosen(SpannerRecord Record, DateOnly? NextOn) : SpannerOutcome;

    /// <summary>They are in no team whose clock would say when to write. Nothing was changed.</summary>
    public sealed record NoTeam : SpannerOutcome;
}

/// <summary>What came of turning down a step.</summary>
public abstract record NotForMeOutcome
{
    private NotForMeOutcome()
    {
    }

    /// <summary>It is not sent to them again.</summary>
    public sealed record Noted(Nudge Step) : NotForMeOutcome;

    /// <summary>They were sent no such step. Nothing was changed.</summary>
    public sealed record Unknown : NotForMeOutcome;
}
