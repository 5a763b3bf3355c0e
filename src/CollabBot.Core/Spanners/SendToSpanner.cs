using System.Globalization;
using CollabBot.Core.Delivery;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Spanners;

/// <summary>Once a fortnight, writes to somebody who asked for it: a small step, a question to themselves, or both, in one message. Safe to repeat.</summary>
/// <remarks>
/// What is sent is fixed before it is sent, so whoever repeats it sends the same, once. Whoever is away, or out of hours, is written to later; whoever cannot be reached, has left, or has told
/// every team to stop is not, and it ends: they would have to ask anew.
/// </remarks>
public sealed class SendToSpanner(TeamRegistry teams, SpannerDesk desk, NudgeDesk nudges, AttentionBudget budget, Deliver deliver)
{
    private const string Note = "note";

    /// <summary>A step of a team's own, given to each person, and this one do not come in the same week (F3.3).</summary>
    private const int DaysAfterPersonalStep = 7;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public async Task<WorkOutcome> HandleAsync(PersonRef person, CancellationToken cancellationToken)
    {
        var known = await teams.PersonAsync(person, cancellationToken);
        if (known.Spanner is not { IsOn: true } || known.Unreachable is not null || await desk.HomeOfAsync(person, cancellationToken) is not { } home)
        {
            await desk.UpdateAsync(person, current => current.Off(), cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        var now = await desk.NowAsync(cancellationToken);
        if (await LaterAsync(person, known, home, now, cancellationToken) is { } later)
        {
            await desk.SetAsync(person, later, cancellationToken);
            return WorkOutcome.Done.Instance;
        }

        var record = await desk.UpdateAsync(person, current => current.Begun(home.Clock.DateAt(now)), cancellationToken);
        if (record.Sending is { } issue)
        {
            if (await SendAsync(person, home, record.MessageOf(issue), issue, now, cancellationToken) is { } again)
            {
                return again;
            }

            record = await desk.FindAsync(person, cancellationToken);
        }

        if (record.IsOn)
        {
            await desk.SetAsync(person, SpannerHours.At(record.NextOn, home.Clock), cancellationToken);
        }

        return WorkOutcome.Done.Instance;
    }

    /// <returns>When to look again; null when it is settled.</returns>
    private async Task<WorkOutcome.Again?> SendAsync(
        PersonRef person, SpannerHome home, SpannerMessage message, SpannerIssue issue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!message.IsEmpty)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"spanner-{issue.On:O}");
            if (await budget.TryChargeAsync(person, AttentionKind.Nudge, reference, AttentionWeek.At(home.Clock, now), cancellationToken) is AttentionOutcome.NoRoom)
            {
                await desk.UpdateAsync(person, current => current.Dropped(issue), cancellationToken);
                return null;
            }

            switch (await deliver.HandleAsync(SpannerDesk.LedgerKey(person, issue.On), [(Note, new Post.ToSpanner(home.Team, person.Person, message))], cancellationToken))
            {
                case DeliveryOutcome.Paused paused:
                    return new WorkOutcome.Again(paused.For);
                case DeliveryOutcome.TakenOver:
                    return new WorkOutcome.Again(LookAgain);
            }
        }

        // Of this one it is kept until the next, for whoever might be sending it still.
        if ((await desk.FindAsync(person, cancellationToken)).LastOn is { } before && before != issue.On)
        {
            await desk.ForgetAsync(person, before, cancellationToken);
        }

        await desk.UpdateAsync(person, current => current.Ended(issue), cancellationToken);
        return null;
    }

    /// <returns>When to look again, because now is not the time; null when it is.</returns>
    private async Task<DateTimeOffset?> LaterAsync(PersonRef person, PersonRecord known, SpannerHome home, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = home.Clock.DateAt(now);
        var record = known.Spanner!;
        return record.Sending is null && today < record.NextOn ? SpannerHours.At(record.NextOn, home.Clock)
            : home.PausedUntil is { } until ? SpannerHours.At(SpannerHours.DayFrom(until), home.Clock)
            : !SpannerHours.IsOpen(now, home.Clock, home.Team.Calendar) ? SpannerHours.NextOpen(now, home.Clock, home.Team.Calendar)
            : record.Sending is null && record.TakesSteps && today < record.NextOn.AddDays(DaysAfterPersonalStep) && await HadPersonalStepAsync(person, known, today, cancellationToken)
                ? SpannerHours.At(SpannerHours.DayFrom(today.AddDays(1)), home.Clock)
            : null;
    }

    private async Task<bool> HadPersonalStepAsync(PersonRef person, PersonRecord known, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var id in known.Teams)
        {
            var team = new TeamRef(person.Tenant, id);
            var given = (await nudges.RecordAsync(team, cancellationToken)).Given.Where(step => step.On > today.AddDays(-DaysAfterPersonalStep) && NudgeLibrary.Shipped.Find(step.NudgeId) is { Place: NudgePlace.Personal }).ToList();
            if (given is not [] && await teams.FindAsync(team, cancellationToken) is { } settings && given.Exists(step => (step.Role is NudgeRole.Leader) == settings.IsLeader(person.Person)))
            {
                return true;
            }
        }

        return false;
    }
}
